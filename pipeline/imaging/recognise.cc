#include "pipeline/imaging/recognise.h"

#include <tesseract/baseapi.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string>

#include "pipeline/model/error.h"
#include "pipeline/readers/paged/grid.h"
#include "pipeline/text/ascii.h"

namespace rasoat::imaging {
namespace {

using readers::paged::FindGrids;
using readers::paged::Grid;
using readers::paged::GridCell;
using readers::paged::Page;
using readers::paged::Word;

constexpr const char* kModel = "vie";
constexpr float kSmallestTilt = 0.05F;  // degrees
constexpr float kSurelyTilted = 2.0F;   // Leptonica's confidence; 3 is its own advice for text
constexpr int kDarkerThanPaper = 180;
constexpr int kPoorPage = 60;  // percent: the words of a page that stands wrong are less sure
constexpr std::size_t kFewWords = 10;  // of a page that may stand wrong
constexpr float kSureOfTurn = 1.0F;
constexpr int kReadDigitsAgain = 92;  // percent
constexpr std::uint8_t kUnsureDigits = 40;
constexpr int kNoLine = 35;          // percent
constexpr int kSureOfMark = 80;      // percent, of words without letters and digits
constexpr float kCellMargin = 1.5F;  // points that a cell's lines may reach into it
constexpr float kSmallestCell = 3;   // points: less is the space between two lines

// Red is what stamps are printed in: they are white to the red channel.
Picture WithoutStamps(const Picture& picture) {
  if (pixGetDepth(picture.get()) == 32) {
    return Picture(pixGetRGBComponent(picture.get(), COLOR_RED));
  }
  return Picture(pixConvertTo8(picture.get(), 0));
}

// A mark that the engine does not believe itself: dirt.
bool IsDirt(const Word& word) {
  const bool letters = std::any_of(word.text.begin(), word.text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
  });
  const bool mark = word.text == "-" || word.text == "+" || word.text == "/";
  return !letters && !mark && word.sure < kSureOfMark;
}

// Strokes of a signature, remains of a stamp, pictures: lines of which the engine believes nothing.
// A word that it doubts in the middle of a good line stays, or the line would fall apart.
void DropDirt(std::vector<Word>& words, std::size_t first_of_line) {
  const auto begin = words.begin() + static_cast<std::ptrdiff_t>(first_of_line);
  long sure = 0;
  for (auto word = begin; word != words.end(); ++word) sure += word->sure;
  const bool dirt = sure < kNoLine * (words.end() - begin);
  words.erase(
      std::remove_if(begin, words.end(), [&](const Word& word) { return dirt || IsDirt(word); }),
      words.end());
}

// As pages are that stand on their side or head.
bool IsPoor(const Page& page) {
  long sure = 0;
  std::size_t upright = 0;
  std::size_t standing =
      0;  // words that are higher than wide: the engine reads lines on their side
  for (const Word& word : page.words) {
    sure += word.sure;
    if (word.text.size() < 4) continue;
    ++(word.box.height() > word.box.width() ? standing : upright);
  }
  return standing > upright || sure < kPoorPage * static_cast<long>(page.words.size()) ||
         page.words.size() < kFewWords;
}

// Digits, and letters that are drawn like digits, as in "S2.877": no code, no unit.
bool IsMixed(const std::string& text) {
  static constexpr std::string_view kLookAlikes = "SOoIlTBZ|";
  static constexpr std::string_view kFigures = "0123456789.,%";
  std::size_t letters = 0;
  std::size_t digits = 0;
  for (const char c : text) {
    if (kLookAlikes.find(c) != std::string_view::npos) {
      ++letters;
    } else if (kFigures.find(c) == std::string_view::npos) {
      return false;
    }
    digits += c >= '0' && c <= '9' ? 1 : 0;
  }
  return letters > 0 && digits > letters;
}

std::string DigitsOf(const std::string& text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

}  // namespace

Recogniser::Recogniser() = default;
Recogniser::~Recogniser() = default;

tesseract::TessBaseAPI& Recogniser::Engine() {
  if (engine_) return *engine_;
  auto engine = std::make_unique<tesseract::TessBaseAPI>();
  if (engine->Init(nullptr, kModel, tesseract::OEM_LSTM_ONLY) != 0) {
    throw Error(ErrorCode::kNeedsProgram, "", "tesseract-ocr-vie");
  }
  engine->SetVariable("debug_file", "/dev/null");
  engine_ = std::move(engine);
  return *engine_;
}

// One page while it is read: its picture set upright, and the engine on it.
class Recogniser::PageReading {
 public:
  PageReading(tesseract::TessBaseAPI& engine, Picture grey, double dpi)
      : engine_(engine), grey_(std::move(grey)), dpi_(dpi) {}

