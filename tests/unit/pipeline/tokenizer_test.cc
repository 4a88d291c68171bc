#include "pipeline/text/tokenizer.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <unicode/utf8.h>

#include <string>

#include "pipeline/text/letters.h"
#include "pipeline/text/normalize.h"

namespace rasoat::text {
namespace {

std::string_view TextOf(std::string_view text, const Token& token) {
  return text.substr(token.start, token.end - token.start);
}

std::string Joined(std::string_view text) {
  std::string joined;
  for (const Token& token : Tokenize(text)) {
    joined += (joined.empty() ? "" : " · ") + std::string(TextOf(text, token));
  }
  return joined;
}

// One letter a token: w, n or s; a capital where a blank stands before it, a | at a block's start.
std::string Shape(std::string_view text) {
  std::string shape;
  for (const Token& token : Tokenize(text)) {
    if (token.block_start) shape.push_back('|');
    const char* letters = token.space_before ? "WNS" : "wns";
    shape.push_back(letters[static_cast<int>(token.kind)]);
  }
  return shape;
}

struct Case {
  const char* text;
  const char* tokens;
  const char* shape;
};

TEST(Tokenizer, FollowsTheTable) {
  constexpr Case kCases[] = {
      {"2.417tổ chức (59,3%)", "2.417 · tổ · chức · ( · 59,3 · % · )", "|nwWSnss"},
      {"34-KL/TW", "34 · - · KL · / · TW", "|nswsw"},
      {"18/4//2022", "18 · / · 4 · / · / · 2022", "|nsnssn"},
      {"184/310 tổ", "184 · / · 310 · tổ", "|nsnW"},
      {"1.286.000,5", "1.286.000,5", "|n"},
      {"30.4.2018.", "30.4.2018 · .", "|ns"},
      {"5, 6", "5 · , · 6", "|nsN"},
      {"5,.6", "5 · , · . · 6", "|nssn"},
      {".5", ". · 5", "|sn"},
      {"5.", "5 · .", "|ns"},
      {"04", "04", "|n"},
      {"m2 F0 km²", "m2 · F0 · km²", "|wWW"},
      {"m²/người", "m² · / · người", "|wsw"},
      {"5m2", "5 · m2", "|nw"},
      {"a1.2", "a1 · . · 2", "|wsn"},
      {"²", "²", "|s"},
      {"½ năm", "½ · năm", "|sW"},
      {"x\u0301y", "x\u0301y", "|w"},
      {"\u0301x", "\u0301 · x", "|sw"},
      {"“a” – b", "“ · a · ” · – · b", "|swsSW"},
      {"a\n\nb\tc d", "a · b · c · d", "|w|W|WW"},
      {" a", "a", "|W"},
      {"東京 Ελλάδα", "東京 · Ελλάδα", "|wW"},
      {"a×b÷c", "a · × · b · ÷ · c", "|wswsw"},
      {"😀a", "😀 · a", "|sw"},
      {"a\uFFFDb", "a · \uFFFD · b", "|wsw"},
      {"٣", "٣", "|s"},
      {"50₫", "50 · ₫", "|ns"},
      {"ª º µ", "ª · º · µ", "|wWW"},
      {"", "", ""},
      {" \n\t", "", ""},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(Joined(row.text), row.tokens);
    EXPECT_EQ(Shape(row.text), row.shape) << row.text;
  }
}

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// "" when the tokens are in order, cover every byte but blanks and cut no code point.
std::string FaultOf(const std::string& text) {
  std::uint32_t at = 0;
  bool first = true;
  for (const Token& token : Tokenize(text)) {
    if (token.start < at || token.end <= token.start || token.end > text.size()) return "order";
    bool blank = false;
    for (; at < token.start; ++at) {
      if (!IsBlank(text[at])) return "a byte left out";
      blank = true;
    }
    if (token.space_before != blank) return "space_before";
    if (first && !token.block_start) return "block_start";
    const std::string_view part = TextOf(text, token);
    for (const char c : part) {
      if (IsBlank(c)) return "a blank inside";
    }
    if (token.kind == TokenKind::kNumber &&
        (part.find_first_not_of("0123456789.,") != std::string::npos || part.back() < '0')) {
      return "number";
    }
    at = token.end;
    first = false;
  }
  return text.find_first_not_of(" \n\t", at) == std::string::npos ? "" : "bytes left at the end";
}

TEST(Tokenizer, CoversEveryByte) {
  const std::u32string set = U"aáBđ Đ1239.,/%-() \n\t²\u0301½×“–東😀٣\uFFFD";
  EXPECT_TRUE(rc::check([&] {
    for (int round = 0; round < 20; ++round) {
      std::string text;
      for (const char32_t c : *rc::gen::container<std::u32string>(rc::gen::elementOf(set))) {
        AppendUtf8(c, text);
      }
      RC_ASSERT(FaultOf(text) == "");
    }
  }));
}

// Whatever bytes: tokens of normalised random bytes are in order too.
TEST(Tokenizer, CoversNormalisedBytes) {
  EXPECT_TRUE(rc::check([] {
    const auto raw = *rc::gen::container<std::string>(
        rc::gen::map(rc::gen::inRange(0, 256), [](int byte) { return static_cast<char>(byte); }));
    RC_ASSERT(FaultOf(Normalize(raw).text) == "");
    RC_ASSERT(FaultOf(raw) == "");
  }));
}

}  // namespace
}  // namespace rasoat::text
