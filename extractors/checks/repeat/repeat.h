#pragma once

#include <vector>

#include "extractors/checks/registry.h"

namespace rasoat::checks::repeat {

// One quantity stated twice with different figures. Only what fails gives a check.
//   "trong số 75 đảng viên bị thi hành kỷ luật nêu trên"   after "57 đảng viên bị thi hành kỷ luật"
// The two must count the same thing in the same words, or the second point back to the first, and
// differ by one slip; figures of other periods, places and performers are other quantities.
void Apply(const Subject& subject, std::vector<Check>& checks);

}  // namespace rasoat::checks::repeat
