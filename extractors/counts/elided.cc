#include "extractors/comparators/comparators.h"
#include "extractors/counts/labels.h"
#include "extractors/counts/rules.h"
#include "extractors/percents/percents.h"
#include "extractors/units/units.h"

namespace rasoat::counts {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;

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

namespace {

// "đã quyết toán [41], đạt 64,1%", "đã xong [41] (64,1%)": a percent says what part it is.
bool IsShareOf(const Context& context, std::size_t anchor, std::size_t end) {
  const Lexed& lexed = context.lexed();
  if (anchor == 0 || !lexed.IsWord(anchor - 1) || lexed.StartsUpper(anchor - 1)) return false;
  if (lexed.StartsBlock(anchor) || lexed.StartsBlock(end)) return false;
  const bool bracket = lexed.IsSymbol(end, "(");
  if (!bracket && !lexed.IsSymbol(end, ",")) return false;
  const Term cue = context.At(end + 1, Tag::kShareCue);
  if (!bracket && !cue) return false;
  return percents::ReadPercent(context, cue ? cue.range.end : end + 1).has_value();
}

}  // namespace

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
  const bool cued = cue && !(cue.value() == "joint" && IsClosed(lexed, end));
  if (!cued && !IsShareOf(context, anchor, end)) return std::nullopt;
  if (!IsClosed(lexed, end) && !context.At(end, Tag::kNoUnit)) return std::nullopt;
  const std::string_view unit = context.UnitBefore(anchor);
  if (unit.empty()) return std::nullopt;
  numbers::SettleThousands(*number);
  return MakeCount(context, *number, number->range, std::string(unit), "");
}

namespace {

constexpr std::size_t kLongestHead = 6;  // tokens of a subject in front of its figure

bool BeginsClause(const Lexed& lexed, std::size_t i) {
  return i == 0 || lexed.StartsBlock(i) || lexed.IsSymbol(i - 1, ".") ||
         lexed.IsSymbol(i - 1, ";") || lexed.IsSymbol(i - 1, ":");
}

}  // namespace

// "Hồ sơ trễ hẹn [37], chủ yếu ở …": a clause that begins with what is counted.
std::optional<Candidate> SubjectFirst(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || anchor == 0 || !IsClosed(lexed, number->range.end)) return std::nullopt;
  const bool plain = number->figure.value.places() == 0 && lexed.Written(anchor).size() >= 2;
  if (!plain || lexed.StartsUpper(anchor - 1)) return std::nullopt;
  std::size_t begin = anchor;
  for (std::size_t k = 0; k < kLongestHead && !BeginsClause(lexed, begin); ++k) {
    if (!lexed.IsWord(begin - 1)) return std::nullopt;
    --begin;
  }
  const auto unit = units::ReadUnit(context, begin, false);
  if (!BeginsClause(lexed, begin) || begin == anchor || !context.At(begin, Tag::kUnit)) {
    return std::nullopt;
  }
  // The unit alone would be a name's head: "Phường 12".
  if (unit && unit->range.end == anchor) return std::nullopt;
  const Label label = WordsOfItem(context, anchor);
  if (label.range.begin != begin) return std::nullopt;
  numbers::SettleThousands(*number);
  return Candidate{{begin, number->range.end}, Count{number->figure, {}, "", label.category}};
}

namespace {

// "Hòa An (11)": a name with its figure in brackets; the name's first token, or the bracket where
// there is none.
std::size_t NameBefore(const Lexed& lexed, std::size_t open) {
  std::size_t begin = open;
  while (begin > 0 && lexed.StartsUpper(begin - 1) && !lexed.StartsBlock(begin)) --begin;
  return begin;
}

bool IsBracketed(const Lexed& lexed, std::size_t open) {
  return lexed.IsSymbol(open, "(") && lexed.IsNumber(open + 1) && lexed.IsSymbol(open + 2, ")");
}

}  // namespace

// "ở các xã Ea Kênh ([19]), Hòa An ([11])": how many of what was counted before.
std::optional<Candidate> BracketedOfName(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (anchor < 2 || !IsBracketed(lexed, anchor - 1)) return std::nullopt;
  const std::size_t open = anchor - 1;
  const std::size_t name = NameBefore(lexed, open);
  if (name == open) return std::nullopt;
  // One alone may be a note's mark: another must stand in the list.
  std::size_t next = anchor + 3;  // past the bracket and its comma
  while (lexed.StartsUpper(next) && !lexed.StartsBlock(next)) ++next;
  const bool before = name >= 4 && lexed.IsSymbol(name - 2, ")") && IsBracketed(lexed, name - 4);
  if (!before && !(next > anchor + 3 && IsBracketed(lexed, next))) return std::nullopt;
  auto number = numbers::ReadNumber(context, anchor);
  const std::string_view unit = context.UnitBefore(anchor);
  if (!number || unit.empty()) return std::nullopt;
  numbers::SettleThousands(*number);
  return MakeCount(context, *number, number->range, std::string(unit), "");
}

}  // namespace rasoat::counts
