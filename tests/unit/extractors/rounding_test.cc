#include "extractors/checks/rounding.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace rasoat::checks {
namespace {

// The oracle: the rules in integers alone. s = P / 10^d, q = A / B; X = A * 10^d, floor X / B,
// rest X mod B.
CheckClass ByIntegers(std::int64_t p, int d, std::int64_t a, std::int64_t b) {
  const Int128 x = Int128{a} * PowerOfTen(d);
  const Int128 floor = x / b;
  const Int128 rest = x % b;
  if (rest == 0 && p == floor) return CheckClass::kExact;
  if ((p == floor && 2 * rest <= b) || (p == floor + 1 && 2 * rest >= b)) {
    return CheckClass::kConsistent;
  }
  if (p == floor) return CheckClass::kTruncated;
  if (p == floor + 1 && rest > 0) return CheckClass::kRaised;
  const Int128 distance = x > Int128{p} * b ? x - Int128{p} * b : Int128{p} * b - x;
  return distance < 2 * Int128{b} ? CheckClass::kNearMiss : CheckClass::kWrong;
}

TEST(JudgeStated, AgreesWithTheIntegerForm) {
  EXPECT_TRUE(rc::check([] {
    const auto part = *rc::gen::inRange<std::int64_t>(0, 500);
    const auto whole = *rc::gen::inRange<std::int64_t>(1, 400);
    const int places = *rc::gen::inRange(0, 4);
    const auto truth = PercentOf(Decimal(part, 0), Decimal(whole, 0));
    RC_ASSERT(truth.has_value());
    // Stated figures around the truth, where the classes lie close together.
    const Int128 floor = Int128{part} * 100 * PowerOfTen(places) / whole;
    const auto stated = static_cast<std::int64_t>(floor) + *rc::gen::inRange<std::int64_t>(-3, 4);
    RC_PRE(stated >= 0);
    RC_ASSERT(JudgeStated(Decimal(stated, places), *truth).check_class ==
              ByIntegers(stated, places, part * 100, whole));
  }));
}

struct Bounded {
  const char* stated;
  Comparator comparator;
  bool from_below;
  std::int64_t part;
  std::int64_t whole;
  Verdict verdict;
  CheckClass check_class;
};

// One row a case of the table of comparators.
constexpr Bounded kBounded[] = {
    {"79", Comparator::kGt, false, 34, 43, Verdict::kConsistent, CheckClass::kConsistent},
    {"70", Comparator::kGt, false, 34, 43, Verdict::kConsistent, CheckClass::kConsistent},
    {"60", Comparator::kGt, false, 34, 43, Verdict::kConsistent, CheckClass::kLoose},
    {"80", Comparator::kGt, false, 34, 43, Verdict::kInconsistent, CheckClass::kWrong},
    {"50", Comparator::kGt, false, 1, 2, Verdict::kConsistent, CheckClass::kBoundary},
    {"4.8", Comparator::kGt, false, 2, 41, Verdict::kConsistent, CheckClass::kConsistent},
    {"59", Comparator::kApprox, true, 24, 41, Verdict::kConsistent, CheckClass::kConsistent},
    {"58", Comparator::kApprox, true, 24, 41, Verdict::kInconsistent, CheckClass::kWrong},
    {"60", Comparator::kApprox, true, 24, 41, Verdict::kConsistent, CheckClass::kConsistent},
    {"90", Comparator::kApprox, true, 24, 41, Verdict::kInconsistent, CheckClass::kWrong},
    {"59", Comparator::kApprox, false, 24, 41, Verdict::kConsistent, CheckClass::kConsistent},
    {"61", Comparator::kApprox, false, 24, 41, Verdict::kConsistent, CheckClass::kLoose},
    {"75", Comparator::kApprox, false, 24, 41, Verdict::kInconsistent, CheckClass::kWrong},
    {"50", Comparator::kGe, false, 1, 2, Verdict::kConsistent, CheckClass::kConsistent},
    {"51", Comparator::kGe, false, 1, 2, Verdict::kInconsistent, CheckClass::kWrong},
    {"50", Comparator::kLt, false, 1, 2, Verdict::kInconsistent, CheckClass::kWrong},
    {"51", Comparator::kLt, false, 1, 2, Verdict::kConsistent, CheckClass::kConsistent},
    {"50", Comparator::kLe, false, 1, 2, Verdict::kConsistent, CheckClass::kConsistent},
    {"49", Comparator::kLe, false, 1, 2, Verdict::kInconsistent, CheckClass::kWrong},
};

TEST(JudgeBounded, FollowsTheTable) {
  for (const Bounded& row : kBounded) {
    const auto truth = PercentOf(Decimal(row.part, 0), Decimal(row.whole, 0));
    const Bound bound{row.comparator, row.from_below, {}};
    const Judgement judgement = JudgeBounded(*Decimal::Parse(row.stated), bound, *truth);
    EXPECT_EQ(VerdictName(judgement.verdict), VerdictName(row.verdict))
        << ComparatorName(row.comparator) << ' ' << row.stated << " for " << row.part << '/'
        << row.whole;
    EXPECT_EQ(ClassName(judgement.check_class), ClassName(row.check_class))
        << ComparatorName(row.comparator) << ' ' << row.stated << " for " << row.part << '/'
        << row.whole;
  }
}

}  // namespace
}  // namespace rasoat::checks
