#include "extractors/counts/labels.h"
#include "extractors/counts/rules.h"
#include "extractors/places/name.h"
#include "extractors/units/units.h"

namespace rasoat::counts {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;

// "Khiển trách 15", "khiển trách: 03", "khiển trách (15)", "khai trừ 2 trường hợp".
std::optional<Candidate> LabelFirst(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (anchor == 0 || lexed.StartsBlock(anchor)) return std::nullopt;
  const bool bracket = lexed.IsSymbol(anchor - 1, "(") && lexed.IsSymbol(anchor + 1, ")");
  const bool apart = bracket || lexed.IsSymbol(anchor - 1, ":");
  const Label label = LabelBefore(context, apart ? anchor - 1 : anchor);
  auto number = numbers::ReadNumber(context, anchor);
  if (label.range.empty() || !number) return std::nullopt;
  numbers::SettleThousands(*number);
  const auto unit = units::ReadUnit(context, number->range.end, false);
  const std::size_t end = unit ? unit->range.end : number->range.end + (bracket ? 1 : 0);
  return Candidate{{label.range.begin, end},
                   Count{number->figure, {}, unit ? unit->name : "", label.category},
                   {}};
}

// "18 khiển trách", "5 cũ".
std::optional<Candidate> LabelBehind(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number) return std::nullopt;
  const Label label = LabelAt(context, number->range.end);
  if (label.range.empty()) return std::nullopt;
  numbers::SettleThousands(*number);
  return MakeCount(context, *number, {anchor, label.range.end}, "", label.category);
}

namespace {

constexpr std::size_t kLongestPlain = 9;  // digits of a figure without separators

// A number that names a thing: "Số tài khoản: 000170406123456", "năm sản xuất: 1990".
bool IsCode(const Context& context, const Label& label, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const std::string_view written = lexed.Written(anchor);
  const Term known = context.At(label.range.begin, Tag::kLabelBefore);
  if (known && known.value().empty()) return true;
  const bool zeros = written.size() > 2 && written[0] == '0' && written[1] != ',';
  const bool number_word = anchor > 1 && context.Before(anchor - 1, Tag::kNumberWord);
  return zeros || number_word || written.size() > kLongestPlain + 4 ||
         (written.size() > kLongestPlain && written.find('.') == std::string_view::npos) ||
         numbers::ReadYear(context, anchor).has_value();
}

}  // namespace

// "Số đơn tiếp nhận: 45;", "Tổng số (cuộc): 12": any words may label a figure that stands alone
// behind a colon.
std::optional<Candidate> ColonLabel(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const Label label = WordsBeforeColon(context, anchor);
  if (label.range.empty() || IsCode(context, label, anchor)) return std::nullopt;
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || number->in_words) return std::nullopt;
  const std::size_t end = number->range.end;
  if (!IsClosed(lexed, end)) return std::nullopt;
  numbers::SettleThousands(*number);
  return Candidate{{label.range.begin, end}, Count{number->figure, {}, "", label.category}, {}};
}

namespace {

constexpr std::size_t kLongestItem = 12;  // tokens between two figures of a list

// Whether the token next to a list's mark leads, over words only, to another figure with a label.
bool HasLabelledNeighbour(const Context& context, TokenRange item) {
  const Lexed& lexed = context.lexed();
  std::size_t next = item.end;
  if (lexed.IsSymbol(next, ",") || lexed.IsSymbol(next, ";")) {
    std::size_t k = next + 1;
    while (k < next + kLongestItem && !lexed.StartsBlock(k) &&
           (lexed.IsWord(k) || lexed.IsSymbol(k, ","))) {
      ++k;
    }
    const bool labelled = k > next + 1 && lexed.IsNumber(k) && !lexed.StartsBlock(k);
    if (labelled && IsClosed(lexed, k + 1)) return true;
  }
  if (lexed.IsSymbol(next, "(") && !LabelAt(context, next + 1).range.empty()) return true;
  // Behind the words of the item before.
  std::size_t back = item.begin;
  for (std::size_t k = 0; k < kLongestItem && back > 0 && !lexed.StartsBlock(back); ++k) {
    if (!lexed.IsWord(back - 1) && !lexed.IsSymbol(back - 1, ",") && !lexed.IsSymbol(back - 1, ";"))
      break;
    --back;
  }
  return back > 1 && back < item.begin && lexed.IsNumber(back - 1) && IsClosed(lexed, back) &&
         (lexed.IsWord(back - 2) || lexed.IsSymbol(back - 2, ":"));
}

// "nghị định 161": a kind of document that is no end of another word ("kỷ luật 13").
bool IsDocument(const Context& context, std::size_t anchor) {
  const Term kind = context.Before(anchor, Tag::kDocumentKind);
  return kind && (kind.range.begin == 0 || !context.lexed().IsWord(kind.range.begin - 1) ||
                  context.Before(kind.range.begin, Tag::kNoUnit));
}

// "công nghiệp 4.0", "ISO 9001", "nghị định 161": the number of a thing, not of things.
bool IsVersion(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const std::string_view written = lexed.Written(anchor);
  const std::size_t point = written.find('.');
  if (point != std::string_view::npos && written.size() - point != 4 &&
      point + 4 > written.size()) {
    return true;
  }
  const bool code =
      lexed.IsAllCapitals(anchor - 1) && context.facts().MeaningAt(lexed, anchor - 1).empty();
  return (code && written.size() >= 4 && point == std::string_view::npos) ||
         IsDocument(context, anchor);
}

}  // namespace

// "tái cử 29, tham gia lần đầu 13": in a list any words may label a figure that stands alone.
std::optional<Candidate> ListedLabel(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || !number->figure.value.IsInteger() || !IsClosed(lexed, number->range.end)) {
    return std::nullopt;
  }
  const Label label = WordsOfItem(context, anchor);
  if (label.range.empty() || IsVersion(context, anchor)) return std::nullopt;
  const TokenRange item{label.range.begin, number->range.end};
  if (!HasLabelledNeighbour(context, item)) return std::nullopt;
  numbers::SettleThousands(*number);
  return Candidate{item, Count{number->figure, {}, "", label.category}};
}

}  // namespace rasoat::counts
