#pragma once

#include <vector>

#include "extractors/checks/registry.h"

namespace rasoat::checks::part_exceeds_whole {

// A part that is larger than its whole. Only what fails gives a check.
//   "15 tổ chức đảng, trong đó có 18 tổ chức đảng còn khuyết điểm"
//   "47/45 đảng viên được xác định chấp hành tốt"
// More than a plan is no fault ("26/24 cuộc, đạt 108,3%"), nor are turns against heads.
void Apply(const Subject& subject, std::vector<Check>& checks);

}  // namespace rasoat::checks::part_exceeds_whole
