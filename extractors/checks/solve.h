#pragma once

#include <span>
#include <vector>

#include "extractors/checks/relation.h"
#include "extractors/checks/slips.h"

namespace rasoat::checks {

// The values of operand `o` that the other operands allow: one for totals, parts, differences and
// the judged percent; of a count in a quotient or growth the integers around the written one.
std::vector<Decimal> Solve(Relation relation, std::span<const Operand> operands,
                           const Statement& statement, std::size_t o);

// The likeliest single slip on one operand that would explain why a relation fails; kNone for none.
Slip ExplainingSlip(Relation relation, std::span<const Operand> operands,
                    const Statement& statement);

}  // namespace rasoat::checks
