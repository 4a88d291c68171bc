#include <gtest/gtest.h>

#include "extractors/coverage.h"
#include "extractors/registry.h"

namespace rasoat {
namespace {

// "number = cites" of every reference to a document.
std::vector<std::string> References(std::string_view text) {
  std::vector<std::string> references;
  for (const Mention& mention : FindMentions(text, "")) {
    const auto* reference = std::get_if<DocRef>(&mention.value);
    if (reference != nullptr) references.push_back(reference->number + " = " + reference->cites);
  }
  return references;
}

using Strings = std::vector<std::string>;

TEST(ShortFormTest, MeansTheFullCitationOfItsKindAndNumber) {
  EXPECT_EQ(References("Quy định số 22-QĐ/TW; theo Quy định 22 và Chỉ thị 22."),
            (Strings{"22-QĐ/TW = ", "22 = 22-QĐ/TW", "22 = "}));
  EXPECT_EQ(References("Theo Nghị quyết số 5; Nghị quyết số 05-NQ/TU"),
            (Strings{"5 = 05-NQ/TU", "05-NQ/TU = "}));
}

TEST(ShortFormTest, TheNearestEarlierOneIsMeant) {
  EXPECT_EQ(References("Kế hoạch số 7-KH/TU; Kế hoạch số 07-KH/HU; Kế hoạch số 7; "
                       "Kế hoạch số 7-KH/ĐU"),
            (Strings{"7-KH/TU = ", "07-KH/HU = ", "7 = 07-KH/HU", "7-KH/ĐU = "}));
}

TEST(CoverageTest, EveryNumberIsCountedOnce) {
  Document document;
  document.text = "Xã Tân Lập có 12/15 chi bộ; phường 5, Điều 30; hai con số 7 và 9 lạc loài. QL91";
  const Coverage coverage = Cover(document);
  EXPECT_EQ(coverage.numbers, 6u);
  EXPECT_EQ(coverage.figures, 2u);
  std::size_t others = 0;
  for (const auto& [rule, count] : coverage.others) others += count;
  EXPECT_EQ(coverage.figures + others + coverage.unknown.size(), coverage.numbers);
  EXPECT_EQ(coverage.others.at("label-before"), 4u);  // phường 5, Điều 30, số 7 và 9
}

TEST(NamesTest, HoldFiguresAndOneAnother) {
  std::vector<std::string> found;
  for (const Mention& mention : FindMentions("Đảng bộ huyện Cao Lộc có 12 chi bộ", "")) {
    found.push_back(Describe(mention));
  }
  EXPECT_EQ(found, (Strings{"org Đảng bộ huyện Cao Lộc", "place Cao Lộc (huyện) 183/-",
                            "count 12 \"chi bộ\""}));
}

}  // namespace
}  // namespace rasoat
