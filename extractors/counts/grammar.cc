#include "extractors/comparators/comparators.h"
#include "extractors/counts/counts.h"
#include "extractors/counts/labels.h"
#include "extractors/numbers/numbers.h"
#include "extractors/places/name.h"
#include "extractors/ratios/ratios.h"
#include "extractors/units/units.h"

namespace rasoat::counts {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;
using numbers::Number;

constexpr std::size_t kMostListed = 8;  // figures that share a unit or a cue

Candidate MakeCount(const Context& context, const Number& number, TokenRange range,
                    std::string unit, std::string category) {
  const comparators::Bounded bounded = comparators::ReadBound(context, range);
  return {
      bounded.range, Count{number.figure, bounded.bound, std::move(unit), std::move(category)}, {}};
}

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

// Whether a figure that ends before token i is closed off: nothing follows that it could count.
bool IsClosed(const Lexed& lexed, std::size_t i) {
  return lexed.StartsBlock(i) || lexed.IsSymbol(i, ";") || lexed.IsSymbol(i, ",") ||
         lexed.IsSymbol(i, ".") || lexed.IsSymbol(i, ")") || lexed.IsSymbol(i, "(");
}

constexpr std::size_t kLongestPlain = 9;  // digits of a figure without separators

// A number that names a thing: "Số tài khoản: 000170406123456", "năm sản xuất: 1990".
bool IsCode(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const std::string_view written = lexed.Written(anchor);
  const Label label = WordsBeforeColon(context, anchor);
  const Term known = context.At(label.range.begin, Tag::kLabelBefore);
  if (!label.range.empty() && known && known.value().empty()) return true;
  const bool zeros = written.size() > 2 && written[0] == '0' && written[1] != ',';
  const bool number_word = anchor > 1 && context.Before(anchor - 1, Tag::kNumberWord);
  return zeros || number_word || written.size() > kLongestPlain + 4 ||
         (written.size() > kLongestPlain && written.find('.') == std::string_view::npos) ||
         numbers::ReadYear(context, anchor).has_value();
}

// "Số đơn tiếp nhận: 45;", "Tổng số (cuộc): 12": any words may label a figure that stands alone
// behind a colon.
std::optional<Candidate> ColonLabel(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const Label label = WordsBeforeColon(context, anchor);
  if (label.range.empty() || IsCode(context, anchor)) return std::nullopt;
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || number->in_words) return std::nullopt;
  const std::size_t end = number->range.end;
  if (!IsClosed(lexed, end)) return std::nullopt;
  numbers::SettleThousands(*number);
  return Candidate{{label.range.begin, end}, Count{number->figure, {}, "", label.category}, {}};
}

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
  const bool code = places::IsAllCapitals(lexed.Written(anchor - 1)) &&
                    context.facts().MeaningAt(lexed, anchor - 1).empty();
  return (code && written.size() >= 4 && point == std::string_view::npos) ||
         IsDocument(context, anchor);
}

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

// "năm" is five only where it is not the year: behind nothing that speaks of a time.
bool IsYearWord(const Context& context, const Number& number, const units::Unit& unit) {
  if (!number.single_word || number.figure.value != Decimal(5, 0)) return false;
  const std::size_t i = number.range.begin;
  const Lexed& lexed = context.lexed();
  if (context.At(i, Tag::kUnit).range.end > i + 1 || unit.action) return true;
  return i > 0 && !lexed.StartsBlock(i) && context.Before(i, Tag::kYearCue);
}

// "Sư đoàn 2 đóng quân", "chi bộ 3 sinh hoạt": a small number right behind a noun names it, unless
// a unit surely follows.
bool IsNumberOfThing(const Context& context, const Number& number) {
  const std::size_t i = number.range.begin;
  if (i == 0 || context.lexed().StartsBlock(i) || !numbers::ReadSmall(context, i)) return false;
  const bool single = context.lexed().Written(i).size() == 1;
  return context.lexed().Written(i)[0] != '0' &&
         ((single && context.Before(i, Tag::kUnit)) || context.Before(i, Tag::kNumberedThing) ||
          places::IsAllCapitals(context.lexed().Written(i - 1)));
}

