#include "pipeline/readers/paged/footnotes.h"

#include <algorithm>
#include <set>
#include <string>

namespace rasoat::readers::paged {
namespace {

constexpr float kSmaller = 0.93F;  // than most of the page's words
constexpr float kRaised = 0.85F;   // of the line's size
constexpr float kHighest = 0.3F;   // of the page's height: notes do not begin above
constexpr float kShortest = 60;    // points: Word draws 144, LaTeX 0.4 of the line
constexpr float kLongest = 260;
constexpr std::size_t kLongestMark = 5;  // bytes

// "1 Theo…", "1Theo…", "(2)", "[3] …", "* …".
bool HasNoteMark(const std::string& text) {
  if (text.starts_with("*")) return true;
  const bool bracket = text.starts_with("(") || text.starts_with("[");
  const std::size_t first = bracket ? 1 : 0;
  const std::size_t end = text.find_first_not_of("0123456789", first);
  if (end == std::string::npos || end == first || end > kLongestMark) return false;
  if (bracket) return text[end] == ')' || text[end] == ']';
  return text[end] == ' ' || (text[end] & 0x80) != 0 ||
         std::isalpha(static_cast<unsigned char>(text[end]));
}

std::string DigitsAtStart(const std::string& text) {
  const std::size_t first = std::min(text.find_first_of("0123456789"), text.size());
  return text.substr(first, text.find_first_not_of("0123456789", first) - first);
}

float UsualSize(const std::vector<Line>& lines) {
  std::vector<float> sizes;
  for (const Line& line : lines) sizes.insert(sizes.end(), line.words.size(), line.size);
  return Median(std::move(sizes));
}

bool IsUnderShortRule(const Page& page, const Line& above, const Line& line) {
  return std::any_of(page.rules.begin(), page.rules.end(), [&](const Box& rule) {
    return rule.width() > kShortest && rule.width() < kLongest && rule.height() < 3 &&
           rule.left < line.box.left + 2 * line.size && rule.top > above.box.middle_y() &&
           rule.bottom < line.box.middle_y();
  });
}

}  // namespace

std::vector<Line> TakeFootnotes(const Page& page, std::vector<Line>& lines) {
  const float usual = UsualSize(lines);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.box.top < page.height * kHighest || !HasNoteMark(line.text)) continue;
    const bool small = std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(i), lines.end(),
                                   [&](const Line& l) { return l.size < kSmaller * usual; });
    if (!small && !IsUnderShortRule(page, lines[i - 1], line)) continue;
    std::vector<Line> notes(lines.begin() + static_cast<std::ptrdiff_t>(i), lines.end());
    lines.resize(i);
    return notes;
  }
  return {};
}

void DropNoteMarks(const Page& page, const std::vector<Line>& notes, std::vector<Line>& lines,
                   const std::vector<bool>& bold_fonts) {
  std::set<std::string> marks;
  for (const Line& note : notes) {
    if (HasNoteMark(note.text)) marks.insert(DigitsAtStart(note.text));
  }
  for (Line& line : lines) {
    const std::size_t before = line.words.size();
    std::size_t place = 0;
    std::erase_if(line.words, [&](std::uint32_t index) {
      const Word& word = page.words[index];
      const bool raised = place++ > 0 && word.size < kRaised * line.size &&
                          word.box.middle_y() < line.box.middle_y();
      return raised && marks.contains(word.text);
    });
    if (line.words.size() != before) line = MakeLine(page, line.words, bold_fonts);
  }
}

std::vector<PageBlock> JoinFootnotes(const Page& page, const std::vector<Line>& notes) {
  std::vector<PageBlock> blocks;
  for (const Line& line : notes) {
    if (blocks.empty() || HasNoteMark(line.text)) {
      blocks.emplace_back();
      blocks.back().kind = BlockKind::kFootnote;
    }
    blocks.back().text.Append(page, line);
  }
  return blocks;
}

}  // namespace rasoat::readers::paged
