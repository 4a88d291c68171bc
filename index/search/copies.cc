#include "index/search/copies.h"

#include <algorithm>
#include <map>
#include <set>

namespace rasoat::search {
namespace {

constexpr std::size_t kMostCompared = 50;  // copies of one group
constexpr std::size_t kMostShown = 6;      // figures that differ

}  // namespace

std::vector<Ranked> OnePerGroup(const std::vector<Ranked>& documents, store::Store& store) {
  std::vector<Ranked> kept;
  std::set<std::string> leads;
  for (const Ranked& ranked : documents) {
    const std::string lead = store.copies().LeadOf(ranked.id);
    if (lead.empty() || leads.insert(lead).second) kept.push_back(ranked);
  }
  return kept;
}

CopiesOf DescribeCopies(const std::string& document, store::Store& store) {
  const std::string lead = store.copies().LeadOf(document);
  if (lead.empty()) return {};
  std::vector<store::Copy> group = store.copies().GroupOf(lead);
  if (group.empty()) return {};
  CopiesOf copies;
  copies.others = group.size() - 1;
  if (group.size() > kMostCompared) group.resize(kMostCompared);
  std::map<std::string, std::size_t> documents_with;
  for (const store::Copy& copy : group) {
    std::set<std::string> figures;
    for (const store::StoredFigure& figure : store.FiguresOf(copy.document)) {
      figures.insert(figure.value + (figure.unit.empty() ? "" : " " + figure.unit));
    }
    for (const std::string& figure : figures) ++documents_with[figure];
  }
  std::vector<CopyFigure> differing;
  for (const auto& [figure, count] : documents_with) {
    if (count < group.size()) differing.push_back({figure, count});
  }
  std::stable_sort(
      differing.begin(), differing.end(),
      [](const CopyFigure& a, const CopyFigure& b) { return a.documents > b.documents; });
  if (differing.size() > kMostShown) differing.resize(kMostShown);
  copies.differing = std::move(differing);
  return copies;
}

}  // namespace rasoat::search
