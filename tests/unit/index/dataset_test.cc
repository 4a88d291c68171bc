#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "index/database.h"
#include "index/dataset/agree.h"
#include "index/dataset/comparison.h"
#include "index/dataset/comparison_rows.h"
#include "index/dataset/export.h"
#include "index/dataset/formats.h"
#include "index/duplicates/signature.h"
#include "pipeline/readers/assemble.h"
#include "tests/support/temp_folder.h"

namespace rasoat {
namespace {

using dataset::Agreement;
using dataset::Observation;
using dataset::StatedValue;

struct Article {
  std::string id;
  std::string published;
  std::string title;
  std::string text;
};

Record RecordOf(const Article& article) {
  readers::RawDocument raw;
  raw.id = article.id;
  raw.published = article.published;
  raw.title = article.title;
  raw.blocks.push_back({BlockKind::kParagraph, 0, article.text, {}, {}});
  return MakeRecord(readers::Assemble(
      std::move(raw), {article.id, article.id, "text/plain", "hash of " + article.id}));
}

void Ingest(const std::string& folder, const std::vector<Article>& articles) {
  DatabaseWriter writer(folder);
  for (const Article& article : articles) {
    const Record record = RecordOf(article);
    writer.Put(record, Prepare(record), article.id);
  }
  writer.Commit();
}

std::vector<Observation> Compared(const std::string& folder) {
  store::Store store(folder, store::Mode::kRead);
  std::vector<Observation> found;
  dataset::Compare(store, [&](const Observation& one) { found.push_back(one); });
  return found;
}

const Observation& At(const std::vector<Observation>& found, std::string_view indicator,
                      std::string_view period) {
  for (const Observation& one : found) {
    if (one.first().indicator == indicator && one.first().period == period) return one;
  }
  throw std::out_of_range(std::string(indicator) + " " + std::string(period));
}

StatedValue Stated(const char* value, int grain = 0, const char* comparator = "") {
  return {*Decimal::Parse(value), grain, comparator};
}

TEST(Agree, RoundingAndComparatorsAreNoConflict) {
  EXPECT_TRUE(Agree(Stated("323979"), Stated("324000", 3, "below")));
  EXPECT_TRUE(Agree(Stated("57486"), Stated("57480", 0, "gt")));
  EXPECT_TRUE(Agree(Stated("59.35", -2), Stated("59.3", -1)));  // cut off
  EXPECT_TRUE(Agree(Stated("59.35", -2), Stated("59.4", -1)));  // rounded
  EXPECT_TRUE(Agree(Stated("18553"), Stated("18000", 3, "gt")));
  EXPECT_TRUE(Agree(Stated("100"), Stated("104", 0, "approx")));
}

TEST(Agree, WhatCannotBothBeTrueIs) {
  EXPECT_FALSE(Agree(Stated("184"), Stated("148")));
  EXPECT_FALSE(Agree(Stated("57486"), Stated("58000", 3, "gt")));
  EXPECT_FALSE(Agree(Stated("59.3", -1), Stated("59.4", -1)));
  EXPECT_FALSE(Agree(Stated("323979"), Stated("300000", 3, "approx")));
  EXPECT_FALSE(Agree(Stated("12"), Stated("12", 0, "lt")));
  EXPECT_FALSE(dataset::AllAgree({Stated("5"), Stated("5"), Stated("6")}));
}

constexpr const char* kReport =
    "Năm 2022, UBKT Huyện ủy Nà Chí (tỉnh Hà Giang) kiểm tra %1 đảng viên khi có dấu hiệu vi phạm. "
    "%2";

std::string Report(const std::string& figure, const std::string& rest) {
  std::string text = kReport;
  text.replace(text.find("%1"), 2, figure);
  text.replace(text.find("%2"), 2, rest);
  return text;
}

TEST(Comparison, TellsConflictsFromAgreementAndCorrection) {
  const test::TempFolder temp;
  Ingest(temp / "conflict", {{"a", "2023-01-02", "Tin một", Report("15", "Trời mưa to ở bản xa.")},
                             {"b", "2023-01-03", "Tin hai", Report("18", "Chợ phiên họp sớm.")}});
  const auto conflict = Compared(temp / "conflict");
  EXPECT_EQ(At(conflict, "KTDH.DV", "2022").agreement, Agreement::kConflict);
  EXPECT_EQ(At(conflict, "KTDH.DV", "2022").value, "");

  Ingest(temp / "corrected",
         {{"a", "2023-01-02", "Tin một", Report("15", "Trời mưa to ở bản xa.")},
          {"b", "2023-01-03", "Đính chính: Tin một", Report("18", "Chợ phiên họp sớm.")}});
  EXPECT_EQ(At(Compared(temp / "corrected"), "KTDH.DV", "2022").agreement, Agreement::kCorrected);

  Ingest(temp / "agree", {{"a", "2023-01-02", "Tin một", Report("15", "Trời mưa to ở bản xa.")},
                          {"b", "2023-01-03", "Tin hai", Report("hơn 14", "Chợ phiên họp sớm.")}});
  const auto agree = Compared(temp / "agree");
  EXPECT_EQ(At(agree, "KTDH.DV", "2022").agreement, Agreement::kAgree);
  EXPECT_EQ(At(agree, "KTDH.DV", "2022").value, "15");
}

TEST(Comparison, AFigureGivenForComparisonIsOfItsYear) {
  const test::TempFolder temp;
  Ingest(
      temp / "db",
      {{"a", "2023-01-02", "Tin một", Report("15", "")},
       {"b", "2024-01-03", "Tin hai",
        "Năm 2023, UBKT Huyện ủy Nà Chí (tỉnh Hà Giang) kiểm tra khi có dấu hiệu vi phạm 20 đảng "
        "viên, tăng 4 đảng viên so với năm 2022 (16 đảng viên)."}});
  const Observation earlier = At(Compared(temp / "db"), "KTDH.DV", "2022");
  EXPECT_EQ(earlier.agreement, Agreement::kConflict);
  EXPECT_EQ(earlier.sources, 2);
}

// Of four newspapers three print one report and one mistypes it: one source, no conflict.
TEST(Comparison, CopiesAreOneSource) {
  std::string body =
      "Các chi bộ tiếp tục rút kinh nghiệm, khắc phục những việc còn tồn đọng, báo cáo kết ";
  body +=
      "quả về cơ quan thường trực trước khi kết thúc năm công tác; nhiều nơi có cách làm hay, sát "
      "thực ";
  body +=
      "tế, được nhân dân đồng tình ủng hộ, cán bộ gương mẫu đi đầu trong mọi công việc của thôn "
      "bản.";
  const test::TempFolder temp;
  Ingest(temp / "db", {{"a", "2023-01-02", "", Report("15", body)},
                       {"b", "2023-01-03", "", Report("15", body)},
                       {"c", "2023-01-04", "", Report("51", body)}});
  const Observation one = At(Compared(temp / "db"), "KTDH.DV", "2022");
  EXPECT_EQ(one.sources, 1);
  EXPECT_EQ(one.agreement, Agreement::kSingle);
  EXPECT_EQ(one.value, "");  // the copies do not agree
}

// Rows by table, as "column=value …".
class Rows : public dataset::RowTaker {
 public:
  void Take(const dataset::Row& row) override {
    std::map<std::string, std::string> values;
    for (std::size_t i = 0; i < row.values().size(); ++i) {
      values[std::string(row.table().columns[i].name)] = row.values()[i].value_or("");
    }
    rows[std::string(row.table().name)].push_back(std::move(values));
  }
  std::map<std::string, std::vector<std::map<std::string, std::string>>> rows;
};

TEST(Comparison, SeriesHaveGapsAndChangesOfScope) {
  const auto year = [](const std::string& number, const std::string& figure) {
    return Article{"d" + number, number + "-12-20", "Báo cáo năm " + number,
                   "Năm " + number + ", toàn Đảng bộ tỉnh Hưng Yên thi hành kỷ luật " + figure +
                       " đảng viên."};
  };
  const test::TempFolder temp;
  Ingest(temp / "db", {year("2019", "40"), year("2022", "44"), year("2023", "41")});
  store::Store store(temp / "db", store::Mode::kRead);
  Rows taken;
  dataset::TakeComparisons(store, nullptr, taken);
  const auto& series = taken.rows["series"];
  ASSERT_EQ(series.size(), 3U);
  EXPECT_EQ(series[0].at("period"), "2019");
  EXPECT_EQ(series[0].at("gap_before"), "");
  EXPECT_EQ(series[1].at("gap_before"), "2");
  EXPECT_EQ(series[2].at("gap_before"), "");
  EXPECT_EQ(series[0].at("series"), series[2].at("series"));
}

TEST(Comparison, UnitsThatAddUpToMoreThanTheirProvinceAreAQuestion) {
  const auto report = [](const std::string& id, const std::string& place,
                         const std::string& figure) {
    return Article{
        id, "2020-12-20", "Kỷ luật năm 2020 ở " + id,
        "Năm 2020, toàn Đảng bộ " + place + " thi hành kỷ luật " + figure + " đảng viên."};
  };
  const test::TempFolder temp;
  Ingest(temp / "db",
         {report("p", "tỉnh Hà Giang", "30"), report("x", "huyện Nà Chí, tỉnh Hà Giang,", "20"),
          report("y", "huyện Xín Mần, tỉnh Hà Giang,", "15")});
  store::Store store(temp / "db", store::Mode::kRead);
  const auto rollups = dataset::FindRollups(store);
  ASSERT_EQ(rollups.size(), 1U);
  EXPECT_EQ(rollups[0].sum, "35");
  Rows taken;
  dataset::TakeComparisons(store, nullptr, taken);
  ASSERT_EQ(taken.rows["checks"].size(), 1U);
  EXPECT_EQ(taken.rows["checks"][0].at("class"), "question");
  EXPECT_EQ(taken.rows["checks"][0].at("verdict"), "undetermined");
}

const std::string kLong =
    "Từ đầu năm đến nay, cấp ủy và ủy ban kiểm tra các cấp trong huyện đã bám sát chương trình "
    "công tác, tiến "
    "hành 24 cuộc kiểm tra, giám sát tại các chi bộ trực thuộc; qua đó kịp thời chấn chỉnh những "
    "hạn chế, thiếu "
    "sót trong sinh hoạt đảng, thu nộp đảng phí và thực hiện quy chế làm việc ở cơ sở.";

TEST(Signature, CopiesAreAlikeAndOthersAreNot) {
  const auto original = duplicates::SignatureOf(kLong);
  std::string changed = kLong;
  changed.replace(changed.find("24"), 2, "42");
  std::string shouted;
  for (const char c : kLong) shouted += c == ',' ? std::string(" ,") : std::string(1, c);
  EXPECT_EQ(AlikePermille(original, duplicates::SignatureOf(shouted)), 1000);
  EXPECT_GT(AlikePermille(original, duplicates::SignatureOf(changed)), 600);
  EXPECT_LT(
      AlikePermille(original, duplicates::SignatureOf(
                                  "Hội nghị thông qua nghị quyết về phát triển kinh tế, xây dựng "
                                  "nông thôn mới, giảm nghèo bền vững và chuyển đổi số ở các xã.")),
      100);
}

TEST(Signature, BytesComeBackAndShortTextsHaveOnlyTheirWords) {
  const auto original = duplicates::SignatureOf(kLong);
  const auto again = duplicates::Unpack(original.exact, Pack(original));
  EXPECT_EQ(again.minima, original.minima);
  EXPECT_TRUE(again.long_enough);
  const auto small = duplicates::SignatureOf("Bốn chi bộ.");
  EXPECT_FALSE(small.long_enough);
  EXPECT_EQ(AlikePermille(small, duplicates::SignatureOf("bốn  chi bộ")), 1000);
  EXPECT_EQ(AlikePermille(small, duplicates::SignatureOf("năm chi bộ")), 0);
  EXPECT_TRUE(duplicates::SignatureOf("…").exact.empty());
}

std::vector<std::string> GroupOf(const std::string& folder, const std::string& document) {
  store::Store store(folder, store::Mode::kRead);
  std::vector<std::string> members;
  for (const store::Copy& copy : store.copies().GroupOf(store.copies().LeadOf(document))) {
    members.push_back(copy.document);
  }
  return members;
}

using Ids = std::vector<std::string>;

TEST(Copies, FollowWhatDocumentsBecome) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  Ingest(folder, {{"b", "2023-01-03", "", kLong},
                  {"a", "2023-01-04", "", kLong + " Tin của báo."},
                  {"c", "", "", kLong}});
  EXPECT_EQ(GroupOf(folder, "a"), (Ids{"b", "a", "c"}));  // by date, undated last
  Ingest(folder,
         {{"b", "2023-01-03", "", "Nay bài đã viết lại hoàn toàn khác, chỉ còn vài dòng ngắn."}});
  EXPECT_EQ(GroupOf(folder, "a"), (Ids{"a", "c"}));
  EXPECT_EQ(GroupOf(folder, "b"), Ids{});
  Ingest(folder,
         {{"c", "", "", "Một bài thứ ba nói về việc khác hẳn, không giống bài nào ở trên."}});
  EXPECT_EQ(GroupOf(folder, "a"), Ids{});
}

TEST(Copies, DoNotDependOnTheOrderOfReading) {
  const test::TempFolder temp;
  std::vector<Article> articles;
  for (int i = 0; i < 12; ++i) {
    articles.push_back({"d" + std::to_string(10 + i), "2023-01-" + std::to_string(10 + i), "",
                        kLong + " Bản tin số " + std::to_string(i) + "."});
  }
  Ingest(temp / "one", articles);
  std::reverse(articles.begin(), articles.end());
  Ingest(temp / "other", articles);
  EXPECT_EQ(GroupOf(temp / "one", "d15"), GroupOf(temp / "other", "d15"));
  EXPECT_EQ(GroupOf(temp / "one", "d15").size(), 12U);
}

dataset::Row SmallRow(int number) {
  dataset::Row row("tables");
  row.Put("document", "d").Put("table", 0).Put("row", number).Put("column", 0);
  row.Put("row_span", "").Put("column_span", "").Put("header", "false");
  row.Put("text", "=1+2").Put("unit", "").Put("start", 0).Put("end", 4);
  return row;
}

TEST(Row, TakesItsColumnsInOrderOnly) {
  dataset::Row row("tables");
  EXPECT_THROW(row.Put("row", 0), std::logic_error);
  row.Put("document", "d");
  EXPECT_THROW(row.values(), std::logic_error);
  EXPECT_THROW(dataset::Row("no-such-table"), std::logic_error);
}

std::string Read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST(Xlsx, GoesOnInAnotherSheetWhereOneIsFull) {
  const test::TempFolder temp;
  std::filesystem::create_directory(temp / "set");
  const auto format = dataset::MakeXlsx(
      {.folder = temp / "set", .tables = {dataset::FindTable("tables")}, .most_rows = 11});
  for (int i = 0; i < 25; ++i) format->Take(SmallRow(i));
  format->Finish();
  const std::string unzip = "cd '" + (temp / "set") + "' && unzip -q dataset.xlsx 2>/dev/null";
  if (std::system(unzip.c_str()) != 0) GTEST_SKIP() << "unzip is not installed";
  const auto rows = [&](const std::string& sheet) {
    const std::string xml = Read(temp / "set" + ("/xl/worksheets/" + sheet));
    std::size_t count = 0;
    for (std::size_t at = xml.find("<row "); at != std::string::npos;
         at = xml.find("<row ", at + 1)) {
      ++count;
    }
    return count;
  };
  EXPECT_EQ(rows("sheet1.xml"), 11U);
  EXPECT_EQ(rows("sheet2.xml"), 11U);
  EXPECT_EQ(rows("sheet3.xml"), 6U);
  EXPECT_EQ(Read((temp / "set") + "/xl/worksheets/sheet1.xml").find("<f>"), std::string::npos);
}

}  // namespace
}  // namespace rasoat
