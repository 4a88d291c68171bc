#include "extractors/checks/rational.h"

#include <algorithm>

namespace rasoat::checks {
namespace {

Int128 FloorDivide(Int128 a, Int128 b) {
  const Int128 quotient = a / b;
  return a % b < 0 ? quotient - 1 : quotient;
}

// What is left of a behind FloorDivide: never negative, and computed without a product.
Int128 Rest(Int128 a, Int128 b) {
  const Int128 rest = a % b;
  return rest < 0 ? rest + b : rest;
}

Int128 Gcd(Int128 a, Int128 b) {
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

}  // namespace

Rational Rational::Of(Decimal value) { return {value.units(), PowerOfTen(value.places())}; }

// By continued fractions: the integer parts decide, or else the reciprocals of what is left, the
// other way round.
std::strong_ordering operator<=>(const Rational& left, const Rational& right) {
  Rational a = left;
  Rational b = right;
  bool swapped = false;
  for (;;) {
    const Int128 floor_a = FloorDivide(a.numerator, a.denominator);
    const Int128 floor_b = FloorDivide(b.numerator, b.denominator);
    const Int128 rest_a = Rest(a.numerator, a.denominator);
    const Int128 rest_b = Rest(b.numerator, b.denominator);
    std::strong_ordering order = std::strong_ordering::equal;
    if (floor_a != floor_b) {
      order = floor_a < floor_b ? std::strong_ordering::less : std::strong_ordering::greater;
    } else if (rest_a == 0 || rest_b == 0) {
      if (rest_a == rest_b) return std::strong_ordering::equal;
      order = rest_a == 0 ? std::strong_ordering::less : std::strong_ordering::greater;
    } else {
      a = {a.denominator, rest_a};
      b = {b.denominator, rest_b};
      swapped = !swapped;
      continue;
    }
    return swapped ? 0 <=> order : order;
  }
}

std::optional<Rational> Rational::Plus(const Rational& other) const {
  if (denominator == other.denominator) {
    Rational same{0, denominator};
    if (__builtin_add_overflow(numerator, other.numerator, &same.numerator)) return std::nullopt;
    return same;
  }
  const Int128 common = Gcd(denominator, other.denominator);
  const Int128 scale = other.denominator / common;
  Int128 left = 0;
  Int128 right = 0;
  Rational sum;
  if (__builtin_mul_overflow(numerator, scale, &left) ||
      __builtin_mul_overflow(other.numerator, denominator / common, &right) ||
      __builtin_add_overflow(left, right, &sum.numerator) ||
      __builtin_mul_overflow(denominator, scale, &sum.denominator)) {
    return std::nullopt;
  }
  return sum;
}

std::string Rational::Expand(int places, bool vietnamese) const {
  const bool negative = numerator < 0;
  Int128 rest = negative ? -numerator : numerator;
  std::string text = negative ? "-" : "";
  text += rasoat::ToString(rest / denominator);
  rest %= denominator;
  if (places > 0 && rest != 0) text.push_back(vietnamese ? ',' : '.');
  for (int i = 0; i < places && rest != 0; ++i) {
    // rest < denominator <= 10^36: ten times it stays within 128 bits.
    rest *= 10;
    text.push_back(static_cast<char>('0' + static_cast<int>(rest / denominator)));
    rest %= denominator;
  }
  return rest == 0 ? text : text + "…";
}

std::optional<Rational> PercentOf(Decimal part, Decimal whole) {
  if (whole.units() == 0) return std::nullopt;
  // |units| < 10^18 and places <= 18: at most 10^38, within 128 bits.
  Rational percent{Int128{part.units()} * 100 * PowerOfTen(whole.places()),
                   Int128{whole.units()} * PowerOfTen(part.places())};
  if (percent.denominator < 0) {
    percent.numerator = -percent.numerator;
    percent.denominator = -percent.denominator;
  }
  const Int128 common = Gcd(percent.numerator, percent.denominator);
  return Rational{percent.numerator / common, percent.denominator / common};
}

std::optional<Decimal> RoundToNearest(const Rational& value, int places) {
  Int128 scaled = 0;
  if (__builtin_mul_overflow(value.numerator, 2 * PowerOfTen(places), &scaled)) {
    return std::nullopt;
  }
  const bool negative = scaled < 0;
  const Int128 magnitude = negative ? -scaled : scaled;
  const Int128 units = (magnitude / value.denominator + 1) / 2;
  if (units >= PowerOfTen(Decimal::kMaxDigits)) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(units);
  return Decimal(negative ? -whole : whole, places);
}

}  // namespace rasoat::checks
