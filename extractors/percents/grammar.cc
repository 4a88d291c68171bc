#include "extractors/comparators/comparators.h"
#include "extractors/numbers/numbers.h"
#include "extractors/percents/percents.h"
#include "extractors/units/units.h"

namespace rasoat::percents {
namespace {

using lexer::Term;
using lexicon::Tag;

std::optional<Candidate> NumberPercent(const Context& context, std::size_t anchor) {
  const auto percent = ReadPercent(context, anchor);
  if (!percent) return std::nullopt;
  const auto unit = units::ReadUnit(context, percent->range.end, false);
  const std::size_t end = unit ? unit->range.end : percent->range.end;
  // "từ 90% TCCSĐ trở lên"
  if (unit && context.At(end, Tag::kComparatorAfter)) {
    const auto bounded = comparators::ReadBound(context, {percent->range.begin, end});
    return Candidate{bounded.range, Percent{percent->figure, bounded.bound, unit->name}};
  }
  return Candidate{{percent->range.begin, end},
                   Percent{percent->figure, percent->bound, unit ? unit->name : ""}};
}

constexpr Rule kRules[] = {
    {"percents/number-percent", NumberPercent, Anchor::kDigitsOrWords},
};

}  // namespace

std::optional<Reading> ReadPercent(const Context& context, std::size_t i) {
  const auto number = numbers::ReadNumber(context, i);
  if (!number) return std::nullopt;
  const Term sign = context.At(number->range.end, Tag::kPercentSign);
  if (!sign || context.lexed().StartsBlock(sign.range.begin)) return std::nullopt;
  const comparators::Bounded bounded = comparators::ReadBound(context, {i, sign.range.end});
  return Reading{bounded.range, number->figure, bounded.bound};
}

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::percents
