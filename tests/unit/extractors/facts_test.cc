#include "extractors/facts/facts.h"

#include <gtest/gtest.h>

#include "extractors/facts/dateline.h"

namespace rasoat {
namespace {

std::string Dateline(std::string_view text) {
  return FindDateline(lexer::Lexed(text, lexicon::SharedLexicon()));
}

TEST(DatelineTest, AShortBlockWithItsDateIsOne) {
  EXPECT_EQ(Dateline("BÁO CÁO\n\nVĩnh Long, ngày 05 tháng 7 năm 2018\n\nThân bài"), "2018-07-05");
  EXPECT_EQ(Dateline("Đồng Xoài, ngày 05-7-2018"), "2018-07-05");
  EXPECT_EQ(Dateline("Tên bài\n\nThứ Sáu, ngày 09/10/2026, 11:20"), "2026-10-09");
  EXPECT_EQ(Dateline("Thứ Tư, 19/10/2022 | 08:47 GMT +7"), "2022-10-19");
  EXPECT_EQ(Dateline("Ngày lập: 03.7.2026"), "2026-07-03");
}

TEST(DatelineTest, OtherDatesAreNone) {
  EXPECT_EQ(Dateline("Hội nghị họp ngày 05/7/2018."), "");
  EXPECT_EQ(Dateline("Kế hoạch số 12-KH/TU, ngày 05/7/2018"), "");
  EXPECT_EQ(Dateline("Vĩnh Long, ngày 31 tháng 6 năm 2018"), "");
  EXPECT_EQ(Dateline("Vĩnh Long, ngày … tháng … năm 2018"), "");
  EXPECT_EQ(Dateline(""), "");
}

TEST(DatelineTest, OnlyTheHeadOfTheDocumentIsRead) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "Một đoạn\n\n";
  EXPECT_EQ(Dateline(text + "Vĩnh Long, ngày 05-7-2018"), "");
}

class FactsTest : public testing::Test {
 protected:
  std::string Meaning(std::string_view text, std::string_view abbreviation) const {
    const lexer::Lexed lexed(text, lexicon::SharedLexicon());
    const DocumentFacts facts = GatherFacts(lexed, "");
    std::string meaning;
    for (std::size_t i = 0; i < lexed.size(); ++i) {
      if (lexed.Written(i) == abbreviation) meaning = facts.MeaningAt(lexed, i);
    }
    return meaning;
  }
};

TEST_F(FactsTest, ADefinedAbbreviationHoldsFromThereOn) {
  EXPECT_EQ(Meaning("Có 5 cán bộ (CB); 3 CB", "CB"), "cán bộ");
  EXPECT_EQ(Meaning("tổ chức cơ sở đảng (sau đây gọi tắt là TCCSĐ), 12 TCCSĐ", "TCCSĐ"),
            "tổ chức cơ sở đảng");
  EXPECT_EQ(Meaning("cán bộ, công chức (CBCC), 12 CBCC", "CBCC"), "cán bộ, công chức");
  EXPECT_EQ(Meaning("3 CB và 5 cán bộ (CB", "CB"), "");
}

TEST_F(FactsTest, InitialsMustAgree) {
  EXPECT_EQ(Meaning("đồng chí Lan (CB), 3 CB", "CB"), "");
  EXPECT_EQ(Meaning("đơn vị (DV), 3 DV", "DV"), "");
  EXPECT_EQ(Meaning("chi (C), 3 C", "C"), "");
}

TEST_F(FactsTest, TheDateThatCameWithTheDocumentWins) {
  const lexer::Lexed lexed("Vĩnh Long, ngày 05-7-2018", lexicon::SharedLexicon());
  EXPECT_EQ(GatherFacts(lexed, "2020-01-02").date, "2020-01-02");
  EXPECT_EQ(GatherFacts(lexed, "").year, 2018);
}

}  // namespace
}  // namespace rasoat