// "77 tổ chức đảng", "2.417tổ chức", "hơn 18 nghìn lượt", "hai mươi ba đảng viên".
std::optional<Candidate> NumberUnit(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number) return std::nullopt;
  // A number in words is a count only before a unit that is surely one: "hai bên" is none.
  const auto unit = units::ReadUnit(context, number->range.end, !number->in_words);
  if (!unit || IsYearWord(context, *number, *unit)) return std::nullopt;
  if (!unit->known && IsNumberOfThing(context, *number)) return std::nullopt;
  if (!unit->measure) numbers::SettleThousands(*number);
  return MakeCount(context, *number, {anchor, unit->range.end}, unit->name, "");
}

// The unit that the figures of a change share: behind the last one, else that of the figure
// before.
std::string SharedUnit(const Context& context, std::size_t behind, std::size_t first) {
  const auto unit = units::ReadUnit(context, behind, true);
  return unit ? unit->name : std::string(context.UnitBefore(first));
}

// "từ [40] lên 50 đoàn", "từ [06] xuống còn 04": the first figure leaves its unit out.
std::optional<Candidate> FromTo(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || !context.Before(anchor, Tag::kFrom)) return std::nullopt;
  const Term to = context.At(number->range.end, Tag::kTo);
  if (!to || !context.lexed().IsNumber(to.range.end)) return std::nullopt;
  const Term from = context.Before(anchor, Tag::kFrom);
  const bool changes = to.value() == "change" || context.Before(from.range.begin, Tag::kIncrease) ||
                       context.Before(from.range.begin, Tag::kDecrease);
  if (!changes) return std::nullopt;
  const auto second = numbers::ReadNumber(context, to.range.end);
  if (!second || context.At(second->range.end, Tag::kPercentSign)) return std::nullopt;
  const std::string unit = SharedUnit(context, second->range.end, anchor);
  if (unit.empty()) return std::nullopt;
  numbers::SettleThousands(*number);
  return MakeCount(context, *number, number->range, unit, "");
}

// "từ 06 xuống còn [04]".
std::optional<Candidate> ToLast(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  const Term to = context.Before(anchor, Tag::kTo);
  if (!number || number->in_words || to.value() != "change") return std::nullopt;
  if (units::ReadUnit(context, number->range.end, true)) return std::nullopt;
  const auto before = context.lexed().IsNumber(to.range.begin - 1);
  if (!before || !context.Before(to.range.begin - 1, Tag::kFrom)) return std::nullopt;
  const std::string_view unit = context.UnitBefore(anchor);
  if (unit.empty()) return std::nullopt;
  numbers::SettleThousands(*number);
  return MakeCount(context, *number, number->range, std::string(unit), "");
}

// The figures of a list, "4, 37 và 65": their numbers, in order.
std::vector<Number> ReadList(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  std::vector<Number> list;
  std::size_t at = i;
  while (list.size() < kMostListed && lexed.IsNumber(at) && !lexed.StartsBlock(at)) {
    const auto number = numbers::ReadNumber(context, at);
    if (!number) break;
    list.push_back(*number);
    at = number->range.end;
    const Term joint = context.At(at, Tag::kListJoint);
    if (!joint || lexed.StartsBlock(at)) break;
    at = joint.range.end;
  }
  return list;
}

// "lần lượt là [4], [37] và [65]", "tương ứng 14, [5] và 2": each has the label of its place in
// the list in front.
std::optional<Candidate> Distributed(const Context& context, std::size_t anchor) {
  std::size_t first = anchor;
  Term cue;
  for (std::size_t k = 0; k < kMostListed; ++k) {
    cue = context.Before(first, Tag::kDistributive);
    if (cue) break;
    const Term joint = context.Before(first, Tag::kListJoint);
    const std::size_t before = joint ? joint.range.begin : 0;
    if (before == 0 || !context.lexed().IsNumber(before - 1)) return std::nullopt;
    first = before - 1;
  }
  if (!cue) return std::nullopt;
  const std::vector<Number> list = ReadList(context, first);
  if (list.size() < 2) return std::nullopt;
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (list[k].range.begin != anchor) continue;
    Number number = list[k];
    numbers::SettleThousands(number);
    const auto unit = units::ReadUnit(context, list.back().range.end, false);
    const auto own = units::ReadUnit(context, number.range.end, false);
    const std::size_t end = own ? own->range.end : number.range.end;
    return MakeCount(context, number, {anchor, end}, unit ? unit->name : "",
                     DistributedLabel(context, cue.range.begin, k, list.size()));
  }
  return std::nullopt;
}

