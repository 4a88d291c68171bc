#pragma once

#include <span>

#include "extractors/engine.h"

namespace rasoat::places {

// Administrative units, with their codes before and after 1 July 2025 where the name and what
// stands around it leave one unit.
//   "huyện Cao Lộc"                     a district, 183
//   "xã Tân Lập, huyện Đan Phượng"      the commune of that district
//   "xã Tân Lập"                        ambiguous: one of many
//   "thị xã Hòa Châu"                   not in the gazetteer: a name without codes
//   "tại Thái Nguyên"                   a province without its word
//   "huyện Đoàn"                        nothing: an organisation
// A name may stand inside an organisation's ("Đảng bộ huyện Cao Lộc"): both are found.
std::span<const Rule> Rules();

}  // namespace rasoat::places
