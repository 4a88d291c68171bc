#pragma once

#include <string_view>

// What a figure counts, by its unit: "đảng viên" is DV in dang_vien, "lượt đảng viên" DV in luot.

namespace rasoat::statements {

struct Counted {
  std::string_view object;  // TCD, DV, CUV, DON, CUOC; empty where the unit is none of these
  std::string_view unit;    // to_chuc, dang_vien, luot, cuoc, don, vu
  bool open = false;        // "trường hợp", "người": only where the act says that it is one
};

// `unit`: of a mention, lower case without abbreviations.
Counted CountedAs(std::string_view unit);

}  // namespace rasoat::statements
