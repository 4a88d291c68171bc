#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>
#include <set>

#include "extractors/checks/number_states.h"
#include "extractors/record/record.h"

// What holds of all checks, whatever the rule.

namespace rasoat::checks {
namespace {

Record RecordOf(std::string text) {
  Document document;
  document.text = std::move(text);
  return MakeRecord(std::move(document));
}

const std::string kReport =
    "Cấp ủy thi hành kỷ luật 64 đảng viên, gồm: khiển trách 41, cảnh cáo 15, cách chức 02, khai "
    "trừ "
    "08. Đã kiểm tra 23/46 chi bộ (60%).";

std::multiset<std::string> Fingerprints(const Record& record) {
  std::multiset<std::string> prints;
  for (const Check& check : record.checks) prints.insert(check.fingerprint);
  return prints;
}

TEST(Fingerprints, StayWhenTheTextAroundChanges) {
  const auto before = Fingerprints(RecordOf(kReport));
  EXPECT_EQ(before.size(), 2U);
  EXPECT_EQ(Fingerprints(RecordOf("Thêm một đoạn ở đầu.\n\n" + kReport + " Hết.")), before);
}

TEST(Fingerprints, ChangeWithTheFigures) {
  std::string other = kReport;
  other.replace(other.find("41"), 2, "42");
  EXPECT_NE(Fingerprints(RecordOf(other)), Fingerprints(RecordOf(kReport)));
}

TEST(Fingerprints, TellEqualFindingsApart) {
  const Record record = RecordOf("Có 23/46 chi bộ (60%).\n\nCó 23/46 chi bộ (60%).");
  const auto prints = Fingerprints(record);
  EXPECT_EQ(prints.size(), 2U);
  EXPECT_EQ(std::set<std::string>(prints.begin(), prints.end()).size(), 2U);
}

TEST(Suggestions, NameTheFigureThatMendsTwoRelations) {
  const Record record = RecordOf(
      "Có 366 khiếu nại. Kết quả: 41 vụ đúng (11,2%), 287 vụ sai (78,4%), 38 vụ có đúng, có sai "
      "(10,6%).");
  std::size_t told = 0;
  for (const Check& check : record.checks) {
    if (check.verdict != Verdict::kInconsistent) continue;
    ASSERT_EQ(check.suggestions.size(), 1U);
    EXPECT_EQ(check.suggestions[0].value.ToString(), "10.4");
    EXPECT_EQ(check.suggestions[0].satisfies.size(), 2U);
    ++told;
  }
  EXPECT_EQ(told, 2U);
}

struct Cause {
  const char* text;
  const char* value;
  const char* slip;
};

TEST(Suggestions, NameTheWrongBaseAndTheOldTotal) {
  for (const Cause& cause : {
           Cause{"Phát hiện 31 vụ vi phạm, tăng 22,6% so với cùng kỳ năm 2025 (24 vụ).", "31",
                 "other-base"},
           Cause{"Kỷ luật 75 đảng viên, gồm: khiển trách 41, cảnh cáo 15, cách chức 02, khai trừ "
                 "06; năm trước kỷ luật 64 đảng viên.",
                 "64", "other-total"},
       }) {
    const Record record = RecordOf(cause.text);
    ASSERT_FALSE(record.checks.empty()) << cause.text;
    const auto& suggestions = record.checks.back().suggestions;
    ASSERT_EQ(suggestions.size(), 1U) << cause.text;
    EXPECT_EQ(suggestions[0].value.ToString(), cause.value);
    EXPECT_EQ(suggestions[0].slip, cause.slip);
  }
}

// 64 and each of its parts could be the wrong one.
TEST(Suggestions, AreNotMadeWhereNothingIsProven) {
  for (const Check& check : RecordOf("Kỷ luật 64 đảng viên, gồm: khiển trách 41, cảnh cáo 15, cách "
                                     "chức 02, khai trừ 08.")
                                .checks) {
    EXPECT_EQ(check.verdict, Verdict::kInconsistent);
    EXPECT_TRUE(check.suggestions.empty());
  }
}

TEST(NumberStates, EveryNumberHasOne) {
  const Record record = RecordOf(kReport + " Họp lúc 7h30, có 12 đại biểu; số tiền 5 abc.");
  std::map<std::string_view, int> states;
  for (const NumberInText& number : StatesOf(record.document, record.mentions, record.checks)) {
    ++states[StateName(number.state)];
  }
  EXPECT_EQ(states["checked"], 8);
  EXPECT_GE(states["alone"], 1);
}

const std::vector<std::string>& Words() {
  static const std::vector<std::string> words = {
      "12",       "1.250",  "3,5",       "%",           "/",        "(",           ")",
      ",",        ":",      ";",         "từ",          "lên",      "còn",         "tăng",
      "giảm",     "so với", "tỷ đồng",   "chi bộ",      "và",       "gồm",         "là",
      "năm",      "2023",   "đảng viên", "lần lượt là", "trong đó", "chiếm",       "tổng cộng",
      "còn lại",  "khác",   "một là",    "hai là",      "nhiệm vụ", "khiển trách", "cảnh cáo",
      "\n\n",     "- ",     "1. ",       ".",           "kiểm tra", "trong",       "trên tổng số",
      "nêu trên", "cùng kỳ"};
  return words;
}

TEST(HostileText, AnyWordsInAnyOrderGiveSoundChecks) {
  EXPECT_TRUE(rc::check([] {
    const auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(Words()));
    std::string text;
    for (const std::string& word : chosen) text += word + " ";
    const Record record = RecordOf(text);
    for (const Check& check : record.checks) {
      RC_ASSERT(check.evidence.start < check.evidence.end);
      RC_ASSERT(check.evidence.end <= text.size());
      RC_ASSERT(check.focus.start < check.focus.end);
      RC_ASSERT(check.focus.end <= text.size());
      RC_ASSERT(!check.vietnamese.empty());
      RC_ASSERT(check.vietnamese.find('{') == std::string::npos);
      RC_ASSERT(check.vietnamese.find(' ') != std::string::npos);
    }
  }));
}

// Time in proportion to the text: a quadratic rule would not come to an end here.
TEST(HostileText, RepetitionsEnd) {
  constexpr std::size_t kBytes = 40'000;
  for (const std::string piece :
       {"gồm 5 chi bộ, ", "(5 chi bộ ", "5 chi bộ, ", "5%, ", "tăng 5%, ",
        "từ 5 lên 6 vụ, tăng 5%; ", "3/5 chi bộ, còn 2, ", "5 nhiệm vụ: ", "một là, hai là, ",
        "trong đó 5 đảng viên, ", "lần lượt là 5, 6, ", "so với 5 vụ, ", "\n\n- 5 chi bộ",
        "tổng cộng 5 vụ, ", "Quy định 22-QĐ/TW, ngày 28/7/2021; ", "trong 5 vụ có ", "5 đơn (",
        ") "}) {
    std::string text;
    while (text.size() < kBytes) text += piece;
    RecordOf(text);
  }
}

}  // namespace
}  // namespace rasoat::checks
