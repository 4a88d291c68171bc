#pragma once

#include <vector>

#include "extractors/checks/registry.h"

namespace rasoat::checks::part_whole {

// The parts that the text presents as the whole breakdown of a total add up to it.
//   "412 đảng viên, với các hình thức: Khiển trách 268, cảnh cáo 97, cách chức 11, khai trừ 36"
//   "46 TCCSĐ, gồm 28 đảng bộ và 18 chi bộ cơ sở"
//   "6.450 đảng viên (6.218 đảng viên chính thức, 232 đảng viên dự bị)"
//   "14 đơn tố cáo, 9 đơn khiếu nại và 27 đơn kiến nghị, tổng cộng 50 đơn"
//   "41/52 cuộc, còn 11 cuộc"
// A list after "trong đó" is taken as complete where its groups exclude each other and cover the
// whole (forms, levels, grades, a rest). Lists that nothing announces count only where they add up.
void Apply(const Subject& subject, std::vector<Check>& checks);

}  // namespace rasoat::checks::part_whole
