#pragma once

#include <string>

#include "extractors/lexer/lexed.h"

namespace rasoat::units {

struct Unit {
  lexer::TokenRange range;
  std::string name;      // lower case, abbreviations expanded: "lượt đảng viên"
  bool measure = false;  // comes in fractions: kg, ha
  bool known = false;    // from the lexicon, not merely the next word
  bool action = false;   // as often a verb: "tổ chức", "báo cáo"
};

}  // namespace rasoat::units
