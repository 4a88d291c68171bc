#include "extractors/letterhead/letterhead.h"

#include <gtest/gtest.h>

#include "extractors/record/record.h"
#include "pipeline/readers/assemble.h"

namespace rasoat::letterhead {
namespace {

// One block a line; cells of one row where a line has bars.
Letterhead FindIn(std::initializer_list<std::string_view> lines) {
  readers::RawDocument raw;
  for (const std::string_view line : lines)
    raw.blocks.push_back({BlockKind::kParagraph, 0, std::string(line), {}, {}});
  return MakeRecord(readers::Assemble(std::move(raw), {})).letterhead;
}

TEST(Letterhead, OfThePartyInPlainLines) {
  const Letterhead head = FindIn({"ĐẢNG BỘ TỈNH HÀ GIANG", "HUYỆN ỦY NÀ CHÍ", "*", "Số 118-BC/HU",
                                  "ĐẢNG CỘNG SẢN VIỆT NAM", "Nà Chí, ngày 12 tháng 12 năm 2016",
                                  "BÁO CÁO", "kết quả công tác kiểm tra, giám sát năm 2016",
                                  "-----", "Cấp ủy các cấp kiểm tra 133 tổ chức đảng.",
                                  "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn An"});
  EXPECT_EQ(head.superior.text, "ĐẢNG BỘ TỈNH HÀ GIANG");
  EXPECT_EQ(head.issuer.text, "HUYỆN ỦY NÀ CHÍ");
  EXPECT_EQ(head.number.text, "118-BC/HU");
  EXPECT_EQ(head.place.text, "Nà Chí");
  EXPECT_EQ(head.date.text, "2016-12-12");
  EXPECT_EQ(head.kind.text, "báo cáo");
  EXPECT_EQ(head.subject.text, "kết quả công tác kiểm tra, giám sát năm 2016");
  EXPECT_EQ(head.signer_office.text, "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ");
  EXPECT_EQ(head.signer.text, "Trần Văn An");
  EXPECT_EQ(TitleOf(head), "Báo cáo kết quả công tác kiểm tra, giám sát năm 2016");
}

// As DOCX has it: each side of the head is one cell.
TEST(Letterhead, InCells) {
  const Letterhead head = FindIn(
      {"ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ Số: 241/QĐ-UBND",
       "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Quảng Trị, ngày 22 tháng 01 "
       "năm 2026",
       "QUYẾT ĐỊNH công bố danh mục thủ tục hành chính", "Căn cứ Luật Tổ chức chính quyền;"});
  EXPECT_EQ(head.superior.text, "");
  EXPECT_EQ(head.issuer.text, "ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ");
  EXPECT_EQ(head.number.text, "241/QĐ-UBND");
  EXPECT_EQ(head.place.text, "Quảng Trị");
  EXPECT_EQ(head.date.text, "2026-01-22");
  EXPECT_EQ(head.kind.text, "quyết định");
  EXPECT_EQ(head.subject.text, "công bố danh mục thủ tục hành chính");
}

TEST(Letterhead, OfAnOfficialLetter) {
  const Letterhead head = FindIn({"UBND TỈNH ĐẮK NÔNG", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
                                  "Số:572 /STTTT-TTBCXB V/v tuyên truyền Cuộc thi Khởi nghiệp",
                                  "Kính gửi:", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                  "TP. Gia Nghĩa, ngày 28 tháng 6 năm 2019", "- Báo Đắk Nông;"});
  EXPECT_EQ(head.issuer.text, "SỞ THÔNG TIN VÀ TRUYỀN THÔNG");
  EXPECT_EQ(head.number.text, "572/STTTT-TTBCXB");
  EXPECT_EQ(head.subject.text, "tuyên truyền Cuộc thi Khởi nghiệp");
  EXPECT_EQ(head.place.text, "TP. Gia Nghĩa");
  EXPECT_EQ(head.date.text, "2019-06-28");
  EXPECT_EQ(head.kind.text, "");
}

// The day and the number are left for the pen.
TEST(Letterhead, WithBlanks) {
  const Letterhead head =
      FindIn({"THÀNH ỦY HÀ NỘI", "BAN TỔ CHỨC", "Số    -HD/BTCTU", "ĐẢNG CỘNG SẢN VIỆT NAM",
              "Hà Nội, ngày     tháng 8 năm 2025", "HƯỚNG DẪN", "Thực hiện quy trình"});
  EXPECT_EQ(head.number.text, "");
  EXPECT_EQ(head.date.text, "2025-08");
  EXPECT_EQ(head.issuer.text, "BAN TỔ CHỨC");
}

TEST(Letterhead, NoneInAnArticle) {
  EXPECT_TRUE(FindIn({"GIỒNG DỪA: TIẾP DÂN THƯỜNG XUYÊN", "Ngày 12/3/2024, Huyện ủy họp.",
                      "Theo Báo cáo số 12-BC/HU, có 5 chi bộ."})
                  .empty());
  EXPECT_TRUE(FindIn({"Huyện có 10 xã."}).empty());
}

}  // namespace
}  // namespace rasoat::letterhead
