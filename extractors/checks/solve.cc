#include "extractors/checks/solve.h"

#include <algorithm>

namespace rasoat::checks {
namespace {

using Operands = std::span<const Operand>;

constexpr std::int64_t kWidest = 400;  // integers that are tried on either side

// What is left of `total` without all operands but one.
std::vector<Decimal> Remainder(Decimal total, Operands parts, std::size_t but) {
  std::optional<Decimal> rest = total;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != but && rest) rest = rest->Plus(parts[i].value.Negated());
  }
  if (!rest || *rest < Decimal(0, 0)) return {};
  return {*rest};
}

std::vector<Decimal> Rounded(Relation relation, Operands operands, int places) {
  const auto truth = Computed(relation, operands);
  const auto value = truth ? RoundToNearest(*truth, places) : std::nullopt;
  if (!value || *value < Decimal(0, 0)) return {};
  return {*value};
}

// before or after of a difference, from the other one.
std::vector<Decimal> OtherEnd(Operands operands, const Statement& statement, std::size_t o) {
  const bool up = statement.direction == Direction::kIncrease;
  const Decimal amount = operands[2].value;
  const auto value = o == 0 ? operands[1].value.Plus(up ? amount.Negated() : amount)
                            : operands[0].value.Plus(up ? amount : amount.Negated());
  if (!value || *value < Decimal(0, 0)) return {};
  return {*value};
}

// Integers around the written one that make the relation hold.
std::vector<Decimal> Search(Relation relation, Operands operands, const Statement& statement,
                            std::size_t o) {
  std::vector<Decimal> values;
  if (!operands[o].value.IsInteger() || operands[o].money) return values;
  std::vector<Operand> changed(operands.begin(), operands.end());
  const std::int64_t written = operands[o].value.Reduced().units();
  const auto consider = [&](std::int64_t value) {
    if (value <= 0 || value == written) return;
    changed[o].value = Decimal(value, 0);
    if (Judge(relation, changed, statement).Holds()) values.push_back(changed[o].value);
  };
  for (std::int64_t distance = 1; distance <= kWidest; ++distance) {
    consider(written - distance);
    consider(written + distance);
  }
  return values;
}

}  // namespace

std::vector<Decimal> Solve(Relation relation, Operands operands, const Statement& statement,
                           std::size_t o) {
  if (relation == Relation::kEqual) return {operands[1 - o].value};
  if (relation == Relation::kShares) return Remainder(Decimal(100, 0), operands, o);
  if (o == StatedOperand(relation, operands.size())) {
    return Rounded(relation, operands, operands[o].value.places());
  }
  if (relation == Relation::kSum) {
    return Remainder(operands[0].value, operands.subspan(1), o - 1);
  }
  if (relation == Relation::kDifference || relation == Relation::kPoints) {
    return OtherEnd(operands, statement, o);
  }
  return Search(relation, operands, statement, o);
}

Slip ExplainingSlip(Relation relation, Operands operands, const Statement& statement) {
  Slip likeliest = Slip::kNone;
  for (std::size_t o = 0; o < operands.size(); ++o) {
    if (operands[o].written.length() == 0) continue;
    for (const Decimal value : Solve(relation, operands, statement, o)) {
      const Slip slip = SlipBetween(operands[o].value, value);
      // Of a single digit any number of two would be one slip away.
      const bool small = std::min(operands[o].value, value) < Decimal(10, 0);
      if (slip == Slip::kNone || (small && slip != Slip::kDoubled)) continue;
      if (likeliest == Slip::kNone || slip < likeliest) likeliest = slip;
    }
  }
  return likeliest;
}

}  // namespace rasoat::checks
