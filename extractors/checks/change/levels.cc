#include "extractors/checks/change/levels.h"

namespace rasoat::checks::change {

using passage::Passage;
using passage::Quantity;
using passage::Role;

bool IsChange(const Quantity& quantity) {
  return quantity.role == Role::kChangePercent || quantity.role == Role::kChangeAmount;
}

bool IsLevel(const Quantity& quantity) {
  return IsAmount(quantity) || IsPercent(quantity) || quantity.role == Role::kPart;
}

bool SameKind(const Quantity& a, const Quantity& b) {
  if (IsPercent(a) || IsPercent(b)) return IsPercent(a) && IsPercent(b);
  return SameObject(a, b) || CanAdd(a, b) || CanAdd(b, a);
}

bool Speaks(const Quantity& change, const Quantity& figure) {
  if (change.role == Role::kChangePercent || change.unit.empty()) return true;
  if (IsPercent(figure)) return change.objects == 0;
  if (figure.role == Role::kMoney) return true;
  if (change.objects != 0 && figure.objects != 0) return (change.objects & figure.objects) != 0;
  if (figure.unit.empty()) return true;
  return change.unit.starts_with(figure.unit) || figure.unit.starts_with(change.unit) ||
         change.objects != 0 || figure.objects != 0;
}

Claim ClaimOf(const Passage& passage, std::uint32_t change_index, std::uint32_t before,
              std::uint32_t after, bool growth) {
  const Quantity& change = passage.At(change_index);
  Claim claim = ClaimAbout(passage, "change", growth ? Relation::kGrowth : Relation::kDifference,
                           {before, after, change_index});
  claim.statement.bound = change.bound;
  claim.statement.direction = std::get<Change>(passage.mentions()[change.mention].value).direction;
  return claim;
}

}  // namespace rasoat::checks::change
