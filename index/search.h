#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/query/snippet.h"
#include "index/store/store.h"

namespace rasoat::search {

struct Options {
  std::string query;
  std::uint32_t limit = 10;
  std::uint32_t offset = 0;
};

// A finding of a found document.
struct Finding {
  std::string rule;
  std::string verdict;
  std::string vietnamese;
  std::string english;
};

struct Hit {
  std::string id;
  std::int64_t version = 0;
  std::string path;
  std::string title;
  std::string published;
  double score = 0;
  query::Snippet snippet;
  std::vector<Finding> findings;
};

struct Results {
  query::Query query;           // as it was understood
  std::uint64_t estimated = 0;  // matching documents, exact for small sets
  std::vector<Hit> hits;        // best first; equal scores in the order of ids
};

// Searches a database folder. Throws Error where the database cannot be used. A writer at work is
// no hindrance: what it commits in the middle of a search makes the search start again.
Results Search(const std::string& folder, const Options& options);

}  // namespace rasoat::search
