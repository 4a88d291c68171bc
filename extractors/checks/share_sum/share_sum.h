#pragma once

#include <vector>

#include "extractors/checks/registry.h"

namespace rasoat::checks::share_sum {

// The percents of a complete breakdown add up to 100.
//   "khiển trách 12 đồng chí (60%), cảnh cáo 8 đồng chí (40%)" of 20
//   "quản lý đất đai chiếm 38,5%, tài chính 27,5%, đạo đức 21%, 13% còn lại"
// Percents of which nothing says that they are complete count only where they add up.
void Apply(const Subject& subject, std::vector<Check>& checks);

}  // namespace rasoat::checks::share_sum
