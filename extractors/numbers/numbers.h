#pragma once

#include <optional>
#include <string_view>

#include "extractors/engine.h"
#include "extractors/numbers/number.h"

// Numbers as Vietnamese reports write them.

namespace rasoat::numbers {

struct Reading {
  Decimal value;
  // "1,250" may be 1.25 or, with the marks swapped, 1250: what is counted decides.
  bool maybe_thousands = false;
};

// Reads one number token.
//   "1.286"    1286     "59,3"     59.3     "1.284,5"   1284.5    "04"       4
//   "3172"     3172     "12.5"     12.5     "1,250,000" 1250000   "1,250"    1.250, maybe thousands
//   "30.4.2018", "1.28.3", more than 18 digits: nothing
std::optional<Reading> Parse(std::string_view token);

// Reads the number that begins at token i: "18 nghìn" is 18000, "3 tỷ 200 triệu" 3200000000,
// "bốn" 4 (extractors/numbers/words.h).
std::optional<Number> ReadNumber(const Context& context, std::size_t i);

// The first number of the list that the one at token i goes on, a few items back at most: "Điều
// [30], 32 và 35".
std::size_t FirstOfList(const Context& context, std::size_t i);

// Before a unit of things that are whole, "1,250" is one thousand two hundred and fifty.
void SettleThousands(Number& number);

// A four-digit year that a report can speak of: 1900 to 2100.
std::optional<int> ReadYear(const Context& context, std::size_t i);

// A Roman numeral (I to XX) at token i.
std::optional<int> ReadRoman(const Context& context, std::size_t i);

// A plain number of one or two digits at token i: a day, a month, a quarter.
std::optional<int> ReadSmall(const Context& context, std::size_t i);

}  // namespace rasoat::numbers
