#include "extractors/checks/interval.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace rasoat::checks {
namespace {

constexpr Int128 kMax = (((Int128{1} << 126) - 1) << 1) + 1;
constexpr Int128 kMin = -kMax - 1;

std::string Print(const Rational& value) {
  return rasoat::ToString(value.numerator) + "/" + rasoat::ToString(value.denominator);
}

// Small enough that cross multiplication stays within 128 bits, large enough for deep fractions.
Rational AnyRational() {
  const auto wide = *rc::gen::element<std::int64_t>(10, 1000, std::numeric_limits<int>::max(),
                                                    999'999'999'999'999'999);
  return {*rc::gen::inRange<std::int64_t>(-wide, wide), *rc::gen::inRange<std::int64_t>(1, wide)};
}

int Sign(Int128 value) { return value < 0 ? -1 : value > 0 ? 1 : 0; }

int SignOf(std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

TEST(Rational, ComparesAsCrossMultiplication) {
  EXPECT_TRUE(rc::check([] {
    for (int round = 0; round < 20; ++round) {
      const Rational a = AnyRational();
      // A near neighbour of `a`, or any other.
      Rational b = AnyRational();
      if (*rc::gen::arbitrary<bool>()) {
        b = {a.numerator + *rc::gen::inRange(-1, 2), a.denominator + *rc::gen::inRange(0, 2)};
      }
      const Int128 cross = a.numerator * b.denominator - b.numerator * a.denominator;
      RC_ASSERT(SignOf(a <=> b) == Sign(cross));
      RC_ASSERT(SignOf(b <=> a) == -Sign(cross));
      RC_ASSERT((a == b) == (cross == 0));
    }
  }));
}

TEST(Rational, EqualWhateverTheTerms) {
  EXPECT_TRUE(rc::check([] {
    const Rational a = AnyRational();
    const int factor = *rc::gen::inRange(1, 1000);
    RC_ASSERT(a == (Rational{a.numerator * factor, a.denominator * factor}));
  }));
}

TEST(Rational, ComparesWhereProductsWouldOverflow) {
  const Rational ordered[] = {{-kMax, 1},       {-kMax, 2},   {-1, 1},          {-kMax + 1, kMax},
                              {0, kMax},        {1, kMax},    {1, kMax - 1},    {kMax - 2, kMax},
                              {kMax - 1, kMax}, {kMax, kMax}, {kMax, kMax - 1}, {kMax, 2},
                              {kMax - 1, 1},    {kMax, 1}};
  for (std::size_t i = 0; i < std::size(ordered); ++i) {
    for (std::size_t j = 0; j < std::size(ordered); ++j) {
      EXPECT_EQ(SignOf(ordered[i] <=> ordered[j]), Sign(Int128(i) - Int128(j)))
          << Print(ordered[i]) << " and " << Print(ordered[j]);
    }
  }
}

// "Comparing never overflows", for negative numbers too whose floor times the denominator leaves
// 128 bits. In child processes, since the sanitizer ends them.
TEST(RationalDeathTest, ComparesTheSmallestNumbers) {
  const std::pair<Rational, Rational> ordered[] = {
      {{kMin, 3}, {kMin + 1, 3}},
      {{-kMax, kMax - 1}, {-1, 1}},
      {{-kMax, 1}, {-kMax + 1, kMax - 1}},
      {{-kMax, kMax - 1}, {-kMax, kMax}},
  };
  for (const auto& [less, greater] : ordered) {
    EXPECT_EXIT(std::exit(less < greater && greater > less ? 0 : 1), testing::ExitedWithCode(0), "")
        << Print(less) << " and " << Print(greater);
  }
}

TEST(Rational, AddsExactly) {
  EXPECT_TRUE(rc::check([] {
    const Rational a{*rc::gen::inRange(-9999, 9999), *rc::gen::inRange(1, 999)};
    const Rational b{*rc::gen::inRange(-9999, 9999), *rc::gen::inRange(1, 999)};
    const auto sum = a.Plus(b);
    RC_ASSERT(sum.has_value());
    RC_ASSERT(sum->denominator > 0);
    RC_ASSERT(*sum == (Rational{a.numerator * b.denominator + b.numerator * a.denominator,
                                a.denominator * b.denominator}));
  }));
  EXPECT_FALSE((Rational{kMax, 1}.Plus({1, 1})));
  EXPECT_FALSE((Rational{1, kMax}.Plus({1, kMax - 1})));
  EXPECT_FALSE((Rational{kMax, 1}.Plus({1, 2})));
  EXPECT_EQ((Rational{kMax - 1, 1}.Plus({1, 1})), (Rational{kMax, 1}));
  EXPECT_EQ((Rational{1, kMax}.Plus({2, kMax})), (Rational{3, kMax}));
}

TEST(Rational, Expands) {
  struct Row {
    Rational value;
    int places;
    const char* vietnamese;
    const char* english;
  };
  const Row kRows[] = {
      {{18400, 310}, 4, "59,3548…", "59.3548…"},
      {{18400, 310}, 0, "59…", "59…"},
      {{1, 2}, 4, "0,5", "0.5"},
      {{1, 8}, 3, "0,125", "0.125"},
      {{1, 8}, 2, "0,12…", "0.12…"},
      {{50, 1}, 4, "50", "50"},
      {{1, 1000}, 2, "0,00…", "0.00…"},
      {{-1, 3}, 2, "-0,33…", "-0.33…"},
      {{-5, 2}, 2, "-2,5", "-2.5"},
      {{0, 7}, 2, "0", "0"},
      {{2, 4}, 1, "0,5", "0.5"},
      {{10, 100}, 3, "0,1", "0.1"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(row.value.Expand(row.places, true), row.vietnamese);
    EXPECT_EQ(row.value.Expand(row.places, false), row.english);
  }
}

TEST(Rational, RoundsToNearestAwayFromZero) {
  EXPECT_TRUE(rc::check([] {
    for (int round = 0; round < 20; ++round) {
      const auto numerator = *rc::gen::inRange<std::int64_t>(-100'000, 100'000);
      const auto denominator = *rc::gen::inRange<std::int64_t>(1, 400);
      const int places = *rc::gen::inRange(0, 5);
      const auto got = RoundToNearest({numerator, denominator}, places);
      RC_ASSERT(got.has_value());
      RC_ASSERT(got->places() == places);
      // |value - got| <= half a unit, and a tie went away from zero: with everything times
      // 2 * 10^places * denominator.
      const Int128 exact = Int128{numerator} * 2 * PowerOfTen(places);
      const Int128 rounded = Int128{got->units()} * 2 * denominator;
      const Int128 distance = rounded > exact ? rounded - exact : exact - rounded;
      RC_ASSERT(distance <= denominator);
      if (distance == denominator) RC_ASSERT((rounded > exact) == (numerator > 0));
    }
  }));
  EXPECT_FALSE(RoundToNearest({PowerOfTen(18), 1}, 0));
  EXPECT_FALSE(RoundToNearest({PowerOfTen(17), 1}, 1));
  EXPECT_FALSE(RoundToNearest({2 * PowerOfTen(18) - 1, 2}, 0));  // rounds up to 19 digits
  EXPECT_FALSE(RoundToNearest({kMax, 1}, 18));
  EXPECT_EQ(RoundToNearest({PowerOfTen(18) - 1, 1}, 0)->ToString(), "999999999999999999");
  EXPECT_EQ(RoundToNearest({-PowerOfTen(18) + 1, 1}, 0)->ToString(), "-999999999999999999");
}

TEST(Rational, TakesPercents) {
  EXPECT_TRUE(rc::check([] {
    const Decimal part(*rc::gen::inRange<std::int64_t>(-9999, 9999), *rc::gen::inRange(0, 4));
    const Decimal whole(*rc::gen::inRange<std::int64_t>(-9999, 9999), *rc::gen::inRange(0, 4));
    const auto percent = PercentOf(part, whole);
    RC_ASSERT(percent.has_value() == (whole.units() != 0));
    if (!percent) return;
    RC_ASSERT(percent->denominator > 0);
    // percent * whole = 100 * part, in integers.
    RC_ASSERT(percent->numerator * whole.units() * PowerOfTen(part.places()) ==
              percent->denominator * part.units() * 100 * PowerOfTen(whole.places()));
  }));
  // The largest figures that a Decimal holds.
  const std::int64_t most = 999'999'999'999'999'999;
  EXPECT_EQ(PercentOf(Decimal(most, 0), Decimal(most, 18)), (Rational{PowerOfTen(20), 1}));
  EXPECT_EQ(PercentOf(Decimal(most, 18), Decimal(most, 0)), (Rational{1, PowerOfTen(16)}));
  EXPECT_EQ(PercentOf(Decimal(-most, 0), Decimal(-most, 0)), (Rational{100, 1}));
}

// Intervals over a few integers, all of whose points are halves: the oracle counts them.
constexpr int kEdge = 4;

Interval AnyInterval() {
  const int low = *rc::gen::inRange(-kEdge, kEdge);
  const int high = *rc::gen::inRange(low, kEdge + 1);
  return {{low, 1}, {high, 1}, *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>()};
}

Rational Half(int halves) { return {halves, 2}; }

bool SlowContains(const Interval& interval, int halves) {
  const auto low = static_cast<int>(interval.low.numerator) * 2;
  const auto high = static_cast<int>(interval.high.numerator) * 2;
  return (interval.low_open ? low < halves : low <= halves) &&
         (interval.high_open ? halves < high : halves <= high);
}

TEST(Interval, ContainsItsPoints) {
  EXPECT_TRUE(rc::check([] {
    const Interval interval = AnyInterval();
    for (int half = -2 * kEdge - 2; half <= 2 * kEdge + 2; ++half) {
      RC_ASSERT(interval.Contains(Half(half)) == SlowContains(interval, half));
    }
  }));
}

TEST(Interval, IntersectsPointByPoint) {
  EXPECT_TRUE(rc::check([] {
    for (int round = 0; round < 20; ++round) {
      const Interval a = AnyInterval();
      const Interval b = AnyInterval();
      const auto both = a.Intersect(b);
      bool any = false;
      for (int half = -2 * kEdge - 2; half <= 2 * kEdge + 2; ++half) {
        const bool expected = SlowContains(a, half) && SlowContains(b, half);
        any |= expected;
        RC_ASSERT((both && both->Contains(Half(half))) == expected);
      }
      // Ends are integers, so two intervals that meet share a half.
      RC_ASSERT(both.has_value() == any);
      RC_ASSERT(b.Intersect(a).has_value() == any);
    }
  }));
}

// The sums of all pairs of points, one by one. Quarters inside open ends stand for what lies
// between: an open end plus anything comes as near as half of a half.
TEST(Interval, AddsPointByPoint) {
  EXPECT_TRUE(rc::check([] {
    const Interval a = AnyInterval();
    const Interval b = AnyInterval();
    RC_PRE(a.Intersect(a).has_value() && b.Intersect(b).has_value());
    const auto sum = a.Plus(b);
    RC_ASSERT(sum.has_value());
    for (int x = -2 * kEdge; x <= 2 * kEdge; ++x) {
      for (int y = -2 * kEdge; y <= 2 * kEdge; ++y) {
        if (SlowContains(a, x) && SlowContains(b, y)) RC_ASSERT(sum->Contains(Half(x + y)));
      }
    }
    // And no larger: its ends are the sums of the ends, and belong to it only if both do.
    const auto low = a.low.numerator + b.low.numerator;
    const auto high = a.high.numerator + b.high.numerator;
    RC_ASSERT(sum->Contains({low, 1}) == (a.Contains(a.low) && b.Contains(b.low)));
    RC_ASSERT(sum->Contains({high, 1}) == (a.Contains(a.high) && b.Contains(b.high)));
    RC_ASSERT(!sum->Contains({low * 100 - 1, 100}));
    RC_ASSERT(!sum->Contains({high * 100 + 1, 100}));
  }));
  EXPECT_FALSE((Interval{{0, 1}, {kMax, 1}}.Plus({{0, 1}, {1, 1}})));
}

// Which figures with `places` decimals stand for a value: by integers alone, in hundredths of the
// unit of the last digit.
TEST(Interval, StandsForWhatTheFigureMayBe) {
  for (int places = 0; places <= 3; ++places) {
    for (int units = -3; units <= 3; ++units) {
      const Decimal stated(units, places);
      for (int hundredths = -600; hundredths <= 600; ++hundredths) {
        const Rational value{hundredths, 100 * PowerOfTen(places)};
        const int off = std::abs(hundredths - 100 * units);
        EXPECT_EQ(Near(stated).Contains(value), off <= 50) << units << ' ' << hundredths;
        // Integer division cuts toward zero, as truncation does.
        EXPECT_EQ(Truncated(stated).Contains(value), hundredths / 100 == units)
            << units << ' ' << hundredths;
        EXPECT_EQ(Wide(stated).Contains(value), off < 100) << units << ' ' << hundredths;
        EXPECT_EQ(Exactly(stated).Contains(value), off == 0) << units << ' ' << hundredths;
      }
    }
  }
}

// 45,0 stands for less than 45.
TEST(Interval, WrittenDecimalsNarrowIt) {
  EXPECT_TRUE(Near(Decimal(45, 0)).Contains({453, 10}));
  EXPECT_FALSE(Near(Decimal(450, 1)).Contains({453, 10}));
}

TEST(Interval, HoldsTheLargestFigures) {
  const Decimal most(999'999'999'999'999'999, 18);
  EXPECT_TRUE(Near(most).Contains(Rational::Of(most)));
  EXPECT_FALSE(Wide(most).Contains({1, 1}));
  EXPECT_TRUE(Truncated(most).Contains(Rational::Of(most)));
}

}  // namespace
}  // namespace rasoat::checks
