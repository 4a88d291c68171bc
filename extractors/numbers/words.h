#pragma once

#include <optional>

#include "extractors/engine.h"

// Numbers written out in words, up to the thousands of millions.

namespace rasoat::numbers {

struct Words {
  std::size_t end = 0;
  Decimal value;
  bool compound = false;  // more than one word
};

// Reads the numeral that begins at token i.
//   "hai" 2   "mười lăm" 15   "hai mươi mốt" 21   "một trăm linh năm" 105   "ba chục" 30
//   "hai nghìn không trăm mười" 2010   "một tỷ rưỡi" 1500000000   "hai triệu ba trăm nghìn" 2300000
// Nothing for "một" alone (an article as often), ordinals ("thứ hai"), parts ("hai phần ba"), a
// word inside a longer numeral, and vague numbers ("vài ba"). "mười năm" is ten years: the five of
// fifteen is "lăm".
std::optional<Words> ReadWords(const Context& context, std::size_t i);

}  // namespace rasoat::numbers
