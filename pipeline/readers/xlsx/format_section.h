#pragma once

#include <string>
#include <vector>

// One section of a number format, taken apart (number_format.cc), and the showing of dates by it.

namespace rasoat::readers::xlsx {

struct Piece {
  enum class Kind { kLiteral, kPlace, kPoint, kPercent, kDate, kGeneral };
  Kind kind = Kind::kLiteral;
  std::string text;  // of a literal, a place ('0', '#', '?') or a date part ("dd", "mmm", "h")
};

struct Section {
  std::vector<Piece> pieces;
  int integer_places = 0;  // zeros before the point
  int fraction_places = 0;
  int fraction_zeros = 0;  // that are shown even if they are 0
  int percents = 0;
  int thousands_scale = 0;  // commas behind the last place
  bool grouped = false;
  bool date = false;
  bool has_places = false;
  bool half_day = false;  // AM/PM
  bool understood = true;
  std::string condition;  // "<1", ">=100": of the values that the section is for; empty for none
};

// A day and time counted from the epoch of the workbook (ECMA-376 part 1, 18.17.4), by a section
// with date parts. Requires 0 <= serial < 2958466, the end of the year 9999.
std::string ShowDate(double serial, const Section& section, bool since_1904);

}  // namespace rasoat::readers::xlsx
