#include <gtest/gtest.h>

#include <map>

#include "extractors/indicators/indicators.h"
#include "extractors/record/record.h"
#include "pipeline/readers/assemble.h"

namespace rasoat {
namespace {

using statements::SlotName;
using statements::Statement;

using Lines = std::vector<std::string>;

Record RecordOf(const Lines& paragraphs, const std::string& published = "",
                const std::string& title = "") {
  readers::RawDocument raw;
  raw.published = published;
  raw.title = title;
  for (const std::string& paragraph : paragraphs) {
    raw.blocks.push_back({BlockKind::kParagraph, 0, paragraph, {}, {}});
  }
  return MakeRecord(readers::Assemble(std::move(raw), {"a", "a", "text/plain", ""}));
}

// The statement of the figure that is written so.
const Statement& Of(const Record& record, std::string_view quote) {
  for (const Statement& statement : record.statements) {
    const Span span = record.mentions[statement.mention].span;
    if (record.document.text.substr(span.start, span.length()) == quote) return statement;
  }
  throw std::out_of_range(std::string(quote));
}

std::string Value(const Statement& statement, SlotName slot) { return statement[slot].value; }

TEST(Statements, OrganisationPlaceAndPeriodComeFromTheLetterhead) {
  const Record record =
      RecordOf({"ĐẢNG BỘ TỈNH HÀ GIANG", "HUYỆN ỦY NÀ CHÍ", "*", "Số 118-BC/HU",
                "Nà Chí, ngày 12 tháng 12 năm 2016", "BÁO CÁO",
                "kết quả công tác kiểm tra, giám sát năm 2016", "1. Kết quả kiểm tra",
                "Cấp ủy các cấp kiểm tra 133 tổ chức đảng."});
  const Statement& statement = Of(record, "133 tổ chức đảng");
  EXPECT_EQ(Value(statement, SlotName::kOrg), "Đảng bộ huyện Nà Chí");
  EXPECT_EQ(statement.org_id, "dang-bo:huyen-na-chi.ha-giang");
  EXPECT_EQ(Value(statement, SlotName::kPeriod), "2016");
  EXPECT_EQ(Value(statement, SlotName::kIndicator), "KTCH.TCD");
  EXPECT_EQ(statement.province_before, "02");
  EXPECT_EQ(statement.province_after, "08");
}

TEST(Statements, LevelsAndIdsFollowTheReformOf2025) {
  const auto level = [](const std::string& published) {
    const Record record =
        RecordOf({"UBKT Đảng ủy xã Hòa Sơn kiểm tra 7 đảng viên."}, published, "Tin ngắn");
    return Value(Of(record, "7 đảng viên"), SlotName::kLevel);
  };
  EXPECT_EQ(level("2024-03-01"), "CS");
  EXPECT_EQ(level("2026-03-01"), "XA");
  const auto id = [](const std::string& published, const std::string& province) {
    const Record record =
        RecordOf({"Toàn Đảng bộ tỉnh " + province + " thi hành kỷ luật 40 đảng viên."}, published,
                 "Kỷ luật ở tỉnh " + province);
    return Of(record, "40 đảng viên").org_id;
  };
  EXPECT_EQ(id("2024-03-01", "Tuyên Quang"), "dang-bo:tinh-tuyen-quang");
  EXPECT_EQ(id("2026-03-01", "Tuyên Quang"), "dang-bo:tinh-tuyen-quang.2025");  // with Hà Giang
  EXPECT_EQ(id("2026-03-01", "Cao Bằng"), "dang-bo:tinh-cao-bang");             // as it was
}

TEST(Statements, TheTitlesOneActIsWhatFiguresAreAbout) {
  const Record record =
      RecordOf({"Đoàn làm việc tại 13 đảng ủy cơ sở; tổng số tiền sai phạm là 684 triệu đồng.",
                "UBKT Huyện ủy đã nghe báo cáo."},
               "2022-04-18", "Kiểm tra tài chính đảng ở Ea Drông");
  EXPECT_EQ(Value(Of(record, "684 triệu đồng"), SlotName::kIndicator), "KTNS.TIEN.VP");
}

TEST(Statements, OtherFieldsHaveNoIndicatorAndNoOrganisation) {
  const Record record =
      RecordOf({"Qua kiểm tra, cơ quan hải quan phát hiện 12 trường hợp vi phạm, phạt 3 tỷ đồng."},
               "2021-01-05", "Hải quan kiểm tra hàng nhập khẩu");
  for (const Statement& statement : record.statements) {
    EXPECT_EQ(Value(statement, SlotName::kIndicator), "");
    EXPECT_EQ(Value(statement, SlotName::kOrg), "");
  }
  EXPECT_EQ(record.statements.size(), 2U);
}

TEST(Statements, CellsAreAboutWhatTheirHeadsSay) {
  readers::RawDocument raw;
  raw.title = "Báo cáo năm 2023 của Đảng bộ huyện Nà Chí";
  raw.blocks.push_back(
      {BlockKind::kParagraph, 0, "UBKT Huyện ủy Nà Chí tổng hợp như bảng dưới đây.", {}, {}});
  const std::vector<Lines> rows = {{"STT", "Nội dung", "Năm 2022", "Năm 2023"},
                                   {"I", "Kiểm tra khi có dấu hiệu vi phạm", "", ""},
                                   {"1", "Tổ chức đảng", "4", "6"},
                                   {"2", "Đảng viên", "12", "15"},
                                   {"II", "Thi hành kỷ luật đảng viên", "20", "23"},
                                   {"1", "Khiển trách", "14", "17"},
                                   {"2", "Cảnh cáo", "6", "6"}};
  raw.tables.emplace_back();
  for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
    for (int column = 0; column < 4; ++column) {
      raw.tables[0].cells.push_back(
          {row, column, 1, 1, static_cast<std::uint32_t>(raw.blocks.size()), {}});
      raw.blocks.push_back({BlockKind::kTableCell,
                            0,
                            rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)],
                            {},
                            {}});
    }
  }
  const Record record = MakeRecord(readers::Assemble(std::move(raw), {"a", "a", "text/html", ""}));
  std::map<std::string, std::string> found;
  for (const Statement& statement : record.statements) {
    found[Value(statement, SlotName::kIndicator) + " " + Value(statement, SlotName::kPeriod)] =
        std::get<Count>(record.mentions[statement.mention].value).figure.value.ToString();
  }
  const std::map<std::string, std::string> wanted = {
      {"KTDH.TCD 2022", "4"},    {"KTDH.TCD 2023", "6"},    {"KTDH.DV 2022", "12"},
      {"KTDH.DV 2023", "15"},    {"THKL.DV 2022", "20"},    {"THKL.DV 2023", "23"},
      {"THKL.DV.KT 2022", "14"}, {"THKL.DV.KT 2023", "17"}, {"THKL.DV.CC 2022", "6"},
      {"THKL.DV.CC 2023", "6"}};
  EXPECT_EQ(found, wanted);
}

TEST(Indicators, AreThoseOfTheTablesOnly) {
  EXPECT_EQ(indicators::CodeOf("THKL", "DV", "KT"), "THKL.DV.KT");
  EXPECT_EQ(indicators::CodeOf("THKL", "TCD", "CCH"), "");  // organisations have no office
  EXPECT_EQ(indicators::CodeOf("KTDH", "DON", ""), "");
  EXPECT_EQ(indicators::FamilyOf("KTNS"), "KT");
  EXPECT_EQ(indicators::FamilyOf("XX"), "");
  std::map<std::string, int> codes;
  for (const indicators::Indicator& one : indicators::AllIndicators()) ++codes[one.code];
  for (const auto& [code, count] : codes) EXPECT_EQ(count, 1) << code;
  EXPECT_GT(codes.size(), 150U);
}

}  // namespace
}  // namespace rasoat
