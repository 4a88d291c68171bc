#pragma once

#include <optional>
#include <string>

#include "extractors/engine.h"
#include "extractors/units/unit.h"

namespace rasoat::units {

// Reads what is counted, from token i on.
//   "các chi bộ cơ sở đã …"     "chi bộ cơ sở" (the quantifier is in the range, not in the name)
//   "lượt ĐV, …"                "lượt đảng viên"
//   "nhóm nhiệm vụ trọng tâm"   "nhóm nhiệm vụ trọng tâm"
// With `any_word`, a word in lower case that the lexicon does not know, and that is not known to be
// no unit, counts as one. Not read: units of money, see extractors/money.
std::optional<Unit> ReadUnit(const Context& context, std::size_t i, bool any_word);

}  // namespace rasoat::units
