#include "pipeline/readers/paged/paragraphs.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>

#include "pipeline/readers/text/line_shape.h"
#include "pipeline/text/code_points.h"

namespace rasoat::readers::paged {
namespace {

constexpr float kSetIn = 0.8F;           // of the font's size
constexpr float kRoom = 0.6F;            // of the font's size, beyond the next line's first word
constexpr float kRagged = 0.15F;         // of the column: how short a line may be that goes on
constexpr float kSameMargin = 4;         // points
constexpr std::size_t kMarginLines = 5;  // one line in so many ends at the margin
constexpr float kFurtherOff = 1.45F;     // times the usual distance of lines
constexpr float kOtherSize = 1.15F;
constexpr float kCentred = 1.0F;  // of the font's size: how far apart the middles of lines are
constexpr std::uint32_t kLongestBold = 120;  // code points of a heading in bold

class ColumnReading {
 public:
  ColumnReading(const Page& page, const Column& column) : page_(page), column_(column) {
    std::vector<float> steps;
    for (std::size_t i = 1; i < column.lines.size(); ++i) {
      steps.push_back(Step(column.lines[i - 1], column.lines[i]));
    }
    // Of two or three lines the usual distance is that of the font.
    const float of_font = 1.5F * column.lines.front().size;
    step_ = steps.size() < 3 ? of_font
                             : std::clamp(Median(std::move(steps)), of_font * 0.6F, of_font * 1.4F);
    margin_ = column.box.left;
    right_ = RightMargin();
  }

  std::vector<PageBlock> Read() {
    std::vector<PageBlock> blocks;
    std::size_t first = 0;
    for (std::size_t i = 1; i <= column_.lines.size(); ++i) {
      if (i < column_.lines.size() &&
          !Begins(column_.lines[first], column_.lines[i - 1], column_.lines[i])) {
        continue;
      }
      blocks.push_back(BlockOf(first, i));
      first = i;
    }
    return blocks;
  }

 private:
  // Where most lines end; a word that sticks out makes no margin.
  float RightMargin() const {
    std::size_t most = 1;
    float margin = column_.box.right;
    for (const Line& line : column_.lines) {
      const auto same = static_cast<std::size_t>(
          std::count_if(column_.lines.begin(), column_.lines.end(), [&](const Line& other) {
            return std::abs(other.box.right - line.box.right) < kSameMargin;
          }));
      if (same > most || (same == most && same > 1 && line.box.right > margin)) {
        most = same;
        margin = line.box.right;
      }
    }
    return most * kMarginLines >= column_.lines.size() && most > 1 ? margin : column_.box.right;
  }

  static float Step(const Line& line, const Line& next) {
    return next.box.bottom - line.box.bottom;
  }

  // One stands over the middle of the other and is set in on both sides, or both are in the column.
  bool AreCentred(const Line& line, const Line& next) const {
    if (std::abs(line.box.middle_x() - next.box.middle_x()) > kCentred * line.size) return false;
    const float set_in = kSetIn * line.size;
    const auto within = [&](const Box& outer, const Box& inner) {
      return inner.left - outer.left > set_in && outer.right - inner.right > set_in;
    };
    const bool in_the_middle =
        std::abs(line.box.middle_x() - column_.box.middle_x()) < kCentred * line.size &&
        within(column_.box, line.box) && within(column_.box, next.box);
    return within(line.box, next.box) || within(next.box, line.box) || in_the_middle;
  }

  // A line of a table of contents: a leader of dots and a page.
  static bool EndsInLeader(const std::string& text) {
    const std::size_t digits = text.find_last_not_of("0123456789 ");
    return digits != std::string::npos && digits + 1 < text.size() && digits > 4 &&
           text.compare(digits - 3, 4, "....") == 0;
  }

