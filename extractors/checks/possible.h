#pragma once

#include <optional>
#include <span>

#include "extractors/checks/interval.h"
#include "extractors/checks/relation.h"

namespace rasoat::checks {

// The true values that the others leave open for the stated figure, where some of them were rounded
// before they were written (18 nghìn stands for 17.500 to 18.500). Nothing where all are exact, the
// base may be zero, or a number leaves 128 bits. Of kQuotient, kGrowth and kSum only.
std::optional<Interval> Possible(Relation relation, std::span<const Operand> operands);

}  // namespace rasoat::checks
