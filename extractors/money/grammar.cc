#include "extractors/comparators/comparators.h"
#include "extractors/money/money.h"
#include "extractors/numbers/numbers.h"
#include "extractors/units/units.h"

namespace rasoat::money {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;
using numbers::Number;

constexpr std::size_t kFarthestCurrency = 120;  // tokens

// Whether an amount with its currency stands nearby: then "98,6 tỷ" is money too.
bool SpeaksOfMoney(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  const auto currency_at = [&](std::size_t k) {
    const bool counted =
        k > 0 && !lexed.StartsBlock(k) && (lexed.IsNumber(k - 1) || context.Before(k, Tag::kScale));
    const Term implied = context.At(k, Tag::kImpliedCurrency);
    const bool scale = implied && implied.entry->note().empty() && lexed.IsNumber(k - 1);
    return counted && (scale || context.At(k, Tag::kCurrency));
  };
  for (std::size_t k = i; k > 0 && k + kFarthestCurrency > i; --k) {
    if (currency_at(k - 1)) return true;
  }
  for (std::size_t k = i + 1; k < i + kFarthestCurrency && k < lexed.size(); ++k) {
    if (currency_at(k)) return true;
  }
  return false;
}

// "tổng kinh phí [315 triệu]", "lãi chừng [180 triệu]".
bool HasCue(const Context& context, std::size_t i) {
  const auto bounded = comparators::ReadBound(context, {i, i + 1});
  return static_cast<bool>(context.Before(bounded.range.begin, Tag::kMoneyCue));
}

// The scale word that ends the number, as its power of ten; 0 without one.
int ScaleOf(const Context& context, const Number& number) {
  const Term scale = context.Before(number.range.end, Tag::kScale);
  if (!scale || scale.range.begin < number.range.begin) return 0;
  return scale.value()[0] - '0';
}

struct Amount {
  std::size_t end = 0;
  Decimal value;
  std::string_view currency;
};

// "215 trđ": the sign holds a scale.
std::optional<Amount> WithCurrency(const Context& context, const Number& number) {
  const Term currency = context.At(number.range.end, Tag::kCurrency);
  if (!currency || context.lexed().StartsBlock(currency.range.begin)) return std::nullopt;
  const Term unit = context.At(number.range.end, Tag::kUnit);  // "đồng chí"
  if (unit && unit.range.end > currency.range.end) return std::nullopt;
  const std::string_view power = currency.entry->note();
  const auto value = number.figure.value.Scaled(power.empty() ? 0 : power[0] - '0');
  if (!value) return std::nullopt;
  return Amount{currency.range.end, *value, currency.value()};
}

// "98,6 tỷ" where money is spoken of.
std::optional<Amount> WithoutCurrency(const Context& context, const Number& number) {
  const std::size_t end = number.range.end;
  const Term implied = context.Before(end, Tag::kImpliedCurrency);
  // A capital behind it is another currency: "3 triệu Euro".
  const bool named = context.lexed().StartsUpper(end) && !context.lexed().StartsBlock(end);
  if (!implied || named || units::ReadUnit(context, end, true)) return std::nullopt;
  if (implied.range.begin < number.range.begin || context.At(end, Tag::kPercentSign)) {
    return std::nullopt;
  }
  const bool told = implied.entry->note() != "near" || HasCue(context, number.range.begin) ||
                    SpeaksOfMoney(context, end);
  if (!told) return std::nullopt;
  return Amount{end, number.figure.value, implied.value()};
}

std::optional<Candidate> NumberCurrency(const Context& context, std::size_t anchor) {
  const auto money = ReadMoney(context, anchor);
  if (!money) return std::nullopt;
  return Candidate{money->range, Money{money->figure, money->bound}};
}

// The token behind what joins the figure that ends before token i to the next: "lên" after "từ", a
// list's comma, a slash; i where nothing does.
std::size_t PastJoint(const Context& context, std::size_t anchor, std::size_t i) {
  const Lexed& lexed = context.lexed();
  if (lexed.StartsBlock(i) || lexed.StartsBlock(i + 1)) return i;
  if (lexed.IsSymbol(i, "/")) return i + 1;
  const bool from = static_cast<bool>(context.Before(anchor, Tag::kFrom));
  if (!from && !context.Before(anchor, Tag::kDistributive)) return i;
  const Term joint = context.At(i, from ? Tag::kTo : Tag::kListJoint);
  if (!joint || (from && joint.value() != "change")) return i;
  return joint.range.end;
}

// "từ [12,5] lên 98 tỷ đồng", "[1.250]/1.200 triệu đồng", "lần lượt là [12,5] và 8,3 tỷ đồng": the
// scale stands behind the last.
std::optional<Candidate> SharedScale(const Context& context, std::size_t anchor) {
  const auto number = numbers::ReadNumber(context, anchor);
  if (!number || number->in_words || ScaleOf(context, *number) > 0) return std::nullopt;
  const std::size_t next = PastJoint(context, anchor, number->range.end);
  if (next == number->range.end) return std::nullopt;
  const auto last = numbers::ReadNumber(context, next);
  const int power = last ? ScaleOf(context, *last) : 0;
  if (power == 0 || !ReadMoney(context, next)) return std::nullopt;
  const auto value = number->figure.value.Scaled(power);
  if (!value) return std::nullopt;
  return Candidate{number->range, Money{{*value, number->figure.written}, {}}};
}

constexpr Rule kRules[] = {
    {"money/number-currency", NumberCurrency, Anchor::kDigitsOrWords},
    {"money/shared-scale", SharedScale},
};

}  // namespace

std::optional<Reading> ReadMoney(const Context& context, std::size_t i) {
  auto number = numbers::ReadNumber(context, i);
  if (!number) return std::nullopt;
  auto amount = WithCurrency(context, *number);
  if (!amount) amount = WithoutCurrency(context, *number);
  if (!amount) return std::nullopt;
  number->figure.value = amount->value;
  const auto bounded = comparators::ReadBound(context, {i, amount->end});
  return Reading{bounded.range, number->figure, bounded.bound, std::string(amount->currency)};
}

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::money
