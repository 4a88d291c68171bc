#pragma once

#include <string>

#include "extractors/engine.h"

// What a change is measured against.

namespace rasoat::changes {

// The words of a base, without "so với"; empty ranges where there is none.
//   "giảm 3 đảng viên so với [cùng kỳ năm trước] và …"   behind the figure that ends before token i
lexer::TokenRange BaseBehind(const Context& context, std::size_t i);
//   "So với [tháng trước], số vụ giảm 14 vụ"             at the head of the sentence of token i
lexer::TokenRange BaseInFront(const Context& context, std::size_t i);
//   "tăng so với [cùng kỳ] 03 đơn"                       before the figure at token i
lexer::TokenRange BaseEndingAt(const Context& context, std::size_t i);

std::string BaseText(const Context& context, lexer::TokenRange base);

}  // namespace rasoat::changes
