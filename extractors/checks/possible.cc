#include "extractors/checks/possible.h"

#include <algorithm>

namespace rasoat::checks {
namespace {

// The operand moved by half a unit of its last digit where it may have been rounded: an integer
// that is written in full was counted.
std::optional<Rational> Edge(const Operand& operand, int side) {
  const Rational value = Rational::Of(operand.value);
  if (operand.grain <= 0) return value;
  const Rational unit = UnitOf(operand);
  return value.Plus({unit.numerator * side, unit.denominator * 2});
}

std::optional<Rational> Percent(const std::optional<Rational>& part,
                                const std::optional<Rational>& whole, int offset) {
  if (!part || !whole || whole->numerator <= 0) return std::nullopt;
  Int128 hundredfold = 0;
  Rational share;
  if (__builtin_mul_overflow(part->numerator, Int128{100}, &hundredfold) ||
      __builtin_mul_overflow(hundredfold, whole->denominator, &share.numerator) ||
      __builtin_mul_overflow(part->denominator, whole->numerator, &share.denominator)) {
    return std::nullopt;
  }
  return share.Plus({offset, 1});
}

std::optional<Interval> Between(const std::optional<Rational>& low,
                                const std::optional<Rational>& high) {
  if (!low || !high) return std::nullopt;
  return Interval{*low, *high};
}

std::optional<Interval> Shares(const Operand& part, const Operand& whole, int offset) {
  return Between(Percent(Edge(part, -1), Edge(whole, 1), offset),
                 Percent(Edge(part, 1), Edge(whole, -1), offset));
}

std::optional<Interval> Sums(std::span<const Operand> parts) {
  const auto sum = [&](int side) {
    std::optional<Rational> total = Rational{0, 1};
    for (const Operand& part : parts) {
      const auto edge = Edge(part, side);
      total = total && edge ? total->Plus(*edge) : std::nullopt;
    }
    return total;
  };
  return Between(sum(-1), sum(1));
}

}  // namespace

Rational UnitOf(const Operand& operand) {
  return operand.grain >= 0 ? Rational{PowerOfTen(operand.grain), 1}
                            : Rational{1, PowerOfTen(-operand.grain)};
}

std::optional<Rational> SlackOf(std::span<const Operand> operands) {
  std::optional<Rational> slack = Rational{0, 1};
  for (const Operand& operand : operands) {
    const Rational unit = UnitOf(operand);
    if (slack) slack = slack->Plus({unit.numerator, unit.denominator * 2});
  }
  return slack;
}

std::optional<Interval> Possible(Relation relation, std::span<const Operand> operands) {
  const auto rounded = [](const Operand& operand) { return operand.grain > 0; };
  const bool quotient = relation == Relation::kQuotient || relation == Relation::kGrowth;
  const auto given = quotient ? operands.first(2) : operands.subspan(1);
  if ((!quotient && relation != Relation::kSum) ||
      std::none_of(given.begin(), given.end(), rounded)) {
    return std::nullopt;
  }
  if (relation == Relation::kQuotient) return Shares(operands[0], operands[1], 0);
  if (relation == Relation::kGrowth) return Shares(operands[1], operands[0], -100);
  return Sums(given);
}

}  // namespace rasoat::checks
