#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "index/query/tree.h"
#include "index/search/search.h"

// From a query to documents in order.

namespace rasoat::search {

struct Ranked {
  std::string id;
  Xapian::docid document = 0;
  double score = 0;
};

struct Ranking {
  std::uint64_t total = 0;
  bool exact = true;
  std::vector<Ranked> documents;  // from options.offset on
};

// BM25; the best 200 are looked at again: those that have the words of the query next to each
// other, or in one sentence, come first. A query without words is ordered by date. `root` without
// synonyms. Throws Xapian::Error.
Ranking Rank(const Xapian::Database& index, const Xapian::Query& query, const query::Node& root,
             const Options& options);

// The ids of all documents that match, in the order of the index.
std::vector<std::string> AllMatches(const Xapian::Database& index, const Xapian::Query& query);

// How many documents match: of few exactly, of many about.
std::uint64_t EstimateMatches(const Xapian::Database& index, const Xapian::Query& query);
std::uint64_t CountMatches(const Xapian::Database& index, const Xapian::Query& query);

}  // namespace rasoat::search
