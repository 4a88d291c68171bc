#include "extractors/checks/relation.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <numeric>

#include "extractors/checks/possible.h"
#include "extractors/checks/slips.h"
#include "extractors/checks/solve.h"

// The oracles here are integers, scaled up until every figure is one, and trial of every value that
// could stand behind a rounded figure: none of the code under test.

namespace rasoat::checks {
namespace {

using Operands = std::vector<Operand>;

Operand Of(std::int64_t units, int places = 0, int grain = 0) {
  Operand operand;
  operand.value = Decimal(units, places);
  operand.grain = places > 0 ? -places : grain;
  operand.written = {1, 2};
  return operand;
}

Verdict VerdictOf(Relation relation, const Operands& operands, Statement statement = {}) {
  return Judge(relation, operands, statement).verdict;
}

// |100 a / b - s| against half a unit and one unit, by integers.
Verdict QuotientOracle(std::int64_t a, std::int64_t b, std::int64_t percent, std::int64_t scale) {
  const std::int64_t off = std::llabs(100 * a * scale - percent * b);
  if (2 * off <= b) return Verdict::kConsistent;
  return off < b ? Verdict::kRounding : Verdict::kInconsistent;
}

TEST(Relation, QuotientAgreesWithIntegers) {
  EXPECT_TRUE(rc::check([] {
    const auto b = *rc::gen::inRange<std::int64_t>(1, 2000);
    const auto a = *rc::gen::inRange<std::int64_t>(0, b + 1);
    const auto scale = *rc::gen::element<std::int64_t>(1, 10, 100);
    // Mostly near the truth.
    const auto percent = 100 * a * scale / b + *rc::gen::inRange<std::int64_t>(-2, 4);
    RC_PRE(percent >= 0);
    const int places = scale == 1 ? 0 : scale == 10 ? 1 : 2;
    RC_ASSERT(VerdictOf(Relation::kQuotient, {Of(a), Of(b), Of(percent, places)}) ==
              QuotientOracle(a, b, percent, scale));
  }));
}

TEST(Relation, SumsOfCountsAreExact) {
  EXPECT_TRUE(rc::check([] {
    const auto parts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5000));
    RC_PRE(parts.size() >= 2);
    const auto off = *rc::gen::inRange(-2, 3);
    const int sum = std::accumulate(parts.begin(), parts.end(), 0);
    RC_PRE(sum + off >= 0);
    Operands operands{Of(sum + off)};
    for (const int part : parts) operands.push_back(Of(part));
    const Verdict verdict = VerdictOf(Relation::kSum, operands);
    RC_ASSERT(verdict == (off == 0 ? Verdict::kConsistent : Verdict::kInconsistent));
  }));
}

TEST(Relation, SharesAllowHalfAUnitEach) {
  EXPECT_TRUE(rc::check([] {
    const auto tenths = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 600));
    RC_PRE(tenths.size() >= 2);
    Operands shares;
    for (const int share : tenths) shares.push_back(Of(share, 1));
    const int off = std::abs(std::accumulate(tenths.begin(), tenths.end(), 0) - 1000);
    const Verdict want = off <= 1                                     ? Verdict::kConsistent
                         : 2 * off <= static_cast<int>(tenths.size()) ? Verdict::kRounding
                                                                      : Verdict::kInconsistent;
    RC_ASSERT(VerdictOf(Relation::kShares, shares) == want);
  }));
}

TEST(Relation, ChangesKeepTheirDirection) {
  const Statement up{{}, Direction::kIncrease};
  const Statement down{{}, Direction::kDecrease};
  EXPECT_EQ(VerdictOf(Relation::kDifference, {Of(115), Of(84), Of(31)}, down),
            Verdict::kConsistent);
  EXPECT_EQ(VerdictOf(Relation::kDifference, {Of(115), Of(84), Of(31)}, up),
            Verdict::kInconsistent);
  EXPECT_EQ(VerdictOf(Relation::kGrowth, {Of(40), Of(50), Of(25)}, up), Verdict::kConsistent);
  EXPECT_EQ(VerdictOf(Relation::kGrowth, {Of(40), Of(50), Of(20)}, up), Verdict::kInconsistent);
  EXPECT_EQ(VerdictOf(Relation::kGrowth, {Of(1530), Of(2040), Of(334, 1)}, up), Verdict::kRounding);
  EXPECT_EQ(VerdictOf(Relation::kPoints, {Of(125, 2), Of(8, 1), Of(45, 2)}, down),
            Verdict::kConsistent);
}