  // Room enough that the next line's first word would have fitted.
  bool HasRoomFor(const Line& line, const Line& next) const {
    const Word& word = page_.words[next.words.front()];
    const float room = right_ - line.box.right;
    if (room <= word.box.width() + kRoom * line.size) return false;
    // Of ragged text: a sentence that goes on in small letters on the next line.
    const bool goes_on = u_islower(static_cast<UChar32>(text::FirstCodePoint(next.text))) != 0 &&
                         !text::EndsSentence(line.text) && !text::IsListItem(next.text);
    const bool stray = line.words.size() <= 2 && !text::IsCapitals(line.text);
    return !goes_on || (room > kRagged * (right_ - column_.box.left) && !stray);
  }

  bool Begins(const Line& first, const Line& last, const Line& next) const {
    const float larger =
        std::max(last.size, next.size) / std::max(1.0F, std::min(last.size, next.size));
    if (larger > kOtherSize && page_.recognised == false) return true;
    if (Step(last, next) > kFurtherOff * step_) return true;
    if (EndsInLeader(last.text)) return true;
    const bool full = !HasRoomFor(last, next);
    if (text::IsListItem(next.text) &&
        (!full || text::EndsSentence(last.text) || next.box.left - margin_ > 0.5F * next.size ||
         IsDashBeforeLetters(next.text))) {
      return true;
    }
    // A heading over its text, however they are set.
    if (&first == &last && text::IsCapitals(last.text) && last.words.size() > 1 &&
        !text::IsCapitals(next.text) && StartsUpper(next.text)) {
      return true;
    }
    if (AreCentred(last, next)) {
      return last.bold != next.bold || text::IsCapitals(last.text) != text::IsCapitals(next.text);
    }
    if (next.box.left - last.box.left > kSetIn * next.size &&
        !(&first == &last && IsHanging(first, next))) {
      return true;
    }
    if (!full) return true;
    return last.bold != next.bold && text::EndsSentence(last.text);
  }

  // "- Ban Tổ chức": a dash before a figure may be the rest of a range.
  static bool IsDashBeforeLetters(const std::string& text) {
    const std::size_t blank = text.find(' ');
    return blank != std::string::npos && blank <= 3 && !u_isdigit(text[blank + 1]) &&
           text::FirstCodePoint(text) != U'*' &&
           u_ispunct(static_cast<UChar32>(text::FirstCodePoint(text))) != 0;
  }

  static bool StartsUpper(const std::string& text) {
    return u_isupper(static_cast<UChar32>(text::FirstCodePoint(text))) != 0;
  }

  // "a)  text" whose further lines are set in under the text.
  bool IsHanging(const Line& first, const Line& next) const {
    if (first.words.size() < 2 || !text::IsListItem(first.text)) return false;
    return std::abs(page_.words[first.words[1]].box.left - next.box.left) < 0.5F * next.size;
  }

  PageBlock BlockOf(std::size_t first, std::size_t end) const {
    PageBlock block;
    bool bold = true;
    for (std::size_t i = first; i < end; ++i) {
      const Line& line = column_.lines[i];
      block.text.Append(page_, line);
      bold &= line.bold;
    }
    block.kind = text::KindOf(block.text.text);
    const bool short_enough = rasoat::text::CountCodePoints(block.text.text) <= kLongestBold;
    if (bold && short_enough && !text::EndsSentence(block.text.text))
      block.kind = BlockKind::kHeading;
    const Line& last = column_.lines[end - 1];
    const float room = right_ - last.box.right;
    block.open =
        block.kind != BlockKind::kHeading && !text::EndsSentence(last.text) && room < 4 * last.size;
    const Line& head = column_.lines[first];
    const auto letter = static_cast<UChar32>(text::FirstCodePoint(head.text));
    block.begins_small = u_islower(letter) != 0;
    block.may_join = block.kind == BlockKind::kParagraph &&
                     (u_islower(letter) || u_isdigit(letter) || letter == '(' ||
                      head.box.left - margin_ < kSetIn * head.size);
    return block;
  }

  const Page& page_;
  const Column& column_;
  float step_ = 0;
  float margin_ = 0;
  float right_ = 0;
};

}  // namespace

std::vector<PageBlock> MakeParagraphs(const Page& page, const Column& column) {
  return ColumnReading(page, column).Read();
}

}  // namespace rasoat::readers::paged
