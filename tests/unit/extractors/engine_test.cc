#include "extractors/engine.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "extractors/registry.h"

namespace rasoat {
namespace {

std::vector<std::string> Described(std::string_view text) {
  std::vector<std::string> described;
  for (const Mention& mention : FindMentions(text, "")) {
    if (!std::holds_alternative<Other>(mention.value)) described.push_back(Describe(mention));
  }
  return described;
}

using Strings = std::vector<std::string>;

// Paragraphs and cells that together would read as one figure.
TEST(BlocksTest, NoMentionGoesFromOneIntoTheNext) {
  const char* const texts[] = {
      "Số đảng viên là 12\n\nTỷ lệ đạt 5%",
      "Báo cáo tháng 6\n\nNăm 2023 có mưa",
      "như sau:\n\n15, trong đó",
      "có 12\n\nTuổi bình quân",
      "tăng 3\n\nLần thứ hai",
      "giảm 5 vụ\n\nvà 9 lượt",
      "5 trên\n\n6 cuộc",
      "Bảng 6\n\nTháng đầu năm 2023",
      "từ 2016 đến\n\n2020",
      "5 điểm\n\nTrở lên",
      "khiển trách (5\n\n)",
      "ngày 5 tháng\n\n9",
      "UBKT\n\nHuyện ủy",
      "xã\n\nTân Lập",
      "hai mươi\n\nba đảng viên",
      "2\n\ntriệu đồng",
  };
  for (const std::string_view text : texts) {
    for (const Mention& mention : FindMentions(text, "")) {
      const std::string_view quote = text.substr(mention.span.start, mention.span.length());
      EXPECT_EQ(quote.find('\n'), std::string_view::npos) << text << ": " << Describe(mention);
    }
  }
}

TEST(BlocksTest, AWordOfTheNextBlockScalesNothing) {
  EXPECT_EQ(Described("Có 12 xã\n\nTỷ lệ 5%"), (Strings{"count 12 \"xã\"", "percent 5%"}));
  EXPECT_EQ(Described("Thu 12 tỷ trọng 5%"), Strings{"percent 5%"});
}

// Nothing here may take time out of proportion, nor depth of the stack.
TEST(HostileTextTest, LongRepetitionsEnd) {
  constexpr std::size_t kBytes = 60'000;
  for (const std::string_view piece : {"Ban ",
                                       "UBND ",
                                       "Đảng bộ ",
                                       "HĐND - ",
                                       "1, ",
                                       "2020, ",
                                       "2000/",
                                       "1/",
                                       "3/5 chi bộ, ",
                                       "có 5 chi bộ, còn 3, ",
                                       "tăng 5 vụ, (3 vụ) ",
                                       "chi bộ (CB) 5 CB; ",
                                       "Chỉ thị 05; ",
                                       "Quy định số 22, ",
                                       "hai mươi ",
                                       "từ 5 lên 6, ",
                                       "(",
                                       "1.",
                                       "xã Tân ",
                                       "lần lượt là 1, ",
                                       "ngày 1/2, ",
                                       "“5 “"}) {
    std::string text;
    while (text.size() < kBytes) text += piece;
    FindMentions(text, "");
  }
}

TEST(HostileTextTest, AnyWordsInAnyOrderEnd) {
  const std::vector<std::string> words = {
      "12",      "1.250",     "3,5", "%",           "/",    "-",       "(",      ")",
      ",",       ":",         "từ",  "đến",         "tăng", "giảm",    "so với", "tỷ",
      "đồng",    "đảng viên", "và",  "lần lượt là", "năm",  "tháng",   "ngày",   "2023",
      "UBKT",    "Huyện ủy",  "xã",  "Tân",         "là",   "\n\n",    "hai",    "mươi",
      "gấp đôi", "số",        "QĐ",  "CB",          "(CB)", "trở lên", "lần",    "“"};
  EXPECT_TRUE(rc::check([&] {
    const auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words));
    std::string text;
    for (const std::string& word : chosen) text += word + " ";
    for (const Mention& mention : FindMentions(text, "2024-01-01")) {
      RC_ASSERT(mention.span.start < mention.span.end);
      RC_ASSERT(mention.span.end <= text.size());
      const auto quote = text.substr(mention.span.start, mention.span.length());
      RC_ASSERT(quote.find('\n') == std::string::npos);
    }
  }));
}

}  // namespace
}  // namespace rasoat
