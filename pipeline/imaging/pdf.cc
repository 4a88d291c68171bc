#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

#include "pipeline/imaging/picture.h"
#include "pipeline/imaging/recognise.h"
#include "pipeline/imaging/work.h"

namespace rasoat::imaging {
namespace {

using readers::paged::Page;
using readers::paged::Word;
using readers::worker::Answer;
using readers::worker::Job;

constexpr double kLookDpi = 150;  // fine enough for the hairlines of tables
constexpr int kDarkerThanPaper = 215;

// Poppler's own conversion opens iconv anew for every word.
std::string Utf8(const poppler::ustring& text) {
  std::string utf8;
  icu::UnicodeString(reinterpret_cast<const char16_t*>(text.data()),
                     static_cast<std::int32_t>(text.size()))
      .toUTF8String(utf8);
  return utf8;
}

// Poppler counts from the corner of the page as it is displayed.
Box BoxOf(const poppler::rectf& box) {
  return {static_cast<float>(box.left()), static_cast<float>(box.top()),
          static_cast<float>(box.right()), static_cast<float>(box.bottom())};
}

class Pdf : public PagedFile {
 public:
  explicit Pdf(std::string_view bytes) {
    // Poppler says what it finds wrong on standard error, with pieces of the document.
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    document_.reset(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document_) throw Error(ErrorCode::kMalformed, "", "PDF");
    if (document_->is_locked()) throw Error(ErrorCode::kEncrypted, "");
  }

  int page_count() const override { return document_->pages(); }

  Answer Read(const Job& job) override {
    Answer answer;
    FillInfo(answer);
    fonts_.clear();
    for (int number = job.first_page; number <= std::min(job.last_page, page_count()); ++number) {
      Page page;
      page.number = number;
      const std::unique_ptr<poppler::page> source(document_->create_page(number - 1));
      if (source) {
        ReadWords(*source, answer, page);
        if (job.render) Look(*source, page);
        readers::paged::TurnUpright(page, TurnOf(page));
      } else {
        answer.warnings.push_back({"page-unreadable", std::to_string(number)});
      }
      answer.pages.push_back(std::move(page));
    }
    return answer;
  }

  Answer Recognise(const Job& job, Recogniser& recogniser) override {
    Answer answer;
    FillInfo(answer);
    answer.fonts = {std::string()};
    for (int number = job.first_page; number <= std::min(job.last_page, page_count()); ++number) {
      const std::unique_ptr<poppler::page> source(document_->create_page(number - 1));
      if (!source) throw Error(ErrorCode::kMalformed, "", "page " + std::to_string(number));
      double dpi = job.dpi;
      const Picture picture = Render(*source, poppler::image::format_rgb24, dpi);
      if (!picture) throw Error(ErrorCode::kMalformed, "", "page " + std::to_string(number));
      answer.pages.push_back(recogniser.Read(picture, dpi));
      answer.pages.back().number = number;
    }
    return answer;
  }

 private:
  void FillInfo(Answer& answer) const {
    answer.page_count = page_count();
    answer.title = Utf8(document_->get_title());
    answer.author = Utf8(document_->get_author());
  }

  std::uint16_t FontIndex(const std::string& name, Answer& answer) {
    const auto [known, inserted] = fonts_.emplace(name, answer.fonts.size());
    if (inserted) answer.fonts.push_back(name);
    return static_cast<std::uint16_t>(std::min<std::size_t>(known->second, 0xFFFF));
  }

