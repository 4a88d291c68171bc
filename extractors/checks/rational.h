#pragma once

#include <compare>
#include <optional>
#include <string>

#include "pipeline/model/decimal.h"

namespace rasoat::checks {

// An exact fraction; the denominator is positive. Comparing never overflows.
struct Rational {
  Int128 numerator = 0;
  Int128 denominator = 1;

  static Rational Of(Decimal value);

  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);
  friend bool operator==(const Rational& a, const Rational& b) { return (a <=> b) == 0; }

  // Nothing where the result leaves 128 bits.
  std::optional<Rational> Plus(const Rational& other) const;

  // Truncated to `places` decimals, in Vietnamese or English digits, with "…" behind where more
  // would follow: 59,35….
  std::string Expand(int places, bool vietnamese) const;
};

// 100 * part / whole. Nothing where whole is zero.
std::optional<Rational> PercentOf(Decimal part, Decimal whole);

// To `places` decimals, ties away from zero. Nothing beyond 18 digits.
std::optional<Decimal> RoundToNearest(const Rational& value, int places);

}  // namespace rasoat::checks
