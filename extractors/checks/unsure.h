#pragma once

#include <vector>

#include "extractors/checks/check.h"
#include "pipeline/model/document.h"

namespace rasoat::checks {

// Takes back what would accuse a document of figures that were recognised in a picture with little
// certainty: a finding that rests on one becomes a question, reason "unsure-digits", which says
// what was read and computed and asks to look at the page.
void WithholdUnsure(const Document& document, std::vector<Check>& checks);

}  // namespace rasoat::checks
