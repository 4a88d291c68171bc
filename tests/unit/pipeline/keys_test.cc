#include "pipeline/text/keys.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "pipeline/text/code_points.h"
#include "pipeline/text/letters.h"
#include "pipeline/text/normalize.h"

namespace rasoat::text {
namespace {

struct Case {
  const char* word;
  const char* toned;
  const char* folded;
};

TEST(Keys, FollowTheTable) {
  constexpr Case kCases[] = {
      {"Đảng", "đảng", "dang"},
      {"ĐẢNG", "đảng", "dang"},
      {"Hòa", "hòa", "hoa"},
      {"ƯỚC", "ước", "uoc"},
      {"Tỉ", "tỷ", "ty"},
      {"tỷ", "tỷ", "ty"},
      {"KỈ", "kỷ", "ky"},
      {"lí", "lý", "ly"},
      {"Mĩ", "mỹ", "my"},
      {"QUÍ", "quý", "quy"},
      {"sĩ", "sỹ", "sy"},
      {"hỉ", "hỷ", "hy"},
      {"ti", "ti", "ti"},
      {"hi", "hi", "hi"},
      {"Li", "li", "li"},
      {"chỉ", "chỉ", "chi"},
      {"Kí", "ký", "ky"},
      {"m2", "m2", "m2"},
      {"km²", "km²", "km²"},
      {"F0", "f0", "f0"},
      {"QĐ", "qđ", "qd"},
      {"Café", "café", "cafe"},
      {"Noël", "noël", "noel"},
      {"Łódź", "łódź", "łodz"},
      {"São", "são", "sao"},
      {"ÅNGSTRÖM", "ångström", "angstrom"},
      {"Ελλάδα", "ελλάδα", "ελλαδα"},
      {"РОССИЙ", "россий", "россии"},
      {"東京", "東京", "東京"},
      {"ø", "ø", "ø"},
      {"straße", "straße", "straße"},
      {"x\u0301y", "x\u0301y", "xy"},
      {"", "", ""},
      {"59,3", "59,3", "59,3"},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(TonedKey(row.word), row.toned) << row.word;
    EXPECT_EQ(FoldedKey(row.word), row.folded) << row.word;
  }
}

// The vowels of Hangul are letters, no combining marks; folding must not drop them.
TEST(Keys, FoldingKeepsTheVowelsOfHangul) {
  EXPECT_NE(FoldedKey("한"), FoldedKey("호"));
  EXPECT_NE(FoldedKey("가"), FoldedKey("고"));
}

TEST(Keys, KnowTheOtherSpellings) {
  EXPECT_EQ(SpellingsOf("tỷ"), std::vector<std::string>{"tỉ"});
  EXPECT_EQ(SpellingsOf("quý"), std::vector<std::string>{"quí"});
  EXPECT_TRUE(SpellingsOf("tỉ").empty());
  EXPECT_TRUE(SpellingsOf("đảng").empty());
}

TEST(Keys, LowerAppends) {
  std::string out = "x ";
  AppendLower("ĐẢNG Ủy Ω 12", out);
  EXPECT_EQ(out, "x đảng ủy ω 12");
}

constexpr std::u32string_view kLetters =
    U"aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
    U"AÀẢÁẠĂẰẶÂẦẬBCDĐEÉÊỆGHIÍKLMNOÓÔỐƠỚPQRSTUÚƯỰVXYÝ";

std::u32string AnyWord() {
  return *rc::gen::scale(
      0.1, rc::gen::container<std::u32string>(rc::gen::elementOf(std::u32string(kLetters))));
}

std::string Encode(const std::u32string& word) {
  std::string text;
  for (const char32_t c : word) AppendUtf8(c, text);
  return text;
}

TEST(Keys, FoldingKeepsEveryVietnameseLetter) {
  EXPECT_TRUE(rc::check([] {
    for (int round = 0; round < 20; ++round) {
      const std::u32string word = AnyWord();
      const std::string folded = FoldedKey(Encode(word));
      RC_ASSERT(folded.size() == word.size());
      RC_ASSERT(
          std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
      RC_ASSERT(CountCodePoints(TonedKey(Encode(word))) == word.size());
    }
  }));
}

TEST(Keys, AreTheirOwnKeys) {
  EXPECT_TRUE(rc::check([] {
    for (int round = 0; round < 20; ++round) {
      const std::string word = Normalize(Encode(AnyWord())).text;
      const std::string toned = TonedKey(word);
      RC_ASSERT(TonedKey(toned) == toned);
      RC_ASSERT(FoldedKey(toned) == FoldedKey(word));
      RC_ASSERT(FoldedKey(FoldedKey(word)) == FoldedKey(word));
    }
  }));
}

// Folding leaves something of every letter, and folds no further the second time.
TEST(Keys, DropNoLetterOfAnyScript) {
  int letters = 0;
  for (char32_t c = 'A'; c < 0x20000; ++c) {
    if (!u_isalpha(static_cast<UChar32>(c))) continue;
    ++letters;
    const std::string text = Normalize(Encode({c})).text;
    if (text.empty()) continue;  // the fillers of Hangul are letters that nobody sees
    const std::string folded = FoldedKey(text);
    EXPECT_FALSE(folded.empty()) << text;
    EXPECT_EQ(FoldedKey(folded), folded) << text;
  }
  EXPECT_GT(letters, 50'000);
}

}  // namespace
}  // namespace rasoat::text
