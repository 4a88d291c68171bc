#pragma once

#include <span>

#include "extractors/engine.h"

namespace rasoat::counts {

// What a figure counts.
//   "77 tổ chức đảng"              77, "tổ chức đảng"
//   "hơn 1.200 lượt đảng viên"     more than 1200, "lượt đảng viên"
//   "khiển trách 41"               41, labelled "khiển trách"
//   "từ 90 điểm trở lên"           at least 90, "điểm"
//   "hai đồng chí"                 2, "đồng chí"
//   "năm 2021"                     nothing: a date, see extractors/dates
//   "Điều 30"                      nothing: see extractors/others
// Runs last: what is still free and stands before a noun is a count.
std::span<const Rule> Rules();

}  // namespace rasoat::counts
