#pragma once

#include <optional>

#include "extractors/checks/rational.h"

namespace rasoat::checks {

// A range of true values that a written figure can stand for; each end open or closed.
struct Interval {
  Rational low;
  Rational high;
  bool low_open = false;
  bool high_open = false;

  bool Contains(const Rational& value) const;

  // What both contain; nothing where they do not meet. The narrower end binds, and of two equal
  // ends the open one.
  std::optional<Interval> Intersect(const Interval& other) const;

  // All sums of one value of each. An end is closed only if both are. Nothing beyond 128 bits.
  std::optional<Interval> Plus(const Interval& other) const;
};

// An exact figure: [c, c].
Interval Exactly(Decimal value);

// What rounds to `stated` by any rule of rounding to nearest: [s - u/2, s + u/2], where u is a unit
// of the last written digit. A tie belongs to both neighbours.
Interval Near(Decimal stated);

// What is cut down to `stated`: [s, s + u) above zero, mirrored below, (-u, u) at zero.
Interval Truncated(Decimal stated);

// What is off by less than one unit: (s - u, s + u).
Interval Wide(Decimal stated);

}  // namespace rasoat::checks
