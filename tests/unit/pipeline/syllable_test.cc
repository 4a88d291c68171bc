#include "pipeline/text/syllable.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rasoat::text {
namespace {

std::vector<Letter> Letters(std::u32string_view word) {
  std::vector<Letter> letters;
  for (const char32_t c : word) letters.push_back(Decompose(c));
  return letters;
}

std::string Encode(std::u32string_view word) {
  std::string text;
  for (const char32_t c : word) AppendUtf8(c, text);
  return text;
}

struct Row {
  std::u32string_view word;
  int onset;
  int vowels;
  int coda;
  Tone tone;
  int tone_at;
  int belongs_at;  // where ToneIndex puts it
};

TEST(Syllable, TakesWordsApart) {
  constexpr Row kRows[] = {
      {U"a", 0, 1, 0, Tone::kNone, -1, 0},     {U"ý", 0, 1, 0, Tone::kAcute, 0, 0},
      {U"hòa", 1, 2, 0, Tone::kGrave, 1, 1},   {U"hoà", 1, 2, 0, Tone::kGrave, 2, 1},
      {U"tóan", 1, 2, 1, Tone::kAcute, 1, 2},  {U"khuỷu", 2, 3, 0, Tone::kHook, 3, 3},
      {U"giữ", 2, 1, 0, Tone::kTilde, 2, 2},   {U"gì", 1, 1, 0, Tone::kGrave, 1, 1},
      {U"gìn", 1, 1, 1, Tone::kGrave, 1, 1},   {U"già", 2, 1, 0, Tone::kGrave, 2, 2},
      {U"gìa", 2, 1, 0, Tone::kGrave, 1, 2},   {U"giếng", 2, 1, 2, Tone::kAcute, 2, 2},
      {U"quý", 2, 1, 0, Tone::kAcute, 2, 2},   {U"qúy", 2, 1, 0, Tone::kAcute, 1, 2},
      {U"quốc", 2, 1, 1, Tone::kAcute, 2, 2},  {U"quyển", 2, 2, 1, Tone::kHook, 3, 3},
      {U"thuở", 2, 2, 0, Tone::kHook, 3, 3},   {U"được", 1, 2, 1, Tone::kDot, 2, 2},
      {U"ngoài", 2, 3, 0, Tone::kGrave, 3, 3}, {U"nghiêng", 3, 2, 2, Tone::kNone, -1, 4},
      {U"nghĩa", 3, 2, 0, Tone::kTilde, 3, 3}, {U"ỦY", 0, 2, 0, Tone::kHook, 0, 0},
      {U"Huỳnh", 1, 2, 2, Tone::kGrave, 2, 2}, {U"ĐẢNG", 1, 1, 2, Tone::kHook, 1, 1},
      {U"xoong", 1, 2, 2, Tone::kNone, -1, 2}, {U"uỵch", 0, 2, 2, Tone::kDot, 1, 1},
  };
  for (const Row& row : kRows) {
    const std::vector<Letter> letters = Letters(row.word);
    const auto syllable = ParseSyllable(letters);
    const std::string name = Encode(row.word);
    ASSERT_TRUE(syllable) << name;
    EXPECT_EQ(syllable->onset, row.onset) << name;
    EXPECT_EQ(syllable->vowels, row.vowels) << name;
    EXPECT_EQ(syllable->coda, row.coda) << name;
    EXPECT_EQ(syllable->tone, row.tone) << name;
    EXPECT_EQ(syllable->tone_at, row.tone_at) << name;
    EXPECT_EQ(ToneIndex(*syllable, letters), row.belongs_at) << name;
  }
}

TEST(Syllable, RefusesWhatIsNone) {
  for (const std::u32string_view word :
       {U"",         U"b",        U"ng",  U"café",    U"Noël", U"wa",           U"zoa", U"fa",
        U"bla",      U"áo\u0301", U"hòá", U"việtnam", U"hoaf", U"aeb",          U"ăi",  U"toàns",
        U"nghiêngs", U"2a",       U"a2",  U"thươngg", U"đn",   U"ươngươngương", U"ngk", U"oát2"}) {
    EXPECT_FALSE(ParseSyllable(Letters(word))) << Encode(word);
  }
}

// Wherever a single tone stands, the word is read the same way.
TEST(Syllable, JudgesNoPlacement) {
  for (const std::u32string_view word :
       {U"hoa", U"toan", U"khuyu", U"ngoai", U"gia", U"quy", U"tiên", U"thuơ", U"đươc", U"uy"}) {
    std::vector<Letter> letters = Letters(word);
    const auto plain = ParseSyllable(letters);
    ASSERT_TRUE(plain);
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (!letters[i].vowel) continue;
      letters[i].tone = Tone::kAcute;
      const auto toned = ParseSyllable(letters);
      letters[i].tone = Tone::kNone;
      ASSERT_TRUE(toned);
      EXPECT_EQ(toned->onset, plain->onset);
      EXPECT_EQ(toned->vowels, plain->vowels);
      EXPECT_EQ(toned->coda, plain->coda);
      EXPECT_EQ(toned->tone_at, static_cast<int>(i));
    }
  }
}

TEST(Letters, ComposeIsTheInverseOfDecompose) {
  int letters = 0;
  for (char32_t c = 0; c < 0x11000; ++c) {
    const Letter letter = Decompose(c);
    if (letter.plain == 0) continue;
    ++letters;
    EXPECT_EQ(Compose(letter.plain, letter.tone, letter.upper), c);
    EXPECT_EQ(Decompose(letter.plain).plain, letter.plain);
    EXPECT_EQ(Decompose(letter.plain).tone, Tone::kNone);
    const char folded = FoldPlain(letter.plain);
    EXPECT_TRUE(folded >= 'a' && folded <= 'z');
  }
  EXPECT_EQ(letters, 2 * (12 * 6 + 21));  // twelve vowels of six tones, 21 consonants
}

TEST(Letters, KnowsTheMarksOfTones) {
  constexpr std::pair<char32_t, Tone> kRows[] = {
      {0x300, Tone::kGrave}, {0x301, Tone::kAcute}, {0x303, Tone::kTilde}, {0x309, Tone::kHook},
      {0x323, Tone::kDot},   {0xB4, Tone::kAcute},  {0x2CA, Tone::kAcute}, {0x2CB, Tone::kGrave},
      {0x2DC, Tone::kTilde}, {0x302, Tone::kNone},  {0x31B, Tone::kNone},  {U'a', Tone::kNone}};
  for (const auto& [mark, tone] : kRows) EXPECT_EQ(ToneOfMark(mark), tone) << Encode({&mark, 1});
}

}  // namespace
}  // namespace rasoat::text
