#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rasoat::text {

enum class TokenKind : std::uint8_t {
  kWord,  // letters and marks, then letters, digits and superscripts: "đảng", "m2", "F0", "km²"
  kNumber,  // digits, with single dots and commas between digits: "04", "1.286", "30.4.2018"
  kSymbol,  // one code point of anything else but blanks: "/", "%", "(", "–"
};

struct Token {
  std::uint32_t start = 0;  // bytes of the text
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::kSymbol;
  bool space_before = false;  // a blank stands before it
  bool block_start = false;   // it is the first of its block, table cell or line
};

// Cuts normalised text (pipeline/text/normalize.h) into tokens: the one tokenizer that extraction,
// index, query and highlighter share, so that their offsets always agree.
//   "2.417tổ chức (59,3%)"  2.417 · tổ · chức · ( · 59,3 · % · )
//   "34-KL/TW"              34 · - · KL · / · TW
//   "18/4//2022"            18 · / · 4 · / · / · 2022
// Blanks are no tokens. One pass; thread-safe. Requires text.size() < 2^32.
std::vector<Token> Tokenize(std::string_view text);

}  // namespace rasoat::text
