#include "extractors/comparators/comparators.h"
#include "extractors/money/money.h"
#include "extractors/numbers/numbers.h"

namespace rasoat::money {
namespace {

using lexer::Term;
using lexicon::Tag;

std::optional<Candidate> NumberCurrency(const Context& context, std::size_t anchor) {
  const auto money = ReadMoney(context, anchor);
  if (!money) return std::nullopt;
  return Candidate{money->range, Money{money->figure, money->bound}};
}

constexpr Rule kRules[] = {
    {"money/number-currency", NumberCurrency, Anchor::kDigitsOrWords},
};

}  // namespace

std::optional<Reading> ReadMoney(const Context& context, std::size_t i) {
  const auto number = numbers::ReadNumber(context, i);
  if (!number) return std::nullopt;
  const Term currency = context.At(number->range.end, Tag::kCurrency);
  if (!currency || context.lexed().StartsBlock(currency.range.begin)) return std::nullopt;
  const Term unit = context.At(number->range.end, Tag::kUnit);  // "đồng chí"
  if (unit && unit.range.end > currency.range.end) return std::nullopt;
  const auto bounded = comparators::ReadBound(context, {i, currency.range.end});
  return Reading{bounded.range, number->figure, bounded.bound, std::string(currency.value())};
}

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::money
