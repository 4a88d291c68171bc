#include "pipeline/readers/paged/line.h"

#include <algorithm>
#include <cctype>

#include "pipeline/text/ascii.h"

namespace rasoat::readers::paged {
namespace {

constexpr float kTouching = 0.12F;         // of the font's size
constexpr float kSameHeight = 0.5F;        // share of the lower box's height that two words share
constexpr std::size_t kOpenLines = 12;     // that may still take words, going down the page
constexpr std::uint8_t kUnsureBelow = 60;  // percent

float Shared(const Box& a, const Box& b) {
  return std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
}

// Letters and digits reach from their top to a little above their box's bottom; the boxes of text
// layers are as high as the font, so neighbouring lines may overlap.
bool OnLine(const Box& line, const Box& word) {
  const float lower = std::min(line.height(), word.height());
  if (Shared(line, word) < kSameHeight * lower) return false;
  return word.middle_y() > line.top && word.middle_y() < line.bottom;
}

}  // namespace

bool Touches(const Word& word, const Word& next) {
  const float gap = next.box.left - word.box.right;
  if (word.sure != kSure || next.sure != kSure) return false;  // the recogniser cuts at blanks
  return !word.space_after && gap < kTouching * std::max(word.size, next.size) && gap > -word.size;
}

void PlacedText::Append(const Page& page, const Word& word, bool touches) {
  if (!text.empty() && !touches) text += ' ';
  words.push_back({static_cast<std::uint32_t>(text.size()),
                   {page.number, Shown(page, word.box)},
                   word.sure < kUnsureBelow && rasoat::text::HasDigit(word.text)});
  text += word.text;
}

void PlacedText::Append(const Page& page, const Line& line) {
  const Word* last = nullptr;
  for (const std::uint32_t index : line.words) {
    const Word& word = page.words[index];
    const bool touches = last != nullptr ? Touches(*last, word) : EndsInsideWord(text);
    Append(page, word, touches);
    last = &word;
  }
}

void PlacedText::Append(const PlacedText& rest) {
  if (rest.text.empty()) return;
  if (!text.empty() && !EndsInsideWord(text)) text += ' ';
  const auto offset = static_cast<std::uint32_t>(text.size());
  text += rest.text;
  for (WordPlace word : rest.words) {
    word.raw_offset += offset;
    words.push_back(word);
  }
}

bool EndsInsideWord(std::string_view line) {
  if (line.size() < 2 || (line.back() != '-' && line.back() != '/')) return false;
  const char before = line[line.size() - 2];
  return std::isalnum(static_cast<unsigned char>(before)) != 0 || (before & 0x80) != 0;
}

Line MakeLine(const Page& page, std::vector<std::uint32_t> words,
              const std::vector<bool>& bold_fonts) {
  Line line;
  line.words = std::move(words);
  const Word* last = nullptr;
  std::size_t bold = 0;
  std::vector<float> sizes;
  for (const std::uint32_t index : line.words) {
    const Word& word = page.words[index];
    if (last == nullptr) line.box = word.box;
    line.box.Cover(word.box);
    if (last != nullptr && !Touches(*last, word)) line.text += ' ';
    line.text += word.text;
    bold += bold_fonts[word.font] ? 1 : 0;
    sizes.push_back(word.size);
    last = &word;
  }
  line.size = Median(std::move(sizes));
  line.bold = bold * 2 > line.words.size();
  return line;
}

std::vector<Line> MakeLines(const Page& page, std::vector<std::uint32_t> words,
                            const std::vector<bool>& bold_fonts) {
  std::stable_sort(words.begin(), words.end(), [&](std::uint32_t a, std::uint32_t b) {
    return page.words[a].box.middle_y() < page.words[b].box.middle_y();
  });
  struct Open {
    Box box;
    std::vector<std::uint32_t> words;
  };
  std::vector<Open> rows;
  for (const std::uint32_t index : words) {
    const Box& box = page.words[index].box;
    Open* found = nullptr;
    const std::size_t first = rows.size() - std::min(rows.size(), kOpenLines);
    for (std::size_t i = rows.size(); i-- > first && found == nullptr;) {
      if (OnLine(rows[i].box, box)) found = &rows[i];
    }
    if (found == nullptr) {
      rows.push_back({box, {index}});
      continue;
    }
    found->words.push_back(index);
    // A tall letter does not make a line take the next one in.
    if (box.height() > found->box.height()) continue;
    found->box.left = std::min(found->box.left, box.left);
    found->box.right = std::max(found->box.right, box.right);
  }
  std::vector<Line> lines;
  for (Open& row : rows) {
    std::stable_sort(row.words.begin(), row.words.end(), [&](std::uint32_t a, std::uint32_t b) {
      return page.words[a].box.left < page.words[b].box.left;
    });
    lines.push_back(MakeLine(page, std::move(row.words), bold_fonts));
  }
  return lines;
}

float Median(std::vector<float> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::vector<bool> BoldFonts(const std::vector<std::string>& fonts) {
  std::vector<bool> bold;
  for (const std::string& font : fonts) {
    const std::string name = text::AsciiLower(font);
    bold.push_back(name.find("bold") != std::string::npos ||
                   name.find("black") != std::string::npos ||
                   name.find("heavy") != std::string::npos);
  }
  return bold;
}

}  // namespace rasoat::readers::paged