  Page Read() {
    SetUpright();
    Page page;
    page.recognised = true;
    page.rendered = true;
    page.rules = FindRules(BlackOfScan(grey_), dpi_);
    EraseRules(page.rules);
    engine_.SetImage(grey_.get());
    engine_.SetSourceResolution(static_cast<int>(dpi_));
    const std::vector<Grid> grids = FindGrids(page.rules);
    ReadTables(grids, page);
    ReadRest(grids, page);
    page.width = static_cast<float>(Points(pixGetWidth(grey_.get())));
    page.height = static_cast<float>(Points(pixGetHeight(grey_.get())));
    page.tilt = tilt_;
    return page;
  }

 private:
  double Points(double pixels) const { return pixels * kPointsPerInch / dpi_; }
  int Dots(double points) const {
    return static_cast<int>(std::lround(points * dpi_ / kPointsPerInch));
  }

  void SetUpright() {
    const Picture black = Threshold(grey_, kDarkerThanPaper);
    l_float32 degrees = 0;
    l_float32 sureness = 0;
    if (pixFindSkew(black.get(), &degrees, &sureness) != 0) return;
    if (sureness < kSurelyTilted || std::abs(degrees) < kSmallestTilt) return;
    const float radians = degrees * static_cast<float>(M_PI) / 180;
    Picture turned(pixRotateAMGray(grey_.get(), radians, 255));
    if (!turned) return;
    grey_ = std::move(turned);
    tilt_ = -radians;
  }

  // Lines of tables confuse the engine.
  void EraseRules(const std::vector<Box>& rules) {
    for (const Box& rule : rules) {
      const int halo = std::max(1, static_cast<int>(dpi_ / 100));
      pixRasterop(grey_.get(), Dots(rule.left) - halo, Dots(rule.top) - halo,
                  Dots(rule.width()) + 2 * halo + 1, Dots(rule.height()) + 2 * halo + 1, PIX_SET,
                  nullptr, 0, 0);
    }
    black_ = Threshold(grey_, kDarkerThanPaper);
  }

  // A table as a whole, since its rows tell the engine how high its letters are; then the cells in
  // which it found nothing and which are not empty.
  void ReadTables(const std::vector<Grid>& grids, Page& page) {
    engine_.SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
    for (const Grid& grid : grids) {
      const std::size_t first = page.words.size();
      ReadPart(grid.box, page);
      const std::size_t end = page.words.size();
      for (const GridCell& cell : grid.cells) {
        const bool read = std::any_of(
            page.words.begin() + static_cast<std::ptrdiff_t>(first),
            page.words.begin() + static_cast<std::ptrdiff_t>(end), [&](const Word& word) {
              return cell.box.Holds(word.box.middle_x(), word.box.middle_y());
            });
        const Box inside{cell.box.left + kCellMargin, cell.box.top + kCellMargin,
                         cell.box.right - kCellMargin, cell.box.bottom - kCellMargin};
        const bool large = inside.width() >= kSmallestCell && inside.height() >= kSmallestCell;
        if (!read && large && HasInk(black_, inside, dpi_)) ReadPart(inside, page);
      }
    }
  }

  void ReadPart(const Box& part, Page& page) {
    engine_.SetRectangle(std::max(0, Dots(part.left)), std::max(0, Dots(part.top)),
                         Dots(part.width()), Dots(part.height()));
    TakeWords(page);
  }

  // The page without its tables, which are white by now.
  void ReadRest(const std::vector<Grid>& grids, Page& page) {
    for (const Grid& grid : grids) {
      pixRasterop(grey_.get(), Dots(grid.box.left), Dots(grid.box.top), Dots(grid.box.width()),
                  Dots(grid.box.height()), PIX_SET, nullptr, 0, 0);
    }
    engine_.SetImage(grey_.get());
    engine_.SetSourceResolution(static_cast<int>(dpi_));
    engine_.SetPageSegMode(tesseract::PSM_AUTO);
    TakeWords(page);
  }