// "4,8 tỷ" for 2,93 + 1,84: the total has fewer digits. "18 nghìn": what it stands for counts.
TEST(Relation, FiguresWithFewerDigits) {
  constexpr std::int64_t kTenMillion = 10'000'000;
  const Operand total = Of(480 * kTenMillion, 0, 8);
  EXPECT_EQ(
      VerdictOf(Relation::kSum, {total, Of(293 * kTenMillion, 0, 7), Of(184 * kTenMillion, 0, 7)}),
      Verdict::kRounding);
  EXPECT_EQ(
      VerdictOf(Relation::kSum, {total, Of(293 * kTenMillion, 0, 7), Of(170 * kTenMillion, 0, 7)}),
      Verdict::kInconsistent);
  EXPECT_EQ(VerdictOf(Relation::kQuotient, {Of(9000, 0, 3), Of(18'000, 0, 3), Of(52)}),
            Verdict::kConsistent);
  EXPECT_EQ(VerdictOf(Relation::kQuotient, {Of(9000), Of(18'000), Of(52)}), Verdict::kInconsistent);
}

// Every value that a rounded figure can stand for gives a percent within the range, and its ends
// are reached.
TEST(Possible, HoldsWhatRoundedFiguresLeaveOpen) {
  EXPECT_TRUE(rc::check([] {
    constexpr int kThousand = 1000;
    const auto part = *rc::gen::inRange<std::int64_t>(1, 60);
    const auto whole = *rc::gen::inRange<std::int64_t>(part, 90);
    const Operands operands{Of(part * kThousand, 0, 3), Of(whole * kThousand, 0, 3), Of(0)};
    const auto possible = Possible(Relation::kQuotient, operands);
    RC_ASSERT(possible.has_value());
    for (const int a : {-500, -77, 0, 499, 500}) {
      for (const int b : {-500, -1, 0, 123, 500}) {
        const Rational percent{100 * (part * kThousand + a), whole * kThousand + b};
        RC_ASSERT(possible->Contains(percent));
      }
    }
    const Rational least{100 * (part * kThousand - 500), whole * kThousand + 500};
    const Rational most{100 * (part * kThousand + 500), whole * kThousand - 500};
    RC_ASSERT(possible->low == least);
    RC_ASSERT(possible->high == most);
  }));
}

TEST(Possible, IsSilentOfExactFigures) {
  EXPECT_FALSE(Possible(Relation::kQuotient, Operands{Of(9), Of(18), Of(50)}));
  EXPECT_FALSE(Possible(Relation::kSum, Operands{Of(9), Of(4), Of(5)}));
}

// Whatever is said to mend a relation does.
TEST(Solve, EveryValueMends) {
  EXPECT_TRUE(rc::check([] {
    const auto before = *rc::gen::inRange<std::int64_t>(1, 400);
    const auto after = *rc::gen::inRange<std::int64_t>(before, 900);
    const auto stated = *rc::gen::inRange<std::int64_t>(0, 300);
    const auto relation =
        *rc::gen::element(Relation::kDifference, Relation::kGrowth, Relation::kSum);
    const Statement up{{}, Direction::kIncrease};
    const Operands operands{Of(before), Of(after), Of(stated)};
    for (std::size_t o = 0; o < operands.size(); ++o) {
      for (const Decimal value : Solve(relation, operands, up, o)) {
        Operands mended = operands;
        mended[o].value = value;
        RC_ASSERT(Judge(relation, mended, up).Fits());
      }
    }
  }));
}

TEST(Slips, AreToldApart) {
  const auto slip = [](std::int64_t a, std::int64_t b) {
    return SlipName(SlipBetween(Decimal(a, 0), Decimal(b, 0)));
  };
  EXPECT_EQ(slip(263, 236), "transposed");
  EXPECT_EQ(slip(22, 2), "doubled");
  EXPECT_EQ(slip(744, 74), "doubled");
  EXPECT_EQ(slip(1250, 125), "dropped");
  EXPECT_EQ(slip(37, 31), "confused");
  EXPECT_EQ(slip(64, 66), "one-digit");
  EXPECT_EQ(slip(64, 64), "none");
  EXPECT_EQ(slip(123, 321), "none");
  EXPECT_EQ(SlipName(SlipBetween(Decimal(15, 1), Decimal(15, 0))), "separator");
}

TEST(Slips, DoNotDependOnTheOrder) {
  EXPECT_TRUE(rc::check([] {
    const Decimal a(*rc::gen::inRange<std::int64_t>(0, 100'000), 0);
    const Decimal b(*rc::gen::inRange<std::int64_t>(0, 100'000), 0);
    RC_ASSERT(SlipBetween(a, b) == SlipBetween(b, a));
  }));
}

}  // namespace
}  // namespace rasoat::checks
