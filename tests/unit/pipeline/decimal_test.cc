#include "pipeline/model/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace rasoat {
namespace {

TEST(Decimal, KeepsWrittenDecimals) {
  const auto value = Decimal::Parse("45.0");
  ASSERT_TRUE(value);
  EXPECT_EQ(value->ToString(), "45.0");
  EXPECT_EQ(*value, Decimal(45, 0));
  EXPECT_FALSE(value->IdenticalTo(Decimal(45, 0)));
}

TEST(Decimal, RefusesWhatDoesNotFit) {
  EXPECT_FALSE(Decimal::FromDigits("1234567890123456789", 0));
  EXPECT_FALSE(Decimal::FromDigits("", 0));
  EXPECT_FALSE(Decimal::FromDigits("12a", 0));
  EXPECT_FALSE(Decimal(999'999'999'999'999'999, 0).Scaled(1));
  EXPECT_TRUE(Decimal::FromDigits("000000000000000000000007", 0));
}

TEST(Decimal, WritesVietnameseDigits) {
  EXPECT_EQ(Decimal(1250000000, 0).ToVietnamese(), "1.250.000.000");
  EXPECT_EQ(Decimal(12845, 1).ToVietnamese(), "1.284,5");
  EXPECT_EQ(Decimal(-593, 1).ToVietnamese(), "-59,3");
  EXPECT_EQ(Decimal(5, 2).ToVietnamese(), "0,05");
}

// Any value within 15 digits, with up to six decimals.
rc::Gen<Decimal> AnyDecimal() {
  return rc::gen::apply([](std::int64_t units, int places) { return Decimal(units, places); },
                        rc::gen::inRange<std::int64_t>(-999'999'999'999, 999'999'999'999),
                        rc::gen::inRange(0, 7));
}

// The oracle: the same numbers as integers of millionths.
Int128 Millionths(Decimal value) { return Int128{value.units()} * PowerOfTen(6 - value.places()); }

TEST(Decimal, ComparesAsIntegersDo) {
  EXPECT_TRUE(rc::check([] {
    const Decimal a = *AnyDecimal();
    const Decimal b = *AnyDecimal();
    RC_ASSERT((a < b) == (Millionths(a) < Millionths(b)));
    RC_ASSERT((a == b) == (Millionths(a) == Millionths(b)));
  }));
}

TEST(Decimal, AddsAsIntegersDo) {
  EXPECT_TRUE(rc::check([] {
    const Decimal a = *AnyDecimal();
    const Decimal b = *AnyDecimal();
    const auto sum = a.Plus(b);
    RC_ASSERT(sum.has_value());
    RC_ASSERT(Millionths(*sum) == Millionths(a) + Millionths(b));
  }));
}

TEST(Decimal, ParsesWhatItWrites) {
  EXPECT_TRUE(rc::check([] {
    const Decimal value = *AnyDecimal();
    const auto read = Decimal::Parse(value.ToString());
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->IdenticalTo(value));
  }));
}

TEST(Decimal, ScalesAsIntegersDo) {
  EXPECT_TRUE(rc::check([] {
    const Decimal value = *AnyDecimal();
    const int power = *rc::gen::inRange(0, 4);
    const auto scaled = value.Scaled(power);
    RC_ASSERT(scaled.has_value());
    RC_ASSERT(Millionths(*scaled) == Millionths(value) * PowerOfTen(power));
  }));
}

}  // namespace
}  // namespace rasoat
