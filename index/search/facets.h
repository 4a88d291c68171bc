#pragma once

#include <xapian.h>

#include <vector>

#include "index/search/search.h"

namespace rasoat::search {

// Counts the documents of a query by year, province, publisher, kind, organisation, rule and
// verdict: every matching document is looked at. The values are those that the query's fields take.
// Throws Xapian::Error.
std::vector<Facet> CountFacets(const Xapian::Database& index, const Xapian::Query& query,
                               std::uint32_t values);

}  // namespace rasoat::search
