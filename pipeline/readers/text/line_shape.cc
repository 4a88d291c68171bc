#include "pipeline/readers/text/line_shape.h"

#include <unicode/uchar.h>

#include "pipeline/text/code_points.h"

namespace rasoat::readers::text {
namespace {

constexpr std::uint32_t kLongestHeading = 120;  // code points

// "II. KẾT QUẢ", "III- Phương hướng".
bool IsRomanHeading(std::string_view text) {
  const std::size_t end = text.find_first_not_of("IVX");
  return end != 0 && end != std::string_view::npos && end <= 5 &&
         (text[end] == '.' || text[end] == '-' || text.substr(end).starts_with(" -"));
}

}  // namespace

char32_t FirstCodePoint(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : rasoat::text::NextCodePoint(text, at);
}

bool IsCapitals(std::string_view text) {
  bool letters = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(rasoat::text::NextCodePoint(text, at));
    if (u_islower(c)) return false;
    letters |= u_isupper(c) != 0;
  }
  return letters;
}

bool EndsSentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with(':') || text.ends_with(';') || text.ends_with('!') ||
         text.ends_with('?') || text.ends_with("…");
}

bool IsListItem(std::string_view text) {
  for (const std::string_view mark : {"- ", "+ ", "* ", "• ", "– ", "— "}) {
    if (text.starts_with(mark)) return true;
  }
  std::size_t at = text.find_first_not_of("0123456789.");
  if (at == 0 && u_isalpha(static_cast<UChar32>(FirstCodePoint(text)))) {
    at = 1;
    while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
  }
  if (at == std::string_view::npos || at == 0 || at > 6 || at >= text.size()) return false;
  if (text[at] == ')') return true;
  return text[at] == ' ' && text[at - 1] == '.';
}

BlockKind KindOf(std::string_view text) {
  const bool heading = rasoat::text::CountCodePoints(text) <= kLongestHeading &&
                       !text.ends_with('.') && (IsCapitals(text) || IsRomanHeading(text));
  if (heading) return BlockKind::kHeading;
  return IsListItem(text) ? BlockKind::kListItem : BlockKind::kParagraph;
}

}  // namespace rasoat::readers::text
