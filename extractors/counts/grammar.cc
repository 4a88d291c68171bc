#include "extractors/comparators/comparators.h"
#include "extractors/counts/counts.h"
#include "extractors/counts/rules.h"
#include "extractors/places/name.h"
#include "extractors/units/units.h"

namespace rasoat::counts {

using lexer::Lexed;
using lexicon::Tag;
using numbers::Number;

Candidate MakeCount(const Context& context, const Number& number, lexer::TokenRange range,
                    std::string unit, std::string category) {
  const comparators::Bounded bounded = comparators::ReadBound(context, range);
  return {
      bounded.range, Count{number.figure, bounded.bound, std::move(unit), std::move(category)}, {}};
}

bool IsClosed(const Lexed& lexed, std::size_t i) {
  return lexed.StartsBlock(i) || lexed.IsSymbol(i, ";") || lexed.IsSymbol(i, ",") ||
         lexed.IsSymbol(i, ".") || lexed.IsSymbol(i, ")") || lexed.IsSymbol(i, "(");
}

namespace {

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
          context.lexed().IsAllCapitals(i - 1));
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
    {"counts/subject-first", SubjectFirst},
    {"counts/bracketed-of-name", BracketedOfName},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::counts
