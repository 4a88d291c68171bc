#pragma once

#include "extractors/lexer/lexed.h"
#include "extractors/mention.h"

namespace rasoat::numbers {

// A number in the text, with its scale words multiplied in.
struct Number {
  lexer::TokenRange range;
  Figure figure;
  bool maybe_thousands = false;
  bool in_words = false;     // "hai", "mười lăm"
  bool single_word = false;  // "hai"; never "một", which is an article as often
};

}  // namespace rasoat::numbers
