#include "pipeline/readers/paged/order.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "pipeline/readers/paged/unruled.h"
#include "pipeline/readers/text/line_shape.h"

// A gutter is found line by line: the gaps of one line are cut down to what the next ones leave
// free, until none is left. A line that stands on one side only leaves it free.

namespace rasoat::readers::paged {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNarrowGap = 1.2F;  // of the font's size: no gap between justified words
constexpr float kNarrowGutter = 0.9F;
constexpr float kWideGutter = 2.0F;  // where few lines speak for it
constexpr float kWidestGap = 3.5F;   // of a single line
constexpr float kFewLines = 3.5F;    // heights that both sides must share else
constexpr float kLeastShared = 0.6F;
constexpr int kDeepest = 5;

struct Gap {
  float left = 0;
  float right = 0;
  float width() const { return right - left; }
};

// A stretch of lines with a gutter.
struct Stretch {
  std::size_t first = 0;
  std::size_t end = 0;
  Gap gutter;
};

class Divider {
 public:
  Divider(const Page& page, const std::vector<bool>& bold_fonts)
      : page_(page), bold_fonts_(bold_fonts) {}

  void Divide(const std::vector<Line>& lines, int depth, int row, int place) {
    std::size_t alone = 0;
    for (std::size_t i = 0; i < lines.size();) {
      std::optional<Stretch> stretch =
          depth < kDeepest ? FindStretch(lines, i, depth) : std::nullopt;
      if (!stretch) {
        ++i;
        continue;
      }
      // Lines before it that stand right of the gutter belong to the right side.
      while (stretch->first > alone && IsRightOf(*stretch, lines)) {
        --stretch->first;
      }
      TakeColumn(lines, alone, stretch->first, row, place);
      if (IsUnruledTable(page_, lines, stretch->first, stretch->end)) {
        TakeColumn(lines, stretch->first, stretch->end, row, place);
        columns_.back().table = true;
      } else {
        Cut(lines, *stretch, depth);
      }
      i = alone = stretch->end;
    }
    TakeColumn(lines, alone, lines.size(), row, place);
  }

  std::vector<Column> Take() { return std::move(columns_); }

 private:
  // Whether the line before the stretch stands right of its gutter and close to it.
  static bool IsRightOf(const Stretch& stretch, const std::vector<Line>& lines) {
    const Line& before = lines[stretch.first - 1];
    const Line& first = lines[stretch.first];
    return before.box.left >= stretch.gutter.left && first.box.top - before.box.bottom < first.size;
  }

  // The free places of a line, with what is beyond its ends.
  std::vector<Gap> GapsOf(const Line& line) const {
    std::vector<Gap> gaps{{-kInfinity, line.box.left}};
    float reached = -kInfinity;
    for (const std::uint32_t index : line.words) {
      const Box& box = page_.words[index].box;
      if (reached > -kInfinity && box.left - reached >= kNarrowGutter * line.size) {
        gaps.push_back({reached, box.left});
      }
      reached = std::max(reached, box.right);
    }
    gaps.push_back({reached, kInfinity});
    return gaps;
  }

  static std::vector<Gap> Common(const std::vector<Gap>& a, const std::vector<Gap>& b,
                                 float narrowest) {
    std::vector<Gap> common;
    for (const Gap& x : a) {
      for (const Gap& y : b) {
        const Gap both{std::max(x.left, y.left), std::min(x.right, y.right)};
        if (both.width() >= narrowest) common.push_back(both);
      }
    }
    return common;
  }

