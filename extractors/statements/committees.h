#pragma once

#include <optional>
#include <string>

#include "extractors/lexer/lexed.h"

// Bodies of the Party as they are named: who acts, at which level, of which place.
//   "UBKT Huyện ủy Nà Chí"           UBKT, HUYEN, huyện, "Nà Chí"
//   "Ban Thường vụ Đảng ủy phường"   BTV, XA, phường
//   "cấp ủy các cấp"                 CU*
//   "cấp huyện"                      no performer, HUYEN
// Hierarchy: Điều lệ Đảng; the district level ends on 30 June 2025.

namespace rasoat::statements {

struct Committee {
  lexer::TokenRange range;
  std::string performer;  // empty: only a level is named
  std::string level;      // "CITY" of a thành ủy: of a province or of a district
  std::string kind;       // of its place: "huyện"; "khối"
  std::string name;  // of its place: "Nà Chí"; of a block "Doanh nghiệp tỉnh Bình Phước"
  bool several = false;       // "đảng ủy các phường"
  bool block = false;         // of agencies or enterprises, not of a place
  bool organisation = false;  // "Đảng bộ": not its committee
};

// What is named at token i, not beyond `end`.
std::optional<Committee> ReadCommittee(const lexer::Lexed& lexed, std::size_t i, std::size_t end);

// "NÀ CHÍ" as "Nà Chí"; a name that is not in capitals as it is.
std::string AsName(std::string_view written);

}  // namespace rasoat::statements
