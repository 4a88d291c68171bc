#include "extractors/checks/list_count/list_count.h"

#include "extractors/checks/claim.h"
#include "extractors/checks/list_count/items.h"

namespace rasoat::checks::list_count {

using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;

namespace {

constexpr Message kMessages[] = {
#include "list_count_messages.inc"
};

const Decimal kFewest(2, 0);
const Decimal kMost(30, 0);

bool MayAnnounce(const Quantity& quantity) {
  return quantity.role == passage::Role::kCount && !quantity.unit.empty() && !quantity.turns &&
         quantity.bound.comparator == Comparator::kNone && quantity.figure.value >= kFewest &&
         quantity.figure.value <= kMost;
}

Claim ClaimOf(const Passage& passage, const Quantity& announced, const Items& items) {
  const std::size_t stated = static_cast<std::size_t>(announced.figure.value.units());
  Claim claim;
  claim.rule = "list-count";
  claim.relation = Relation::kItems;
  std::size_t found = items.fewest;
  if (stated >= items.fewest && stated <= items.most) found = stated;
  if (stated > items.most) found = items.marked ? items.fewest : items.most;
  if (items.marked) found = items.fewest;
  claim.operands = {OperandOf(passage, announced), Counted(found)};
  const bool too_few = stated > items.most && (items.marked || (items.announced && items.closed));
  claim.firm = items.of_things && (too_few || (items.marked && items.closed));
  claim.evidence = items.span;
  if (items.open) claim.reason = "open-list";
  return claim;
}

}  // namespace

void Apply(const Subject& subject, std::vector<Check>& checks) {
  const Passage& passage = subject.passage;
  for (std::size_t i = 0; i < passage.elements().size(); ++i) {
    const Element& element = passage.elements()[i];
    if (element.kind != Kind::kQuantity || !MayAnnounce(passage.At(element))) continue;
    const auto items = ItemsBehind(passage, i);
    if (!items || items->most < 2) continue;
    AddCheck(passage, ClaimOf(passage, passage.At(element), *items), kMessages, checks);
  }
}

}  // namespace rasoat::checks::list_count
