#include "pipeline/readers/text/paragraphs.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "pipeline/readers/text/line_shape.h"
#include "pipeline/text/code_points.h"

namespace rasoat::readers::text {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBlanks = " \t\r\f\v";
constexpr std::uint32_t kNarrowestWrap = 40;  // code points
constexpr std::uint32_t kWidestWrap = 130;
constexpr std::size_t kTitleSearch = 12;  // blocks

struct Line {
  std::string_view text;  // without blanks at its ends
  std::uint32_t offset = 0;
};

// "II/2019": the rest of "quý II/2019".
bool IsRestOfQuarter(std::string_view next) {
  const std::size_t end = next.find_first_not_of("IVX");
  return end != 0 && end != std::string_view::npos && end + 1 < next.size() && next[end] == '/' &&
         next[end + 1] >= '0' && next[end + 1] <= '9';
}

bool ContinuesLine(std::string_view line, std::string_view next) {
  const std::uint32_t width = rasoat::text::CountCodePoints(line);
  if (width < kNarrowestWrap || width > kWidestWrap || EndsSentence(line)) return false;
  if (IsListItem(next) || IsCapitals(line)) return false;
  const auto first = static_cast<UChar32>(FirstCodePoint(next));
  const auto open = std::count(line.begin(), line.end(), '(');
  const bool inside_bracket = open > std::count(line.begin(), line.end(), ')');
  return u_islower(first) || IsRestOfQuarter(next) || u_isdigit(first) || first == '(' ||
         first == '%' || inside_bracket || line.ends_with(',');
}

Line NextLine(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  const std::size_t start = std::min(text.find_first_not_of(kBlanks, at), end);
  std::size_t last = end;
  while (last > start && kBlanks.find(text[last - 1]) != std::string_view::npos) --last;
  at = end + 1;
  return {text.substr(start, last - start), static_cast<std::uint32_t>(start)};
}

// The line under a letterhead, whatever its words: a place, a comma, and a date that ends in a
// year.
bool IsPlaceAndDate(const RawBlock& block) {
  if (block.kind == BlockKind::kHeading) return false;
  const std::string_view text = block.text;
  const std::size_t digits = text.find_last_not_of("0123456789");
  return text.size() < 100 && text.find(',') != std::string_view::npos &&
         digits != std::string_view::npos && text.size() - digits - 1 == 4;
}

}  // namespace

std::vector<RawBlock> SplitParagraphs(std::string_view text, const Limits& limits) {
  std::vector<RawBlock> blocks;
  bool open = false;  // the last line may go on
  std::string_view last_line;
  std::size_t at = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  std::size_t end_of_block = 0;
  const auto close = [&] {
    if (blocks.empty() || !blocks.back().text.empty()) return;
    const std::uint32_t start = blocks.back().runs.front().source_offset;
    blocks.back().text = text.substr(start, end_of_block - start);
  };
  while (at < text.size()) {
    const Line line = NextLine(text, at);
    if (line.text.empty()) {
      open = false;
      continue;
    }
    if (!open || !ContinuesLine(last_line, line.text)) {
      close();
      if (blocks.size() >= limits.blocks) {
        throw Error(ErrorCode::kTooLarge, "", std::to_string(limits.blocks) + " blocks");
      }
      blocks.push_back({KindOf(line.text), 0, {}, {}, {{0, line.offset}}});
    }
    end_of_block = line.offset + line.text.size();
    open = true;
    last_line = line.text;
  }
  close();
  return blocks;
}

std::string GuessTitle(const std::vector<RawBlock>& blocks) {
  const auto end =
      blocks.begin() + static_cast<std::ptrdiff_t>(std::min(kTitleSearch, blocks.size()));
  const auto title = std::find_if(blocks.begin(), end, [](const RawBlock& block) {
    const std::uint32_t length = rasoat::text::CountCodePoints(block.text);
    return length >= 15 && length <= 250 && !EndsSentence(block.text) && !IsCapitals(block.text) &&
           block.kind != BlockKind::kListItem && !IsPlaceAndDate(block);
  });
  if (title != end) return title->text;
  return blocks.empty() ? std::string() : blocks.front().text;
}

}  // namespace rasoat::readers::text
