#include "extractors/checks/ratio_percent/bases.h"

namespace rasoat::checks::ratio_percent {

using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;
using passage::Role;

namespace {

constexpr std::uint32_t kFarthestBase = 8;       // quantities back
constexpr std::uint32_t kFarthestSentence = 10;  // sentences back

bool IsBase(const Quantity& quantity) {
  return IsAmount(quantity) || quantity.role == Role::kWhole || quantity.role == Role::kPart;
}

}  // namespace

Claim ClaimOf(const Passage& passage, std::uint32_t part, std::uint32_t whole,
              std::uint32_t percent) {
  Claim claim = ClaimAbout(passage, "ratio-percent", Relation::kQuotient, {part, whole, percent});
  claim.statement.bound = passage.At(percent).bound;
  return claim;
}

Bases::Bases(const Passage& passage, const std::vector<Check>& checks)
    : passage_(passage), elements_(passage.elements()) {
  for (const Check& check : checks) {
    if (check.relation != Relation::kSum || check.verdict != Verdict::kConsistent) continue;
    for (std::size_t i = 1; i < check.operands.size(); ++i) {
      totals_.emplace(check.operands[i].written.start, check.operands[0].written);
    }
  }
}

void Bases::Each(std::uint32_t part, std::uint32_t percent,
                 const std::function<bool(std::uint32_t)>& visit) const {
  const std::size_t at = passage_.At(part).element;
  const bool fine = passage_.At(percent).figure.value.places() > 0;  // hardly met by chance
  std::size_t seen = 0;
  for (std::size_t k = at; k-- > 0 && at - k <= passage::kReach && seen < kFarthestBase;) {
    const Element& element = elements_[k];
    if (element.sentence + kFarthestSentence < elements_[at].sentence) return;
    if (element.kind != Kind::kQuantity) continue;
    const Quantity& base = passage_.At(element);
    if (!IsBase(base) || base.figure.value < passage_.At(part).figure.value) continue;
    const bool near = fine && element.sentence == elements_[at].sentence &&
                      base.role != Role::kMoney && passage_.At(part).role != Role::kMoney;
    if (!near && !CanAdd(base, passage_.At(part))) continue;
    ++seen;
    if (visit(element.index)) return;
  }
}

std::optional<std::uint32_t> Bases::TotalOf(std::uint32_t part) const {
  const auto found = totals_.find(passage_.At(part).figure.written.start);
  return found == totals_.end() ? std::nullopt : passage_.QuantityAt(found->second);
}

std::optional<std::uint32_t> Bases::Named(std::uint32_t part) const {
  const std::size_t at = passage_.At(part).element;
  bool subset = false;
  for (std::size_t k = at; k-- > 0 && at - k <= passage::kReach;) {
    const Element& element = elements_[k];
    if (element.sentence != elements_[at].sentence || element.depth != elements_[at].depth) break;
    subset |= element.Is(Tag::kPartsCue);
    if (element.kind != Kind::kQuantity) continue;
    const Quantity& base = passage_.At(element);
    if (!IsAmount(base) || base.bound.comparator != Comparator::kNone) break;
    if (base.figure.value < passage_.At(part).figure.value || !SameObject(base, passage_.At(part)))
      break;
    const bool total =
        k > 0 && (elements_[k - 1].Is(Tag::kOutOf) || elements_[k - 1].Is(Tag::kSumCue));
    if (subset || total) return element.index;
    break;
  }
  return std::nullopt;
}

}  // namespace rasoat::checks::ratio_percent
