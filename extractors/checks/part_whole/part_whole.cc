#include "extractors/checks/part_whole/part_whole.h"

#include <algorithm>

#include "extractors/checks/part_whole/finder.h"
#include "extractors/checks/wording.h"

namespace rasoat::checks::part_whole {

using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;
using passage::Role;

namespace {

constexpr Message kMessages[] = {
#include "part_whole_messages.inc"
};

}  // namespace

Claim Finder::ClaimOf(std::uint32_t total, const Quantities& parts) const {
  Quantities operands{total};
  operands.insert(operands.end(), parts.begin(), parts.end());
  return ClaimAbout(passage_, "part-whole", Relation::kSum, operands);
}

bool Finder::IsNear(std::uint32_t total, const Quantities& parts, int percent) const {
  const Claim claim = ClaimOf(total, parts);
  const auto sum = Computed(Relation::kSum, claim.operands);
  const Decimal whole = claim.operands[0].value;
  if (!sum || whole <= Decimal(0, 0)) return false;
  const auto bound = [&](int hundredths) {
    return Rational{Int128{whole.units()} * hundredths, PowerOfTen(whole.places()) * 100};
  };
  return *sum >= bound(100 - percent) && *sum <= bound(100 + percent);
}

bool Finder::IsOneSlip(std::uint32_t total, const Quantities& parts) const {
  constexpr int kLeast = 20;
  return At(total).figure.value >= Decimal(kLeast, 0) && IsSlip(ClaimOf(total, parts));
}

bool Finder::IsExplained(std::uint32_t total, const Quantities& parts) const {
  const Claim claim = ClaimOf(total, parts);
  const auto sum = Computed(Relation::kSum, claim.operands);
  const auto off = sum ? sum->Plus(Rational::Of(claim.operands[0].value.Negated())) : sum;
  if (!off) return false;
  const Rational size = off->numerator < 0 ? Rational{-off->numerator, off->denominator} : *off;
  const auto& elements = passage_.elements();
  const std::uint32_t first = std::min(total, parts.front());
  const std::uint32_t last = std::max(total, parts.back());
  for (std::uint32_t k = first; k < passage_.quantities().size(); ++k) {
    const Quantity& other = At(k);
    if (elements[other.element].sentence > elements[At(last).element].sentence) break;
    if (k == total || std::find(parts.begin(), parts.end(), k) != parts.end()) continue;
    if (CanAdd(At(total), other) && Rational::Of(other.figure.value) == size) return true;
  }
  return false;
}

bool Finder::Confirm(std::uint32_t total, const Quantities& parts) {
  const Claim claim = ClaimOf(total, parts);
  if (!JudgeClaim(claim).Fits()) return false;
  Add(claim, parts);
  return true;
}

bool Finder::ConfirmExactly(std::uint32_t total, const Quantities& parts) {
  return JudgeClaim(ClaimOf(total, parts)).check_class == CheckClass::kExact &&
         Confirm(total, parts);
}

void Finder::Accuse(std::uint32_t total, const Quantities& parts, std::string_view reason) {
  // A part that made its own total right, and figures of a later sentence: another matter.
  const auto sentence = [&](std::uint32_t i) {
    return passage_.elements()[At(i).element].sentence;
  };
  if (part_[total] && sentence(parts.front()) > sentence(total) + 1) return;
  Claim claim = ClaimOf(total, parts);
  claim.firm = true;
  claim.reason = reason;
  Add(claim, parts);
}

void Finder::Ask(std::uint32_t total, const Quantities& parts) {
  Claim claim = ClaimOf(total, parts);
  claim.firm = true;
  claim.reason = "different-scope";
  auto check = Decide(passage_, claim);
  if (!check || check->verdict != Verdict::kUndetermined) return;
  check->check_class = CheckClass::kQuestion;
  Explain(passage_.lexed().text(), kMessages, *check);
  checks_.push_back(std::move(*check));
}

void Finder::Add(const Claim& claim, const Quantities& parts) {
  if (!AddCheck(passage_, claim, kMessages, checks_)) return;
  for (const std::uint32_t part : parts) part_[part] = true;
}

bool IsPlain(const Quantity& quantity) {
  return IsAmount(quantity) && quantity.bound.comparator == Comparator::kNone &&
         (quantity.objects & passage::kTime) == 0;
}

bool IsTotal(const Quantity& quantity) {
  return IsPlain(quantity) || quantity.role == Role::kPart || quantity.role == Role::kWhole;
}

void Apply(const Subject& subject, std::vector<Check>& checks) {
  Finder finder(subject.passage, checks);
  FindSummed(finder);
  FindAnnounced(finder);
  FindRests(finder);
  FindLoose(finder);
  FindScopes(finder);
}

}  // namespace rasoat::checks::part_whole
