#pragma once

#include <vector>

#include "extractors/checks/registry.h"

namespace rasoat::checks::docref {

// A document that is cited twice bears the same date, and its number an issuer that is known.
//   "Quy định số 22-QĐ/TW, ngày 28/7/2012"   inconsistent where 28/7/2021 stood before
//   "công văn số 5092/UHND-TH5"     a question: one letter from UBND
//   "Kế hoạch số 12-KH/TU, ngày 20/3/2024"   a question in a document of 15/3/2024
// Numbers start anew with each term of a committee, so two dates of different years that no slip
// explains are a question only.
void Apply(const Subject& subject, std::vector<Check>& checks);

}  // namespace rasoat::checks::docref
