#pragma once

#include <span>

#include "extractors/engine.h"

namespace rasoat::others {

// Numbers that are no figures. They are taken, so that no other extractor reads them as counts, and
// appear in `rasoat explain` only.
//   "lúc 14 giờ", "7h30", "08:32"        a clock time
//   "0218.3856.120"                      a phone number
//   "1. Rà soát …", "4) Ủy ban …"        an enumeration mark
//   "Điều 30", "phường 12", "Trang 3/12" a number that belongs to the word before it
//   "47 tuổi"                            … or behind it
//   "Covid-19", "1A", "QL-14"            part of a name
//   "5-7 điểm"                           a range of values
std::span<const Rule> Rules();

}  // namespace rasoat::others
