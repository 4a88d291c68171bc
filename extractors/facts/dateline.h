#pragma once

#include <string>

#include "extractors/lexer/lexed.h"

namespace rasoat {

// The date that a document states of itself near its head, as ISO, in a short block of its own:
//   "Vĩnh Long, ngày 05 tháng 7 năm 2018"      a letterhead (Nghị định 30/2020/NĐ-CP, annex I)
//   "Thứ Sáu, ngày 09/10/2026, 11:20"          a page's line under its title
//   "UBKT Huyện ủy Đồng Xuân Hạ - ngày 29/6/2023"
// Empty where there is none. A sentence that ends in a date is none: it ends with a full stop.
std::string FindDateline(const lexer::Lexed& lexed);

}  // namespace rasoat