  void TakeWords(Page& page) {
    if (engine_.Recognize(nullptr) != 0) return;
    const std::size_t first = page.words.size();
    std::size_t line = first;
    std::unique_ptr<tesseract::ResultIterator> at(engine_.GetIterator());
    if (!at) return;
    do {
      if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) {
        DropDirt(page.words, line);
        line = page.words.size();
      }
      if (at->Empty(tesseract::RIL_WORD)) continue;
      const std::unique_ptr<char[]> text(at->GetUTF8Text(tesseract::RIL_WORD));
      int left = 0;
      int top = 0;
      int right = 0;
      int bottom = 0;
      if (!text || !at->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) continue;
      Word word;
      word.text = text.get();
      std::erase_if(word.text, [](char c) { return c == ' ' || c == '\n'; });
      if (word.text.empty()) continue;
      word.box = {static_cast<float>(Points(left)), static_cast<float>(Points(top)),
                  static_cast<float>(Points(right)), static_cast<float>(Points(bottom))};
      float height = 0;
      float descender = 0;
      float ascender = 0;
      at->RowAttributes(&height, &descender, &ascender);
      word.size = static_cast<float>(Points(height));
      word.sure =
          static_cast<std::uint8_t>(std::clamp(at->Confidence(tesseract::RIL_WORD), 0.0F, 99.0F));
      page.words.push_back(std::move(word));
    } while (at->Next(tesseract::RIL_WORD));
    DropDirt(page.words, line);
    for (std::size_t i = first; i < page.words.size(); ++i) ReadDigitsAgain(page.words[i]);
  }

  // A figure is sure when the engine finds the same digits once it may find nothing else. Letters
  // that look like digits, among digits, are taken for them, and the figure is not sure.
  void ReadDigitsAgain(Word& word) {
    if (!text::HasDigit(word.text)) return;
    const bool mixed = IsMixed(word.text);
    if (word.sure >= kReadDigitsAgain && !mixed) return;
    const auto mode = engine_.GetPageSegMode();
    engine_.SetPageSegMode(tesseract::PSM_SINGLE_WORD);
    engine_.SetVariable("tessedit_char_whitelist", "0123456789.,/%-()");
    const Box& box = word.box;
    engine_.SetRectangle(std::max(0, Dots(box.left) - 6), std::max(0, Dots(box.top) - 6),
                         Dots(box.width()) + 12, Dots(box.height()) + 12);
    const std::unique_ptr<char[]> again(engine_.GetUTF8Text());
    std::string digits = again ? again.get() : "";
    std::erase_if(digits, [](char c) { return c == ' ' || c == '\n'; });
    if (mixed || DigitsOf(digits) != DigitsOf(word.text)) {
      word.sure = std::min(word.sure, kUnsureDigits);
    }
    if (mixed && digits.size() == word.text.size()) word.text = digits;
    engine_.SetVariable("tessedit_char_whitelist", "");
    engine_.SetPageSegMode(mode);
  }

  tesseract::TessBaseAPI& engine_;
  Picture grey_;
  Picture black_;
  double dpi_;
  float tilt_ = 0;
};

// Quarter turns to the right that the text of a picture has; 0 where that cannot be told.
int Recogniser::TurnOf(const Picture& grey, double dpi) const {
  tesseract::TessBaseAPI detector;
  if (detector.Init(nullptr, "osd", tesseract::OEM_TESSERACT_ONLY) != 0) return 0;
  detector.SetVariable("debug_file", "/dev/null");
  detector.SetPageSegMode(tesseract::PSM_OSD_ONLY);
  detector.SetImage(grey.get());
  detector.SetSourceResolution(static_cast<int>(dpi));
  int degrees = 0;
  float sureness = 0;
  if (!detector.DetectOrientationScript(&degrees, &sureness, nullptr, nullptr)) return 0;
  return sureness < kSureOfTurn ? 0 : (degrees / 90) & 3;
}

Page Recogniser::Read(const Picture& picture, double dpi) {
  Picture grey = WithoutStamps(picture);
  if (!grey) throw Error(ErrorCode::kMalformed, "", "picture");
  Page page = PageReading(Engine(), Picture(pixClone(grey.get())), dpi).Read();
  if (!IsPoor(page)) return page;
  // Looked for only now: most pages stand upright, and asking costs time.
  const int turns = TurnOf(grey, dpi);
  if (turns == 0) return page;
  const Picture upright(pixRotateOrth(grey.get(), 4 - turns));
  Page turned = PageReading(Engine(), Picture(pixClone(upright.get())), dpi).Read();
  turned.turn = turns;
  return IsPoor(turned) ? page : turned;
}

}  // namespace rasoat::imaging
