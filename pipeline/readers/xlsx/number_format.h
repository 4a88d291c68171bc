#pragma once

#include <string>
#include <string_view>

namespace rasoat::readers::xlsx {

// Shows the number of a cell as a Vietnamese reader of the sheet sees it: by its number format code
// (ECMA-376 part 1, 18.8.31), with decimal comma and thousands points.
//   "0.593", "0.0%"              59,3%
//   "1090", "#,##0"              1.090
//   "1090", "General"            1090
//   "2500000", `#,##0" đồng"`    2.500.000 đồng
//   "45356", "dd/mm/yyyy"        05/03/2024
//   "-12", "#,##0;(#,##0)"       (12)
// `value` is the number as the file writes it; exact, as far as its digits go (a file writes 17 of
// a binary fraction: they are rounded to 15, as the programs show them). Fractions, powers of ten
// and elapsed hours are not followed: the number is then shown as General. What is no number comes
// back.
std::string FormatNumber(std::string_view value, std::string_view code, bool since_1904);

// The code of a built-in format (18.8.30); "General" for those that are not fixed.
std::string_view BuiltInFormat(int id);

}  // namespace rasoat::readers::xlsx
