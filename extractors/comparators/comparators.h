#pragma once

#include "extractors/engine.h"

namespace rasoat::comparators {

struct Bounded {
  lexer::TokenRange range;  // the figure's, widened by the comparator's words
  Bound bound;
};

// Widens `range` (a figure with its unit) by a comparator in front of it: "hơn [1.200 lượt]" is gt,
// "ít nhất [12 tổ chức]" ge; or by one behind it: "từ [90 điểm] trở lên" is ge.
Bounded ReadBound(const Context& context, lexer::TokenRange range);

}  // namespace rasoat::comparators