  // The longest stretch from `first` on that one of this line's own gaps divides.
  std::optional<Stretch> FindStretch(const std::vector<Line>& lines, std::size_t first,
                                     int depth) const {
    std::vector<Gap> free;
    for (const Gap& gap : GapsOf(lines[first])) {
      if (std::isfinite(gap.left) && std::isfinite(gap.right) &&
          gap.width() >= kNarrowGap * lines[first].size) {
        free.push_back(gap);
      }
    }
    if (free.empty()) return std::nullopt;
    std::size_t end = first + 1;
    for (; end < lines.size(); ++end) {
      const std::vector<Gap> left =
          Common(free, GapsOf(lines[end]), kNarrowGutter * lines[end].size);
      if (left.empty()) break;
      free = left;
    }
    const auto widest = std::max_element(
        free.begin(), free.end(), [](const Gap& a, const Gap& b) { return a.width() < b.width(); });
    const Stretch stretch{first, end, *widest};
    return Divides(lines, stretch, depth) ? std::optional(stretch) : std::nullopt;
  }

  static bool IsLeft(const Word& word, const Stretch& stretch) {
    return word.box.middle_x() < stretch.gutter.left + 1;
  }

  bool Divides(const std::vector<Line>& lines, const Stretch& stretch, int depth) const {
    std::optional<Box> left;
    std::optional<Box> right;
    bool only_marks = true;
    for (std::size_t i = stretch.first; i < stretch.end; ++i) {
      std::string left_text;
      for (const std::uint32_t index : lines[i].words) {
        const Word& word = page_.words[index];
        const bool is_left = IsLeft(word, stretch);
        std::optional<Box>& side = is_left ? left : right;
        if (!side) side = word.box;
        side->Cover(word.box);
        if (is_left) left_text += word.text + ' ';
      }
      only_marks &= left_text.size() < 8 && (left_text.empty() || text::IsListItem(left_text));
    }
    if (!left || !right || only_marks) return false;
    const float size = lines[stretch.first].size;
    const float shared = std::min(left->bottom, right->bottom) - std::max(left->top, right->top);
    if (shared >= kFewLines * size) return true;
    // A line or two, "Số: 12-BC/UBKT      Hà Nội, ngày …": only of the whole page.
    const float narrowest = stretch.end - stretch.first > 1 ? kWideGutter : kWidestGap;
    return depth == 0 && shared >= kLeastShared * size &&
           stretch.gutter.width() >= narrowest * size;
  }

  void Cut(const std::vector<Line>& lines, const Stretch& stretch, int depth) {
    std::vector<Line> left;
    std::vector<Line> right;
    for (std::size_t i = stretch.first; i < stretch.end; ++i) {
      std::vector<std::uint32_t> left_words;
      std::vector<std::uint32_t> right_words;
      for (const std::uint32_t index : lines[i].words) {
        (IsLeft(page_.words[index], stretch) ? left_words : right_words).push_back(index);
      }
      if (!left_words.empty()) left.push_back(MakeLine(page_, std::move(left_words), bold_fonts_));
      if (!right_words.empty()) {
        right.push_back(MakeLine(page_, std::move(right_words), bold_fonts_));
      }
    }
    const int row = ++rows_;
    Divide(left, depth + 1, row, 0);
    Divide(right, depth + 1, row, 1);
  }

  void TakeColumn(const std::vector<Line>& lines, std::size_t first, std::size_t end, int row,
                  int place) {
    if (first == end) return;
    Column column;
    column.lines.assign(lines.begin() + static_cast<std::ptrdiff_t>(first),
                        lines.begin() + static_cast<std::ptrdiff_t>(end));
    column.box = column.lines.front().box;
    for (const Line& line : column.lines) column.box.Cover(line.box);
    column.row = row;
    column.place = place;
    columns_.push_back(std::move(column));
  }

  const Page& page_;
  const std::vector<bool>& bold_fonts_;
  std::vector<Column> columns_;
  int rows_ = 0;
};

}  // namespace

std::vector<Column> ReadingOrder(const Page& page, const std::vector<Line>& lines,
                                 const std::vector<bool>& bold_fonts) {
  Divider divider(page, bold_fonts);
  divider.Divide(lines, 0, 0, 0);
  return divider.Take();
}

}  // namespace rasoat::readers::paged
