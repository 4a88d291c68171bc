#pragma once

#include <span>
#include <vector>

#include "extractors/checks/check.h"
#include "extractors/passage/passage.h"

namespace rasoat::checks {

// Names the figure that is probably wrong in a failed relation, in the manner of Fellegi and Holt
// (1976): the one whose change makes the document's checks hold, by a slip that people make. A
// figure on which another check rests that holds is no suspect. A suggestion is proven where it
// mends two relations, or where no other figure of the relation is a suspect. A percent that holds
// over another number of the document is told with that base, a change in percent over its new
// figure likewise; parts that add up to another number of the same unit, with that total. At most
// three for each check.
// `checks` are all of the document, in their final order; only `suggestions` are filled in.
void Suggest(const passage::Passage& passage, std::vector<Check>& checks);

}  // namespace rasoat::checks
