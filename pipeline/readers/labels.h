#pragma once

#include <string>
#include <string_view>

namespace rasoat::readers {

// How a list counts, as office formats name it. kNone counts without showing it.
enum class NumberFormat {
  kDecimal,
  kDecimalZero,  // 01, 02 … 10
  kUpperRoman,
  kLowerRoman,
  kUpperLetter,  // A … Z, AA, BB …, as office programs go on
  kLowerLetter,
  kBullet,
  kNone,
};

// 4 as "4", "04", "IV", "iv", "D", "d"; empty for kBullet and kNone. Numbers without a form in the
// format (0 or beyond 3999 in Roman, 780 in letters) are written in decimals.
std::string FormatNumber(int number, NumberFormat format);

// By the names of OOXML ("upperRoman") and of OpenDocument ("I", "a", "1"); others are decimal.
NumberFormat NumberFormatOf(std::string_view name);

}  // namespace rasoat::readers