  void ReadWords(const poppler::page& source, Answer& answer, Page& page) {
    const poppler::rectf sheet = source.page_rect();
    const bool sideways = source.orientation() == poppler::page::landscape ||
                          source.orientation() == poppler::page::seascape;
    page.width = static_cast<float>(sideways ? sheet.height() : sheet.width());
    page.height = static_cast<float>(sideways ? sheet.width() : sheet.height());
    const Box sheet_of_page{0, 0, page.width, page.height};
    for (const poppler::text_box& box : source.text_list(poppler::page::text_list_include_font)) {
      Word word;
      word.text = Utf8(box.text());
      if (word.text.empty()) continue;
      word.box = BoxOf(box.bbox());
      if (!sheet_of_page.Holds(word.box.middle_x(), word.box.middle_y())) continue;
      word.size = static_cast<float>(box.get_font_size());
      word.font = FontIndex(box.get_font_name(), answer);
      word.turn = static_cast<std::uint8_t>(box.rotation() & 3);
      word.space_after = box.has_space_after();
      page.words.push_back(std::move(word));
    }
  }

  // How most of the page's text is turned.
  static int TurnOf(const Page& page) {
    std::size_t letters[4] = {};
    for (const Word& word : page.words) letters[word.turn] += word.text.size();
    return static_cast<int>(std::max_element(letters, letters + 4) - letters);
  }

  void Look(const poppler::page& source, Page& page) {
    double dpi = kLookDpi;
    const Picture picture = Render(source, poppler::image::format_gray8, dpi);
    if (!picture) return;
    page.rendered = true;
    page.hash = HashOf(picture);
    const Picture black = Threshold(picture, kDarkerThanPaper);
    page.rules = FindRules(black, dpi);
    // White on white, or hidden behind something: no reader of the page sees it.
    std::erase_if(page.words, [&](const Word& word) { return !HasInk(black, word.box, dpi); });
    page.ink = InkOutside(black, page.words, dpi);
  }

  // As Leptonica has it; with fewer dots where the page is too large.
  static Picture Render(const poppler::page& source, poppler::image::format_enum format,
                        double& dpi) {
    const poppler::rectf sheet = source.page_rect();
    const double pixels =
        sheet.width() * sheet.height() * dpi * dpi / kPointsPerInch / kPointsPerInch;
    if (pixels > kMostPixels) dpi *= std::sqrt(kMostPixels / pixels);
    poppler::page_renderer renderer;
    renderer.set_image_format(format);
    const poppler::image image = renderer.render_page(&source, dpi, dpi);
    if (!image.is_valid()) return {};
    return format == poppler::image::format_gray8 ? FromGrey(image) : FromColour(image);
  }

  static Picture FromGrey(const poppler::image& image) {
    Picture picture(pixCreateNoInit(image.width(), image.height(), 8));
    if (!picture) return picture;
    const l_int32 words = pixGetWpl(picture.get());
    for (int y = 0; y < image.height(); ++y) {
      const auto* from = reinterpret_cast<const l_uint8*>(image.const_data()) +
                         std::ptrdiff_t(y) * image.bytes_per_row();
      l_uint32* line = pixGetData(picture.get()) + std::ptrdiff_t(y) * words;
      line[words - 1] = 0;
      std::memcpy(line, from, static_cast<std::size_t>(image.width()));
    }
    pixEndianByteSwap(picture.get());
    return picture;
  }

  static Picture FromColour(const poppler::image& image) {
    Picture picture(pixCreate(image.width(), image.height(), 32));
    if (!picture) return picture;
    for (int y = 0; y < image.height(); ++y) {
      const auto* from = reinterpret_cast<const l_uint8*>(image.const_data()) +
                         std::ptrdiff_t(y) * image.bytes_per_row();
      l_uint32* line = pixGetData(picture.get()) + std::ptrdiff_t(y) * pixGetWpl(picture.get());
      for (int x = 0; x < image.width(); ++x, from += 3)
        composeRGBPixel(from[0], from[1], from[2], line + x);
    }
    return picture;
  }

  std::unique_ptr<poppler::document> document_;
  std::unordered_map<std::string, std::size_t> fonts_;  // to their places in the answer
};

}  // namespace

std::unique_ptr<PagedFile> OpenPdf(std::string_view bytes) { return std::make_unique<Pdf>(bytes); }

}  // namespace rasoat::imaging
