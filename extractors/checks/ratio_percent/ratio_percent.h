#pragma once

#include <vector>

#include "extractors/checks/registry.h"

namespace rasoat::checks::ratio_percent {

// The percent of an explicit ratio is numerator over denominator.
//   "184/310 chi bộ (đạt 59,3%)"    rounding: 59,35… cut off
//   "23/46 tổ chức đảng (60%)"      inconsistent: 50
//   "34/43 chi bộ (hơn 79%)"        consistent: 79,06… is more
//   "0/0 đơn (100%)"                undetermined: no base
// A ratio without a percent gives no check. More than 100 % is no fault: plans are overfulfilled.
std::vector<Check> Apply(const Subject& subject);

}  // namespace rasoat::checks::ratio_percent
