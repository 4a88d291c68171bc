#include "extractors/checks/relation.h"

#include <algorithm>
#include <array>

#include "extractors/checks/interval.h"
#include "extractors/checks/possible.h"
#include "extractors/checks/rounding.h"

namespace rasoat::checks {
namespace {

using Operands = std::span<const Operand>;

constexpr Judgement kExactly{Verdict::kConsistent, CheckClass::kExact};
constexpr Judgement kNot{Verdict::kInconsistent, CheckClass::kWrong};
constexpr Judgement kCoarsely{Verdict::kRounding, CheckClass::kCoarse};
constexpr Judgement kPossible{Verdict::kConsistent, CheckClass::kWithin};

Rational Negative(const Rational& value) { return {-value.numerator, value.denominator}; }

Rational Magnitude(const Rational& value) { return value.numerator < 0 ? Negative(value) : value; }

std::optional<Rational> Minus(const std::optional<Rational>& a, const Rational& b) {
  return a ? a->Plus(Negative(b)) : std::nullopt;
}

std::optional<Rational> SumOf(Operands parts) {
  std::optional<Rational> sum = Rational{0, 1};
  for (const Operand& part : parts) {
    if (sum) sum = sum->Plus(Rational::Of(part.value));
  }
  return sum;
}

int FinestGrain(Operands operands) {
  int finest = operands.front().grain;
  for (const Operand& operand : operands) finest = std::min(finest, operand.grain);
  return finest;
}

bool AnyCoarse(Operands operands) {
  return std::any_of(operands.begin(), operands.end(),
                     [](const Operand& operand) { return operand.grain > 0; });
}

// "Sums and differences are exact", but for a result with fewer digits than what it comes from, and
// for figures that were rounded before they were added.
Judgement JudgeExact(const Operand& stated, Operands others, const Rational& truth) {
  const auto off = Minus(truth, Rational::Of(stated.value));
  if (!off) return {};
  if (off->numerator == 0) return kExactly;
  const Rational distance = Magnitude(*off);
  if (stated.grain > FinestGrain(others) && distance < UnitOf(stated)) return kCoarsely;
  if (!AnyCoarse(others)) return kNot;
  const auto slack = SlackOf(others);
  return slack && distance <= *slack ? kPossible : kNot;
}

// The judgement of a stated figure whose last digit may stand for thousands.
Judgement JudgeScaled(const Operand& stated, const Bound& bound, const Rational& truth) {
  if (stated.grain <= 0) return JudgeBounded(stated.value, bound, truth);
  const Int128 unit = PowerOfTen(stated.grain);
  const Decimal whole = stated.value.Reduced();
  if (whole.places() != 0 || whole.units() % unit != 0) {
    return JudgeBounded(stated.value, bound, truth);
  }
  Rational scaled = truth;
  if (__builtin_mul_overflow(truth.denominator, unit, &scaled.denominator)) return {};
  return JudgeBounded(Decimal(static_cast<std::int64_t>(whole.units() / unit), 0), bound, scaled);
}

std::optional<Rational> Growth(const Operand& before, const Operand& after) {
  const auto share = PercentOf(after.value, before.value);
  return share ? share->Plus({-100, 1}) : std::nullopt;
}

// Whether the percent holds for some figures that round to the given ones.
bool HoldsWithinGrain(Relation relation, Operands operands) {
  const auto possible = Possible(relation, operands);
  return possible && possible->Intersect(Near(operands[2].value)).has_value();
}

Judgement JudgeQuotient(Operands operands, const Bound& bound) {
  const auto truth = PercentOf(operands[0].value, operands[1].value);
  if (!truth) return {};
  const Judgement judgement = JudgeScaled(operands[2], bound, *truth);
  if (judgement.verdict == Verdict::kInconsistent && bound.comparator == Comparator::kNone &&
      HoldsWithinGrain(Relation::kQuotient, operands)) {
    return kPossible;
  }
  return judgement;
}

Judgement JudgeShares(Operands shares) {
  const auto off = Minus(SumOf(shares), {100, 1});
  const auto slack = SlackOf(shares);
  if (!off || !slack) return {};
  if (off->numerator == 0) return kExactly;
  const Rational distance = Magnitude(*off);
  Rational unit{0, 1};
  for (const Operand& share : shares) unit = std::max(unit, UnitOf(share));
  if (distance <= unit) return {Verdict::kConsistent, CheckClass::kConsistent};
  if (distance <= *slack) return kCoarsely;
  return kNot;
}

bool GoesUp(Operands operands) { return operands[1].value >= operands[0].value; }

bool DirectionAgrees(Operands operands, Direction direction) {
  return operands[0].value == operands[1].value ||
         GoesUp(operands) == (direction == Direction::kIncrease);
}

Judgement JudgeDifference(Operands operands, const Statement& statement) {
  const auto truth = Computed(Relation::kDifference, operands);
  if (!truth) return {};
  if (!DirectionAgrees(operands, statement.direction)) return kNot;
  if (statement.bound.comparator != Comparator::kNone) {
    return JudgeScaled(operands[2], statement.bound, *truth);
  }
  return JudgeExact(operands[2], operands.first(2), *truth);
}

Judgement JudgeGrowth(Operands operands, const Statement& statement) {
  const auto truth = Computed(Relation::kGrowth, operands);
  if (!truth) return {};
  if (!DirectionAgrees(operands, statement.direction)) return kNot;
  const Judgement judgement = JudgeScaled(operands[2], statement.bound, *truth);
  const bool up = statement.direction == Direction::kIncrease;
  if (judgement.verdict == Verdict::kInconsistent && up &&
      HoldsWithinGrain(Relation::kGrowth, operands)) {
    return kPossible;
  }
  return judgement;
}

}  // namespace

Judgement Judge(Relation relation, Operands operands, const Statement& statement) {
  switch (relation) {
    case Relation::kQuotient: return JudgeQuotient(operands, statement.bound);
    case Relation::kSum: {
      const auto sum = SumOf(operands.subspan(1));
      return sum ? JudgeExact(operands[0], operands.subspan(1), *sum) : Judgement{};
    }
    case Relation::kShares: return JudgeShares(operands);
    case Relation::kPoints:
    case Relation::kDifference: return JudgeDifference(operands, statement);
    case Relation::kGrowth: return JudgeGrowth(operands, statement);
    case Relation::kAtMost: return operands[1].value <= operands[0].value ? kExactly : kNot;
    case Relation::kEqual:
    case Relation::kItems: return operands[0].value == operands[1].value ? kExactly : kNot;
    case Relation::kDate:
    case Relation::kReference: break;
  }
  return {};
}

std::size_t StatedOperand(Relation relation, std::size_t operands) {
  switch (relation) {
    case Relation::kQuotient:
    case Relation::kDifference:
    case Relation::kPoints:
    case Relation::kGrowth: return 2;
    case Relation::kAtMost: return 1;
    case Relation::kShares:
    case Relation::kEqual: return operands - 1;
    case Relation::kSum:
    case Relation::kItems:
    case Relation::kDate:
    case Relation::kReference: break;
  }
  return 0;
}

std::optional<Rational> Computed(Relation relation, Operands operands) {
  switch (relation) {
    case Relation::kQuotient: return PercentOf(operands[0].value, operands[1].value);
    case Relation::kSum: return SumOf(operands.subspan(1));
    case Relation::kShares: return SumOf(operands);
    case Relation::kPoints:
    case Relation::kDifference: {
      const auto off = Minus(Rational::Of(operands[1].value), Rational::Of(operands[0].value));
      return off ? std::optional(Magnitude(*off)) : std::nullopt;
    }
    case Relation::kGrowth: {
      const auto growth = Growth(operands[0], operands[1]);
      return growth ? std::optional(Magnitude(*growth)) : std::nullopt;
    }
    case Relation::kItems: return Rational::Of(operands[1].value);
    case Relation::kAtMost:
    case Relation::kEqual: return Rational::Of(operands[0].value);
    case Relation::kDate:
    case Relation::kReference: break;
  }
  return std::nullopt;
}

FieldNames FieldsOf(Relation relation) {
  static constexpr std::array<std::string_view, 3> kQuotient{"numerator", "denominator", "percent"};
  static constexpr std::array<std::string_view, 2> kSum{"total", "parts"};
  static constexpr std::array<std::string_view, 1> kShares{"shares"};
  static constexpr std::array<std::string_view, 3> kDifference{"before", "after", "amount"};
  static constexpr std::array<std::string_view, 3> kGrowth{"before", "after", "percent"};
  static constexpr std::array<std::string_view, 2> kAtMost{"total", "part"};
  static constexpr std::array<std::string_view, 1> kEqual{"values"};
  static constexpr std::array<std::string_view, 2> kItems{"stated", "found"};
  switch (relation) {
    case Relation::kQuotient: return {kQuotient, 3};
    case Relation::kSum: return {kSum, 1};
    case Relation::kShares: return {kShares, 0};
    case Relation::kDifference: return {kDifference, 3};
    case Relation::kPoints:
    case Relation::kGrowth: return {kGrowth, 3};
    case Relation::kAtMost: return {kAtMost, 2};
    case Relation::kEqual: return {kEqual, 0};
    case Relation::kItems: return {kItems, 2};
    case Relation::kDate:
    case Relation::kReference: break;
  }
  return {};
}

}  // namespace rasoat::checks
