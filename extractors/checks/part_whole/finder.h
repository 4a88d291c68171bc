#pragma once

#include <vector>

#include "extractors/checks/claim.h"
#include "extractors/checks/registry.h"

namespace rasoat::checks::part_whole {

using Quantities = std::vector<std::uint32_t>;  // indices into the passage's quantities

constexpr std::size_t kMostParts = 12;  // of a list that is not marked as one
inline const Decimal kTelling(100, 0);  // hardly the sum of others by chance

// What the ways of breaking a total down share: which numbers are parts of something already, and
// how a total and its parts are tried.
class Finder {
 public:
  Finder(const passage::Passage& passage, std::vector<Check>& checks)
      : passage_(passage), checks_(checks), part_(passage.quantities().size()) {}

  const passage::Passage& passage() const { return passage_; }
  const passage::Quantity& At(std::uint32_t quantity) const { return passage_.At(quantity); }
  // Whether one slip of the pen explains what it is off by; of small figures nearly any would.
  bool IsOneSlip(std::uint32_t total, const Quantities& parts) const;
  // Whether another number of the same sentences is what the sum is off by: "45 đơn (2 đơn không đủ
  // điều kiện)". The text knows of it.
  bool IsExplained(std::uint32_t total, const Quantities& parts) const;
  // A count or an amount of money that is no part yet; a number belongs to one total.
  bool IsFree(std::uint32_t quantity) const { return !part_[quantity]; }

  Claim ClaimOf(std::uint32_t total, const Quantities& parts) const;
  // Whether the sum is off by at most so many percent of the total.
  bool IsNear(std::uint32_t total, const Quantities& parts, int percent) const;

  // Adds the check where the parts give the total.
  bool Confirm(std::uint32_t total, const Quantities& parts);
  bool ConfirmExactly(std::uint32_t total, const Quantities& parts);
  // Adds the check whatever they give.
  void Accuse(std::uint32_t total, const Quantities& parts, std::string_view reason = {});
  // Adds the question why they do not: the figures are of different scope.
  void Ask(std::uint32_t total, const Quantities& parts);

 private:
  void Add(const Claim& claim, const Quantities& parts);

  const passage::Passage& passage_;
  std::vector<Check>& checks_;
  std::vector<bool> part_;
};

// A count or money, said exactly.
bool IsPlain(const passage::Quantity& quantity);

// May be the total of parts: also a side of a ratio.
bool IsTotal(const passage::Quantity& quantity);

// The ways, in the order of how surely they tell.
void FindSummed(Finder& finder);
void FindAnnounced(Finder& finder);
void FindRests(Finder& finder);
void FindLoose(Finder& finder);
// No breakdown, but figures of several years beside those of the single ones.
void FindScopes(Finder& finder);

}  // namespace rasoat::checks::part_whole
