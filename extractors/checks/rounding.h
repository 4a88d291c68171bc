#pragma once

#include "extractors/checks/rational.h"
#include "extractors/checks/verdict.h"
#include "extractors/mention.h"

namespace rasoat::checks {

// "s states q": |q - s| <= u/2 is consistent, less than u rounding (truncated or raised), else
// inconsistent (near within two units). u is one unit of the last written digit.
//   59,3 for 184/310 (59.3548…)    rounding, truncated
//   13,8 for 42/305  (13.7704…)    consistent
//   60 for 23/46     (50)          inconsistent
Judgement JudgeStated(Decimal stated, const Rational& truth);

// A figure with a comparator: only what cannot be true is inconsistent. Tight and loose statements
// are both consistent and told apart by their class.
//   "hơn 79 %" for 79.07     consistent        "hơn 71 %" for 79.07   consistent, loose
//   "hơn 80 %" for 79.07     inconsistent      "gần 59 %" for 58.54   consistent
Judgement JudgeBounded(Decimal stated, const Bound& bound, const Rational& truth);

}  // namespace rasoat::checks
