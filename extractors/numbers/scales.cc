#include "extractors/numbers/scales.h"

namespace rasoat::numbers {

using lexer::Term;
using lexicon::Tag;

Scales ReadScales(const Context& context, std::size_t i) {
  Scales scales{0, i};
  while (!context.lexed().StartsBlock(scales.end) && scales.power <= Decimal::kMaxDigits) {
    const Term scale = context.At(scales.end, Tag::kScale);
    if (!scale || context.At(scales.end, Tag::kNoUnit).range.end > scale.range.end) break;
    scales.power += scale.value()[0] - '0';
    scales.end = scale.range.end;
  }
  return scales;
}

bool AddHalf(const Context& context, int power, Decimal& value, std::size_t& end) {
  const Term half = context.At(end, Tag::kNumeralPart);
  if (half.value() != "half" || context.lexed().StartsBlock(end)) return false;
  const auto part = Decimal(5, 0).Scaled(power - 1);
  const auto sum = part ? value.Plus(*part) : std::nullopt;
  if (sum) value = *sum;
  end = half.range.end;
  return true;
}

}  // namespace rasoat::numbers
