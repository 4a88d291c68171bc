#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/model/decimal.h"

namespace rasoat::checks {

// How a figure comes to be written wrongly, the likeliest first.
enum class Slip : std::uint8_t {
  kNone,
  kTransposed,  // 263 for 236
  kDoubled,     // 22 for 2, or one digit of a pair lost
  kDropped,     // a digit lost or added elsewhere
  kSeparator,   // 1.5 for 15: the same digits, another scale
  kConfused,    // digits that look or lie alike: 1 7, 3 8, 5 6, 0 8 …
  kOneDigit,    // any other single digit
};

// The slip that leads from one figure to the other, by their digits; kNone where it takes more than
// one, or none.
Slip SlipBetween(Decimal a, Decimal b);

std::string_view SlipName(Slip slip);

}  // namespace rasoat::checks
