#pragma once

#include <span>

#include "extractors/engine.h"

namespace rasoat::changes {

// How much a figure went up or down.
//   "tăng 18,1% so với năm 2020"          +18.1 %, base "năm 2020"
//   "giảm 3 đảng viên so với cùng kỳ"     -3 "đảng viên", base "cùng kỳ"
//   "vượt 0,2 điểm phần trăm"             +0.2 "điểm phần trăm"
//   "tăng 300 triệu đồng"                 +300000000 "đồng"
//   "tăng từ 120 cuộc lên 150 cuộc"       nothing: two counts
//   "bằng 70% so với cùng kỳ"             nothing: a percent
std::span<const Rule> Rules();

}  // namespace rasoat::changes
