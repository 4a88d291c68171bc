#include <gtest/gtest.h>

#include "pipeline/text/legacy/mend.h"

namespace rasoat::text {
namespace {

constexpr const char* kLower =
    "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
constexpr const char* kUpper =
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ";

TEST(Legacy, EveryLetterComesBack) {
  EXPECT_EQ(DecodeLegacy(EncodeLegacy(kLower, Legacy::kTcvn3), Legacy::kTcvn3), kLower);
  EXPECT_EQ(DecodeLegacy(EncodeLegacy(kLower, Legacy::kVni), Legacy::kVni), kLower);
  EXPECT_EQ(DecodeLegacy(EncodeLegacy(kUpper, Legacy::kVni), Legacy::kVni), kUpper);
  // TCVN3 has no capitals with tones: a font draws the small letters so.
  EXPECT_EQ(DecodeInFont(EncodeLegacy(kLower, Legacy::kTcvn3), EncodingOfFont(".VnTimeH")), kUpper);
  EXPECT_EQ(DecodeInFont(EncodeLegacy(kUpper, Legacy::kTcvn3), EncodingOfFont(".VnTimeH")), kUpper);
}

// Encoded letters are ASCII and Latin-1, as they are met.
TEST(Legacy, EncodesIntoLatin1) {
  EXPECT_EQ(EncodeLegacy("Kỷ luật Đảng", Legacy::kTcvn3), "Kû luËt §¶ng");
  EXPECT_EQ(EncodeLegacy("Kỷ luật Đảng", Legacy::kVni), "Kyû luaät Ñaûng");
}

TEST(Legacy, KnowsFonts) {
  struct Row {
    const char* font;
    Legacy encoding;
    bool capitals;
  };
  constexpr Row kRows[] = {
      {".VnTime", Legacy::kTcvn3, false},
      {".VnTimeH", Legacy::kTcvn3, true},
      {"'.VnArial NarrowH', Arial", Legacy::kTcvn3, true},
      {"ABCDEF+.VnTime", Legacy::kTcvn3, false},
      {"VNI-Times", Legacy::kVni, false},
      {"Times New Roman", Legacy::kNone, false},
      {"Vnexpress Sans", Legacy::kNone, false},
      {"", Legacy::kNone, false},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(EncodingOfFont(row.font).encoding, row.encoding) << row.font;
    EXPECT_EQ(EncodingOfFont(row.font).capitals, row.capitals) << row.font;
  }
}

std::string Mended(std::string_view text, std::string_view font = {}) {
  EncodingMender mender;
  mender.Learn(text, font);
  return mender.Mend(text, font);
}

TEST(EncodingMender, JudgesByTheLetters) {
  const std::string text = "Ủy ban kiểm tra các cấp đã thi hành kỷ luật 15 đảng viên";
  EXPECT_EQ(Mended(EncodeLegacy(text, Legacy::kVni)), text);
  EXPECT_EQ(Mended(EncodeLegacy("đã thi hành kỷ luật đảng viên", Legacy::kTcvn3)),
            "đã thi hành kỷ luật đảng viên");
  // What is Unicode stays: all its letters Latin-1, with « », in French, or a word in passing.
  for (const char* kept : {"có hai bà và tám ông", "«là» có thì và hòa ý", "Une école à côté",
                           text.c_str(), "café", "±5 °C × 2", "100 m² ® ©"}) {
    EXPECT_EQ(Mended(kept), kept);
  }
}

TEST(EncodingMender, FollowsTheFontUnlessItLies) {
  EXPECT_EQ(Mended("§¶ng", ".VnTime"), "Đảng");
  EXPECT_EQ(Mended("tæ chøc", ".VnTimeH"), "TỔ CHỨC");
  EncodingMender mender;
  mender.Learn("Tổ chức đảng", ".VnTime");
  mender.Learn("có", ".VnTime");
  EXPECT_EQ(mender.Mend("có", ".VnTime"), "có");
  EXPECT_TRUE(mender.mended().empty());
}

TEST(EncodingMender, ShortBlocksFollowTheDocument) {
  EncodingMender mender;
  const std::string prose = EncodeLegacy(
      "Trong kỳ, cấp ủy các cấp đã kiểm tra tổ chức đảng và đảng viên", Legacy::kTcvn3);
  mender.Learn(prose);
  EXPECT_EQ(mender.Mend(EncodeLegacy("Kết quả", Legacy::kTcvn3)), "Kết quả");
  EXPECT_EQ(mender.Mend("Tổ chức"), "Tổ chức");  // Unicode beside it
  EXPECT_EQ(mender.mended().count("tcvn3"), 1u);
}

TEST(Mojibake, IsMendedWhereItIsProven) {
  EXPECT_EQ(MendMojibake("Ká»· luáº­t Ä‘áº£ng"), "Kỷ luật đảng");
  EXPECT_EQ(MendMojibake("thi hÃ\u00A0nh ká»· luáº­t"), "thi hành kỷ luật");
  EXPECT_EQ(MendMojibake("Kỷ luật đảng"), std::nullopt);
  EXPECT_EQ(MendMojibake("ASCII"), std::nullopt);
  EXPECT_EQ(MendMojibake("Ã"), std::nullopt);
  EXPECT_EQ(MendMojibake("một Ã bÃ© hai"), std::nullopt);  // broken in one place
}

TEST(References, AreResolvedWhereTheyAreVietnamese) {
  EXPECT_EQ(ResolveReferences("ki&#7875;m tra &#x111;&#x1EA3;ng"), "kiểm tra đảng");
  for (const char* kept : {"a &#60;b&#62;", "&#;", "&#12345678901234;", "&#xZZ;", "AT&T", "&#"}) {
    EXPECT_EQ(ResolveReferences(kept), kept);
  }
}

}  // namespace
}  // namespace rasoat::text
