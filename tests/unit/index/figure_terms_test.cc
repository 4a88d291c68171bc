#include "index/xapian/figure_terms.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace rasoat::xapian {
namespace {

using Terms = std::vector<std::string>;

bool Meet(const Terms& a, const Terms& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& term) {
    return std::find(b.begin(), b.end(), term) != b.end();
  });
}

TEST(FigureTerms, AreTheLeadingPartsOfAValue) {
  EXPECT_EQ(FigureTerms("vụ", Decimal(1200, 0)),
            (Terms{"XQvụ:53", "XQvụ:531", "XQvụ:5312", "XQvụ:5312."}));
  EXPECT_EQ(FigureTerms("%", Decimal(593, 1)),
            (Terms{"XQ%:51", "XQ%:515", "XQ%:5159", "XQ%:51593", "XQ%:51593."}));
  EXPECT_EQ(FigureTerms("%", Decimal(5, 2)), (Terms{"XQ%:48", "XQ%:485", "XQ%:485."}));
  EXPECT_EQ(FigureTerms("vụ", Decimal(0, 0)), (Terms{"XQvụ:00", "XQvụ:00."}));
}

TEST(FigureTerms, OfARangeAreFew) {
  EXPECT_EQ(RangeTerms("vụ", {Decimal(12, 0), Decimal(12, 0), false, false}),
            (Terms{"XQvụ:5112."}));
  EXPECT_LE(RangeTerms("vụ", {Decimal(123456789, 0), std::nullopt, true, false}).size(), 120U);
}

// A figure has a term of the range exactly if its value is in it.
TEST(FigureTerms, MeetExactlyWithinTheRange) {
  const auto value = rc::gen::map(
      rc::gen::pair(rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 300),
                                   rc::gen::inRange<std::int64_t>(0, 999'999'999'999'999'999)),
                    rc::gen::inRange(0, 4)),
      [](const auto& pair) { return Decimal(pair.first, pair.second); });
  EXPECT_TRUE(rc::check([&] {
    ValueRange range;
    if (*rc::gen::arbitrary<bool>()) range.low = *value;
    if (*rc::gen::arbitrary<bool>()) range.high = *value;
    range.low_open = *rc::gen::arbitrary<bool>();
    range.high_open = *rc::gen::arbitrary<bool>();
    Decimal tried = *value;
    if (*rc::gen::inRange(0, 3) == 0 && range.low) tried = *range.low;
    const bool inside = range.Contains(tried);
    RC_TAG(inside);
    RC_ASSERT(Meet(FigureTerms("x", tried.Reduced()), RangeTerms("x", range)) == inside);
  }));
}

}  // namespace
}  // namespace rasoat::xapian
