#pragma once

#include <span>

#include "extractors/engine.h"

namespace rasoat::dates {

// Dates and periods, as EDTF (ISO 8601-2).
//   "ngày 22-3-2017"                          2017-03-22
//   "Thứ Hai, 21-12-2020"                     2020-12-21
//   "tháng 6/2023"                            2023-06
//   "quý IV/2022"                             2022-10/2022-12
//   "6 tháng đầu năm 2022"                    2022-01/2022-06
//   "nhiệm kỳ 2015 - 2020"                    2015/2020
//   "từ ngày 10/10/2022 đến ngày 25/10/2022"  2022-10-10/2022-10-25
//   "sáng 15/3"                               the year of the document's own date, else XXXX-03-15
//   "ngày 29/02/2023", "ngày 18/4//2022"      invalid: no such day, malformed
//   "trong 6 tháng"                           nothing: a length of time, see extractors/counts
//   "7/12 đảng viên"                          nothing: see extractors/ratios
std::span<const Rule> Rules();

}  // namespace rasoat::dates
