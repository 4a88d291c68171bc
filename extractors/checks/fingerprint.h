#pragma once

#include <vector>

#include "extractors/checks/check.h"
#include "extractors/passage/passage.h"

namespace rasoat::checks {

// Gives every check the name by which it is found again after edits elsewhere: 16 hex digits over
// the rule, the figures and what they count; of equal ones the second and later are numbered. No
// lines, offsets or file names enter.
void SetFingerprints(const passage::Passage& passage, std::vector<Check>& checks);

}  // namespace rasoat::checks
