#include "index/search/facets.h"

#include <algorithm>
#include <deque>
#include <map>

#include "index/places.h"
#include "index/query/vocabulary.h"
#include "index/xapian/schema.h"
#include "pipeline/text/keys.h"

namespace rasoat::search {
namespace {

namespace fields = xapian::fields;

enum class Order { kByCount, kByValue };

struct Source {
  const char* field;  // of the query language
  const xapian::Field& slot;
  Order order;
};

const Source kSources[] = {
    {"year", fields::kYear, Order::kByValue},
    {"province", fields::kProvinceFacet, Order::kByCount},
    {"publisher", fields::kPublisherFacet, Order::kByCount},
    {"kind", fields::kKindFacet, Order::kByCount},
    {"organisation", fields::kOrganisationFacet, Order::kByCount},
    {"rule", fields::kRuleFacet, Order::kByCount},
    {"verdict", fields::kVerdictFacet, Order::kByCount},
};

struct Tally {
  std::uint64_t count = 0;
  std::map<std::string, std::uint64_t> spellings;  // of one name
};

// A slot's whole value was counted: several documents may have the same set of values.
void AddValues(const std::string& values, std::uint64_t count,
               std::map<std::string, Tally>& tallies) {
  std::size_t at = 0;
  while (at <= values.size()) {
    const std::size_t end = std::min(values.find(xapian::kValueSeparator, at), values.size());
    const std::string value = values.substr(at, end - at);
    Tally& tally = tallies[text::FoldedKey(value)];
    tally.count += count;
    tally.spellings[value] += count;
    at = end + 1;
  }
}

std::string MostUsed(const Tally& tally) {
  return std::max_element(tally.spellings.begin(), tally.spellings.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

FacetValue MakeValue(const std::string& field, const Tally& tally) {
  FacetValue value{MostUsed(tally), {}, tally.count};
  value.label = value.value;
  if (field == "province") value.value = value.label = index::NameOfProvince(value.value);
  if (field == "rule" || field == "verdict") {
    value.value = value.label = query::NameOf(field, value.value);
  }
  if (field == "organisation" || field == "publisher" || field == "kind") {
    value.value = "=" + value.value;
  }
  return value;
}

Facet MakeFacet(const Source& source, const std::map<std::string, Tally>& tallies,
                std::uint32_t most) {
  Facet facet{source.field, {}, 0};
  for (const auto& [key, tally] : tallies) facet.values.push_back(MakeValue(facet.field, tally));
  if (source.order == Order::kByValue) {
    std::reverse(facet.values.begin(), facet.values.end());
  } else {
    std::stable_sort(facet.values.begin(), facet.values.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
  }
  if (facet.values.size() > most) {
    facet.others = facet.values.size() - most;
    facet.values.resize(most);
  }
  return facet;
}

}  // namespace

std::vector<Facet> CountFacets(const Xapian::Database& index, const Xapian::Query& query,
                               std::uint32_t values) {
  Xapian::Enquire enquire(index);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  std::deque<Xapian::ValueCountMatchSpy> spies;  // which cannot be moved
  for (const Source& source : kSources) {
    spies.emplace_back(xapian::SlotOf(source.slot));
    enquire.add_matchspy(&spies.back());
  }
  enquire.get_mset(0, 0, index.get_doccount());
  std::vector<Facet> facets;
  for (std::size_t i = 0; i < spies.size(); ++i) {
    std::map<std::string, Tally> tallies;
    for (auto value = spies[i].values_begin(); value != spies[i].values_end(); ++value) {
      AddValues(*value, value.get_termfreq(), tallies);
    }
    facets.push_back(MakeFacet(kSources[i], tallies, values));
  }
  return facets;
}

}  // namespace rasoat::search
