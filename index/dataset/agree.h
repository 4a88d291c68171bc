#pragma once

#include <string>
#include <vector>

#include "pipeline/model/decimal.h"

// Whether two figures that are stated of the same thing can both be true. "gần 324 nghìn" and
// 323.979 can; 184 and 148 cannot. Rules of comparators and rounding: docs/checks.md.

namespace rasoat::dataset {

struct StatedValue {
  Decimal value;
  int grain = 0;           // a unit of its last written digit is ten to this power
  std::string comparator;  // gt, ge, lt, le, approx, below; empty: exactly
};

bool Agree(const StatedValue& a, const StatedValue& b);

// Whether all do, each with each.
bool AllAgree(const std::vector<StatedValue>& values);

// The one that says most: without comparator, of the finest grain; the first of these.
const StatedValue& MostExact(const std::vector<StatedValue>& values);

}  // namespace rasoat::dataset
