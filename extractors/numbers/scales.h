#pragma once

#include "extractors/engine.h"

// Scale words behind a number, written in digits or in words.

namespace rasoat::numbers {

// Their power of ten, "nghìn tỷ" too, and their end; power 0 and the place itself for none.
struct Scales {
  int power = 0;
  std::size_t end = 0;
};

// Reads from token i. A scale that only begins another word is none: "12 tỷ lệ", "4 triệu tập".
Scales ReadScales(const Context& context, std::size_t i);

// "2 triệu rưỡi": adds half of the scale to `value` and moves `end` past the word. Tells whether
// one stands at `end`.
bool AddHalf(const Context& context, int power, Decimal& value, std::size_t& end);

}  // namespace rasoat::numbers
