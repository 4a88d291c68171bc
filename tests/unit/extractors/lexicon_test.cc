#include <gtest/gtest.h>

#include <array>
#include <stdexcept>

#include "extractors/lexer/lexed.h"
#include "extractors/lexicon/builder.h"

namespace rasoat::lexicon {
namespace {

constexpr Row kRows[] = {
    {"tổ chức", "unit", "", "", 1},     {"tổ chức đảng", "unit", "", "", 2},
    {"đảng viên", "unit", "", "", 3},   {"TCĐ", "unit", "tổ chức đảng", "", 4},
    {"kỷ luật", "category", "", "", 5}, {"chi bộ", "unit", "", "", 6},
    {"chi bộ", "org-head", "", "", 7},
};
constexpr Table kTables[] = {{"sample", kRows}};

class LexiconTest : public testing::Test {
 protected:
  lexer::Term At(std::string_view text, std::size_t i, Tag tag) const {
    return lexer::Lexed(text, lexicon_).TermAt(i, tag);
  }
  std::string Slip(std::string_view text, std::size_t i, Tag tag = Tag::kUnit) const {
    const lexer::Term term = lexer::Lexed(text, lexicon_).TermAtWithSlip(i, tag);
    if (!term) return "";
    return (term.slip ? "~" : "") + std::to_string(term.range.end - term.range.begin);
  }

  Builder builder_{kTables};
  Automaton automaton_ = builder_.automaton();
  Lexicon lexicon_{automaton_};
};

TEST_F(LexiconTest, TheLongestTermOfTheTagIsFound) {
  EXPECT_EQ(At("12 tổ chức đảng", 1, Tag::kUnit).range.end, 4u);
  EXPECT_EQ(At("12 tổ chức khác", 1, Tag::kUnit).range.end, 3u);
  EXPECT_FALSE(At("12 tổ khác", 1, Tag::kUnit));
  EXPECT_FALSE(At("12 tổ chức", 1, Tag::kCategory));
}

TEST_F(LexiconTest, OneTermMayHaveSeveralTags) {
  EXPECT_TRUE(At("chi bộ", 0, Tag::kUnit));
  EXPECT_TRUE(At("chi bộ", 0, Tag::kOrgHead));
}

TEST_F(LexiconTest, CaseIsFreeForWordsAndFixedForAbbreviations) {
  EXPECT_TRUE(At("TỔ CHỨC", 0, Tag::kUnit));
  // Exactness is asked of the shared tables.
  EXPECT_TRUE(lexer::Lexed("TCĐ", SharedLexicon()).TermAt(0, Tag::kUnit));
  EXPECT_FALSE(lexer::Lexed("tcđ", SharedLexicon()).TermAt(0, Tag::kUnit));
}

TEST_F(LexiconTest, SpellingsMeet) { EXPECT_TRUE(At("kỉ luật", 0, Tag::kCategory)); }

TEST_F(LexiconTest, TermsDoNotCrossBlocks) { EXPECT_FALSE(At("đảng\n\nviên", 0, Tag::kUnit)); }

TEST_F(LexiconTest, AWrongMarkInOneSyllableIsForgiven) {
  EXPECT_EQ(Slip("đảng vien", 0), "~2");
  EXPECT_EQ(Slip("dảng viên", 0), "~2");
  EXPECT_EQ(Slip("tô chức đảng", 0), "~3");
  EXPECT_EQ(Slip("đảng viên", 0), "2");
}

TEST_F(LexiconTest, TwoWrongSyllablesOrLettersAreNot) {
  EXPECT_EQ(Slip("dảng vien", 0), "");
  EXPECT_EQ(Slip("đảng viem", 0), "");
  EXPECT_EQ(Slip("đảng vi", 0), "");
}

TEST_F(LexiconTest, ASlipDoesNotLengthenAWholeTerm) {
  // "đang" is a word of its own.
  EXPECT_EQ(Slip("tổ chức đang", 0), "2");
}

TEST_F(LexiconTest, AbbreviationsAreNotGuessed) { EXPECT_EQ(Slip("TCD", 0), ""); }

void Build(const Row& row) {
  const std::array<Row, 1> rows = {row};
  const std::array<Table, 1> tables = {Table{"sample", rows}};
  Builder{tables};
}

std::string Refusal(const Row& row) {
  try {
    Build(row);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

TEST(LexiconBuilderTest, FaultsNameTableAndLine) {
  EXPECT_EQ(Refusal({"hộ", "thing", "", "", 9}), "sample/lexicon.tsv:9: unknown tag thing");
  EXPECT_EQ(Refusal({" ", "unit", "", "", 9}), "sample/lexicon.tsv:9: empty term");
  EXPECT_EQ(Refusal({"a b c d e f g h i j k", "unit", "", "", 9}),
            "sample/lexicon.tsv:9: term of too many words");
}

TEST(LexiconBuilderTest, ARowThatStandsTwiceIsRefused) {
  const std::array<Row, 2> rows = {Row{"hộ", "unit", "", "", 1}, Row{"hộ", "unit", "", "", 2}};
  const std::array<Table, 1> tables = {Table{"sample", rows}};
  EXPECT_THROW(Builder{tables}, std::invalid_argument);
}

// What the build laid out is what the tables say.
TEST(SharedLexiconTest, EveryRowIsFound) {
  for (const Table& table : Tables()) {
    for (const Row& row : table.rows) {
      const auto tag = TagFromName(row.tag);
      ASSERT_TRUE(tag);
      const lexer::Lexed lexed(row.term, SharedLexicon());
      const lexer::Term term = lexed.TermAt(0, *tag);
      EXPECT_TRUE(term && term.range.end == lexed.size()) << table.name << ": " << row.term;
    }
  }
}

}  // namespace
}  // namespace rasoat::lexicon
