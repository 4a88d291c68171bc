#pragma once

#include "extractors/checks/claim.h"

// The figures that a change lies between, and what a change can be said of.

namespace rasoat::checks::change {

bool IsChange(const passage::Quantity& quantity);

// A count, an amount of money, a percent: what goes up or down.
bool IsLevel(const passage::Quantity& quantity);

// Whether one level can become the other.
bool SameKind(const passage::Quantity& a, const passage::Quantity& b);

// Whether a change can be of that level: an amount is of its kind, points are of percents.
bool Speaks(const passage::Quantity& change, const passage::Quantity& level);

// The claim that `change`, before and after belong together; all are indices of quantities.
Claim ClaimOf(const passage::Passage& passage, std::uint32_t change, std::uint32_t before,
              std::uint32_t after, bool growth);

}  // namespace rasoat::checks::change
