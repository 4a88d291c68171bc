#include "extractors/checks/rounding.h"

#include "extractors/checks/interval.h"

// Both functions ask only whether the truth lies in intervals around the stated figure; all ends
// are exact. tests/unit/checks holds the integer form of the same rules, and compares.

namespace rasoat::checks {
namespace {

constexpr Judgement kConsistent{Verdict::kConsistent, CheckClass::kConsistent};
constexpr Judgement kLoose{Verdict::kConsistent, CheckClass::kLoose};
constexpr Judgement kBoundary{Verdict::kConsistent, CheckClass::kBoundary};
constexpr Judgement kFalse{Verdict::kInconsistent, CheckClass::kWrong};

// The grain of a figure with a comparator: a unit of its last significant digit. 59,3: 0.1;
// 57.480: 10; 18000: 1000; 59: 1.
Rational Grain(Decimal stated) {
  if (stated.places() > 0) return {1, PowerOfTen(stated.places())};
  Int128 grain = 1;
  for (std::int64_t units = stated.units(); units != 0 && units % 10 == 0; units /= 10) grain *= 10;
  return {grain, 1};
}

Rational Times(const Rational& value, int factor, int divisor = 1) {
  return {value.numerator * factor, value.denominator * divisor};
}

// a + factor * grain. Figures of 18 digits and their grains stay far within 128 bits.
Rational Moved(const Rational& value, const Rational& grain, int factor) {
  return value.Plus(Times(grain, factor)).value_or(value);
}

Judgement JudgeApproximate(Decimal stated, bool from_below, const Rational& truth) {
  const Rational s = Rational::Of(stated);
  const Rational grain = Grain(stated);
  const Rational five_percent = Times(s, 5, 100);
  if (from_below) {
    if (truth == s) return kBoundary;
    if (truth > s) return kFalse;
    if (truth > Moved(s, grain, -1)) return kConsistent;
    const bool near = truth > Moved(s, grain, -2) || truth > Times(s, 95, 100);
    return near ? kLoose : kFalse;
  }
  const Interval tight{Moved(s, grain, -1), Moved(s, grain, 1)};
  if (tight.Contains(truth)) return kConsistent;
  const Interval by_grain{Moved(s, grain, -2), Moved(s, grain, 2)};
  const Interval by_share{Moved(s, five_percent, -1), Moved(s, five_percent, 1)};
  return by_grain.Contains(truth) || by_share.Contains(truth) ? kLoose : kFalse;
}

}  // namespace

Judgement JudgeStated(Decimal stated, const Rational& truth) {
  if (truth == Rational::Of(stated)) return {Verdict::kConsistent, CheckClass::kExact};
  if (Near(stated).Contains(truth)) return kConsistent;
  if (Wide(stated).Contains(truth)) {
    return {Verdict::kRounding,
            Truncated(stated).Contains(truth) ? CheckClass::kTruncated : CheckClass::kRaised};
  }
  const Rational unit{1, PowerOfTen(stated.places())};
  const Rational s = Rational::Of(stated);
  const Interval near{Moved(s, unit, -2), Moved(s, unit, 2), true, true};
  return {Verdict::kInconsistent,
          near.Contains(truth) ? CheckClass::kNearMiss : CheckClass::kWrong};
}

Judgement JudgeBounded(Decimal stated, const Bound& bound, const Rational& truth) {
  const Rational s = Rational::Of(stated);
  switch (bound.comparator) {
    case Comparator::kNone: return JudgeStated(stated, truth);
    case Comparator::kGt:
      if (truth == s) return kBoundary;
      if (truth < s) return kFalse;
      return truth < Moved(s, Grain(stated), 1) ? kConsistent : kLoose;
    case Comparator::kGe: return truth >= s ? kConsistent : kFalse;
    case Comparator::kLt: return truth < s ? kConsistent : kFalse;
    case Comparator::kLe: return truth <= s ? kConsistent : kFalse;
    case Comparator::kApprox: return JudgeApproximate(stated, bound.from_below, truth);
  }
  return {};
}

}  // namespace rasoat::checks
