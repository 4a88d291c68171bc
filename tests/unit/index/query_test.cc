#include "index/query/query.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace rasoat::query {
namespace {

struct Row {
  const char* query;
  const char* tree;
};

constexpr Row kRows[] = {
    {"kỷ luật đảng viên", "toned kỷ luật đảng viên"},
    {"ky luat", "folded ky luat"},
    {"KỶ LUẬT", "toned kỷ luật"},
    // One marked word makes the whole query toned: the bare ones are words without marks.
    {"kiểm tra ban", "toned kiểm tra ban"},
    // Both placements of the tone, and both spellings.
    {"hoà uỷ thuý", "toned hòa ủy thúy"},
    {"kỉ luật tỉ lệ", "toned kỷ luật tỷ lệ"},
    {"\"thi hành kỷ luật\" khai trừ", "toned \"thi hành kỷ luật\" khai trừ"},
    {"“thi hành kỷ luật”", "toned \"thi hành kỷ luật\""},
    {"kỷ luật -\"khai trừ\" -x", "toned kỷ luật NOT \"khai trừ\" NOT x"},
    // What no blank parts stands together.
    {"184/310", "folded \"184 310\""},
    {"34-KL/TW", "folded \"34 kl tw\""},
    {"59,3%", "folded 59,3"},
    {"1.286 đảng viên", "toned 1.286 đảng viên"},
    {"a - b", "folded a b"},
    {"\"không đóng", "toned \"không đóng\""},
    {"", "folded"},
    {"  ?! ", "folded"},
    {"đ", "toned đ"},
    {"d", "folded d"},
};

TEST(Query, IsUnderstoodAsTheTreeSays) {
  for (const Row& row : kRows) EXPECT_EQ(Describe(Parse(row.query)), row.tree) << row.query;
}

TEST(Query, TakesAnyBytes) {
  EXPECT_TRUE(rc::check([](const std::string& bytes) {
    const Query query = Parse(bytes);
    for (const Phrase& phrase : query.phrases) RC_ASSERT(!phrase.words.empty());
    ToXapian(query);
  }));
}

TEST(Query, OfManyWordsIsCut) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "chi bộ ";
  EXPECT_LE(Parse(text).phrases.size(), 64U);
}

}  // namespace
}  // namespace rasoat::query