// "[12], [15] và 20 đảng viên": the unit stands behind the last.
std::optional<Candidate> ListedBefore(const Context& context, std::size_t anchor) {
  const std::vector<Number> list = ReadList(context, anchor);
  if (list.size() < 2 || list.front().in_words) return std::nullopt;
  const auto unit = units::ReadUnit(context, list.back().range.end, false);
  if (!unit) return std::nullopt;
  Number number = list.front();
  numbers::SettleThousands(number);
  return MakeCount(context, number, number.range, unit->name, "");
}

// "[4]/5 người" after "7 lượt/9 người".
std::optional<Candidate> FirstOfPair(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || !context.lexed().IsSymbol(number->range.end, "/")) return std::nullopt;
  const auto units = ratios::PairedUnits(context, number->range.end);
  if (!units) return std::nullopt;
  numbers::SettleThousands(*number);
  return MakeCount(context, *number, number->range, units->first, "");
}

// "trong đó có [12] là cấp ủy viên".
std::optional<Candidate> CopulaUnit(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || number->in_words) return std::nullopt;
  const Term copula = context.At(number->range.end, Tag::kCopula);
  if (anchor > 0 && context.lexed().StartsUpper(anchor - 1)) return std::nullopt;
  if (!copula || context.lexed().StartsBlock(copula.range.begin)) return std::nullopt;
  const auto unit = units::ReadUnit(context, copula.range.end, false);
  const Label label = LabelAt(context, copula.range.end);
  if (!unit && label.range.empty()) return std::nullopt;
  numbers::SettleThousands(*number);
  const bool labelled = !unit;
  return MakeCount(context, *number, {anchor, labelled ? label.range.end : unit->range.end},
                   labelled ? std::string(context.UnitBefore(anchor)) : unit->name,
                   labelled ? label.category : "");
}

constexpr std::size_t kLongestSubject = 16;  // tokens from "số" to its "là"

// "Số đảng viên bị kỷ luật là [24]": the subject tells what is counted.
std::optional<Candidate> Predicate(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  auto number = numbers::ReadNumber(context, anchor);
  const Term copula = context.Before(anchor, Tag::kCopula);
  if (!number || !copula || !IsClosed(lexed, number->range.end)) return std::nullopt;
  std::size_t at = copula.range.begin;
  for (std::size_t k = 0; k < kLongestSubject && at > 0 && !lexed.StartsBlock(at); ++k) {
    --at;
    const bool ends = lexed.IsSymbol(at, ";") || lexed.IsSymbol(at, ".") || lexed.IsSymbol(at, ",");
    if (ends) break;
    const Term quantifier = context.At(at, Tag::kQuantifier);
    const auto unit =
        quantifier ? units::ReadUnit(context, quantifier.range.end, false) : std::nullopt;
    if (!unit) continue;
    numbers::SettleThousands(*number);
    return MakeCount(context, *number, number->range, unit->name, "");
  }
  return std::nullopt;
}

// "có [12] bị khiển trách", "còn [3] chưa nộp": what was counted before, said again without its
// unit.
std::optional<Candidate> Elided(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || number->in_words || !number->figure.value.IsInteger()) return std::nullopt;
  const auto bounded = comparators::ReadBound(context, number->range);
  const Term cue = context.Before(bounded.range.begin, Tag::kElisionCue);
  const Lexed& lexed = context.lexed();
  const std::size_t end = number->range.end;
  // "và 2," may as well go on with a name.
  if (!cue || (cue.value() == "joint" && IsClosed(lexed, end))) return std::nullopt;
  if (!IsClosed(lexed, end) && !context.At(end, Tag::kNoUnit)) return std::nullopt;
  const std::string_view unit = context.UnitBefore(anchor);
  if (unit.empty()) return std::nullopt;
  numbers::SettleThousands(*number);
  return MakeCount(context, *number, number->range, std::string(unit), "");
}

constexpr Rule kRules[] = {
    {"counts/label-first", LabelFirst, Anchor::kDigitsOrWords},
    {"counts/distributed", Distributed},
    {"counts/listed-before", ListedBefore},
    {"counts/first-of-pair", FirstOfPair},
    {"counts/label-behind", LabelBehind, Anchor::kDigitsOrWords},
    {"counts/from-to", FromTo, Anchor::kDigitsOrWords},
    {"counts/to-last", ToLast},
    {"counts/colon-label", ColonLabel},
    {"counts/copula-unit", CopulaUnit},
    {"counts/number-unit", NumberUnit, Anchor::kDigitsOrWords},
    {"counts/predicate", Predicate},
    {"counts/listed-label", ListedLabel},
    {"counts/elided", Elided},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::counts
