#include "extractors/checks/part_exceeds_whole/part_exceeds_whole.h"

#include "extractors/checks/claim.h"

namespace rasoat::checks::part_exceeds_whole {

using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;
using passage::Role;

namespace {

constexpr Message kMessages[] = {
#include "part_exceeds_whole_messages.inc"
};

class Finder {
 public:
  Finder(const Passage& passage, std::vector<Check>& checks)
      : passage_(passage), elements_(passage.elements()), checks_(checks) {}

  void Find() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      const Element& element = elements_[i];
      if (element.kind == Kind::kQuantity && passage_.At(element).role == Role::kPart) TryRatio(i);
      if (IsSubsetCue(element)) TrySubset(i);
    }
  }

 private:
  static bool IsSubsetCue(const Element& element) {
    if (!element.Is(Tag::kPartsCue)) return false;
    return element.term.value() == "some" || element.term.value() == "of-it";
  }

  // Sessions of work and whatever is measured against a plan may exceed it; so may this year's
  // figure over last year's.
  void TryRatio(std::size_t i) {
    const Quantity& part = passage_.At(elements_[i]);
    const auto whole = WholeOf(elements_[i].index);
    if (!whole) return;
    const Ratio& ratio = std::get<Ratio>(passage_.mentions()[part.mention].value);
    const bool over = ratio.percent && ratio.percent->value > Decimal(100, 0);
    const passage::Objects free = passage::kSession | passage::kTime;
    if (over || (part.objects & free) != 0 || part.turns) return;
    if (part.unit.empty() || AgainstPlan(i)) return;
    Add(*whole, elements_[i].index);
  }

  std::optional<std::uint32_t> WholeOf(std::uint32_t part) const {
    const auto& all = passage_.quantities();
    for (std::uint32_t k = part + 1; k < all.size() && k < part + 8; ++k) {
      if (all[k].mention == all[part].mention && all[k].role == Role::kWhole) return k;
    }
    return std::nullopt;
  }

  bool AgainstPlan(std::size_t i) const {
    for (std::size_t k = i > 6 ? i - 6 : 0; k < elements_.size() && k < i + 10; ++k) {
      if (elements_[k].sentence != elements_[i].sentence) continue;
      if (elements_[k].Is(Tag::kBaseCue) || elements_[k].Is(Tag::kAgainst) ||
          elements_[k].Is(Tag::kPlanCue)) {
        return true;
      }
    }
    return false;
  }

  // The same units, or people of people: two districts may have twenty communes.
  static bool IsNarrower(const Quantity& whole, const Quantity& part) {
    if (!whole.unit.empty() && part.unit.starts_with(whole.unit)) return true;
    if ((whole.objects & passage::kGeneral) != 0) return true;
    return whole.objects == passage::kPerson && part.objects == passage::kPerson;
  }

  // "15 tổ chức đảng, trong đó có 18 tổ chức đảng": the next number of the same kind.
  void TrySubset(std::size_t cue) {
    std::optional<std::uint32_t> part;
    for (std::size_t k = cue + 1; k < elements_.size() && k <= cue + 3; ++k) {
      if (elements_[k].kind == Kind::kQuantity) part = elements_[k].index;
      if (part || elements_[k].kind != Kind::kCue) break;
    }
    if (!part || passage_.At(*part).role != Role::kCount) return;
    for (std::size_t k = cue; k-- > 0 && cue - k <= passage::kReach;) {
      const Element& element = elements_[k];
      if (element.sentence != elements_[cue].sentence) return;
      if (element.kind != Kind::kQuantity || element.depth > elements_[cue].depth) continue;
      const Quantity& whole = passage_.At(element);
      if ((whole.objects & passage::kTime) != 0) continue;
      if (whole.role == Role::kCount && IsNarrower(whole, passage_.At(*part)) &&
          whole.turns == passage_.At(*part).turns && whole.bound.comparator == Comparator::kNone &&
          !IsLastOfRun(k)) {
        Add(element.index, *part);
      }
      return;
    }
  }

  // "5.420 ha lúa, 1.180 ha hoa màu (trong đó mất trắng 2.310 ha)": the subset may be of both.
  bool IsLastOfRun(std::size_t whole) const {
    const Quantity& last = passage_.At(elements_[whole]);
    if (whole < 2 || last.unit.empty() || elements_[whole - 1].kind != Kind::kComma) return false;
    const Element& before = elements_[whole - 2];
    return before.kind == Kind::kQuantity && passage_.At(before).role == Role::kCount &&
           passage_.At(before).unit.starts_with(last.unit.substr(0, last.unit.find(' ')));
  }

  void Add(std::uint32_t whole, std::uint32_t part) {
    Claim claim = ClaimAbout(passage_, "part-exceeds-whole", Relation::kAtMost, {whole, part});
    if (JudgeClaim(claim).Holds()) return;
    claim.firm = true;
    AddCheck(passage_, claim, kMessages, checks_);
  }

  const Passage& passage_;
  const std::vector<Element>& elements_;
  std::vector<Check>& checks_;
};

}  // namespace

void Apply(const Subject& subject, std::vector<Check>& checks) {
  Finder(subject.passage, checks).Find();
}

}  // namespace rasoat::checks::part_exceeds_whole
