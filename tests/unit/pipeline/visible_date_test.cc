#include "pipeline/readers/html/visible_date.h"

#include <gtest/gtest.h>

namespace rasoat::readers::html {
namespace {

std::string Read(std::string_view line) {
  const auto date = ReadDateLine(line);
  return date ? ToIso(date->time) + (date->modified ? " modified" : "") : "";
}

TEST(VisibleDate, ReadsTheFormsOfVietnamesePages) {
  struct Row {
    const char* line;
    const char* time;
  };
  constexpr Row kRows[] = {
      {"Thứ Tư, 19/10/2022 | 08:47 GMT+7", "2022-10-19T08:47+07:00"},
      {"13/03/2019 | 08:32 AM", "2019-03-13T08:32+07:00"},
      {"13/03/2019 | 08:32 PM", "2019-03-13T20:32+07:00"},
      {"12:05 AM 1/2/2020", "2020-02-01T00:05+07:00"},
      {"21/09/2022 - 05:29", "2022-09-21T05:29+07:00"},
      {"Cập nhật lúc 14:05 ngày 3/7/2023", "2023-07-03T14:05+07:00 modified"},
      {"Ngày đăng: 05-06-2018", "2018-06-05"},
      {"Hà Nội, ngày 21 tháng 09 năm 2025", "2025-09-21"},
      {"Đăng lúc: 15/08/2024 10:20:33 (GMT+7)", "2024-08-15T10:20+07:00"},
      {"26.07.2019 14:14", "2019-07-26T14:14+07:00"},
      {"2022-07-06T15:21:00+07:00", "2022-07-06T15:21+07:00"},
      {"8h30 ngày 02/9/2021", "2021-09-02T08:30+07:00"},
      {"31/02/2022", ""},
      {"13/2019", ""},
      {"Từ 01/02/2022 đến 03/04/2022", ""},
      {"Số 12/2022/NĐ-CP", ""},
      {"", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(Read(row.line), row.time) << row.line;
}

TEST(VisibleDate, TellsASentenceFromALine) {
  EXPECT_TRUE(IsDateLine("Minh Anh | 02/03/2022 | 06:05 AM"));
  EXPECT_FALSE(
      IsDateLine("Ngày 12/3/2019, Ban Thường vụ Tỉnh ủy họp phiên thường kỳ và thông qua báo cáo"));
}

TEST(VisibleDate, ReadsBylines) {
  const auto field = [](std::string_view line) {
    const auto byline = ReadByline(line);
    return byline ? std::string(byline->field) + " " + byline->value : std::string();
  };
  EXPECT_EQ(field("Nguồn: Báo Lai Châu"), "origin Báo Lai Châu");
  EXPECT_EQ(field("Tin, ảnh: Minh Anh."), "author Minh Anh");
  EXPECT_EQ(field("Theo TTXVN"), "origin TTXVN");
  EXPECT_EQ(field("Theo kết quả kiểm tra, có 12 chi bộ."), "");
  EXPECT_EQ(field("Trong đó: 12"), "");
  EXPECT_EQ(WithoutAuthorWord("Viết bởi Ngọc Quyên"), "Ngọc Quyên");
}

}  // namespace
}  // namespace rasoat::readers::html
