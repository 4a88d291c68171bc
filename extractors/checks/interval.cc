#include "extractors/checks/interval.h"

namespace rasoat::checks {
namespace {

// `stated` moved by halves of a unit of its last written digit.
Rational Shifted(Decimal stated, int half_units) {
  return {Int128{stated.units()} * 2 + half_units, PowerOfTen(stated.places()) * 2};
}

}  // namespace

bool Interval::Contains(const Rational& value) const {
  const auto above = value <=> low;
  const auto below = value <=> high;
  if (above < 0 || (above == 0 && low_open)) return false;
  return below < 0 || (below == 0 && !high_open);
}

std::optional<Interval> Interval::Intersect(const Interval& other) const {
  Interval result = *this;
  const auto lows = low <=> other.low;
  if (lows < 0) result.low = other.low;
  if (lows < 0) result.low_open = other.low_open;
  if (lows == 0) result.low_open = low_open || other.low_open;
  const auto highs = high <=> other.high;
  if (highs > 0) result.high = other.high;
  if (highs > 0) result.high_open = other.high_open;
  if (highs == 0) result.high_open = high_open || other.high_open;
  const auto width = result.low <=> result.high;
  if (width > 0 || (width == 0 && (result.low_open || result.high_open))) return std::nullopt;
  return result;
}

std::optional<Interval> Interval::Plus(const Interval& other) const {
  const auto sum_low = low.Plus(other.low);
  const auto sum_high = high.Plus(other.high);
  if (!sum_low || !sum_high) return std::nullopt;
  return Interval{*sum_low, *sum_high, low_open || other.low_open, high_open || other.high_open};
}

Interval Exactly(Decimal value) { return {Rational::Of(value), Rational::Of(value)}; }

Interval Near(Decimal stated) { return {Shifted(stated, -1), Shifted(stated, 1)}; }

Interval Truncated(Decimal stated) {
  const int low = stated.units() <= 0 ? -2 : 0;
  const int high = stated.units() >= 0 ? 2 : 0;
  return {Shifted(stated, low), Shifted(stated, high), low != 0, high != 0};
}

Interval Wide(Decimal stated) { return {Shifted(stated, -2), Shifted(stated, 2), true, true}; }

}  // namespace rasoat::checks
