#pragma once

#include <vector>

#include "extractors/checks/registry.h"

namespace rasoat::checks::ratio_percent {

// A percent is its part over its whole.
//   "184/310 chi bộ (đạt 59,3%)"    rounding: 59,35… cut off
//   "23/46 tổ chức đảng (60%)"      inconsistent: 50
//   "34/43 chi bộ (hơn 79%)"        consistent: 79,06… is more
//   "0/0 đơn (100%)"                undetermined: no base
//   "trong tổng số 1.250 đảng viên có 38 đồng chí vi phạm, chiếm 3,04%"
//   "63 đảng viên, bằng 70% so với cùng kỳ (90 đảng viên)"
//   "11.640 căn, đạt 44,8% chỉ tiêu (26.000 căn)"
// A ratio without a percent gives no check. More than 100 % is no fault: plans are overfulfilled.
void Apply(const Subject& subject, std::vector<Check>& checks);

}  // namespace rasoat::checks::ratio_percent
