#pragma once

#include "apps/rasoat/command.h"
#include "index/search/search.h"

// Search results for people and for programs.

namespace rasoat::apps {

// Hits, facets and how many documents there are; numbered from `offset` on.
void PrintResults(const Shared& shared, const search::Results& results, std::uint32_t offset);

// One JSON object; spans count code points of the record's text.
void PrintResultsAsJson(const Shared& shared, const search::Results& results);

}  // namespace rasoat::apps
