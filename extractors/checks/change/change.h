#pragma once

#include <vector>

#include "extractors/checks/registry.h"

namespace rasoat::checks::change {

// A stated change follows from the figures before and after.
//   "tăng từ 120 cuộc (năm 2020) lên 150 cuộc (năm 2021), tức tăng 25%"
//   "84 đảng viên, giảm 31 đảng viên so với năm 2021 (115 đảng viên)"
//   "giảm từ 1,25% xuống còn 0,8%, tức giảm 0,45 điểm phần trăm"
//   "từ 2 lên 4 tổ chức, tăng gấp đôi"
// The base must stand in the text; none is inferred.
void Apply(const Subject& subject, std::vector<Check>& checks);

}  // namespace rasoat::checks::change
