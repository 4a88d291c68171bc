#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "index/query/snippet.h"
#include "index/query/tree.h"

namespace rasoat::search {

enum class Sort { kRelevance, kDate, kFindings, kSeverity };

struct Options {
  std::string query;
  std::uint32_t limit = 10;
  std::uint32_t offset = 0;
  Sort sort = Sort::kRelevance;  // the others: most first; equal ones by relevance
  bool recent = false;           // newer documents weigh more
  bool facets = false;
  std::uint32_t facet_values = 10;  // of each facet
  bool all_copies = false;          // else one of each group of copies
  bool exact = false;               // nothing is relaxed where nothing is found
  std::int64_t after = 0;           // only what came with a later change of the store
};

// Where a match stands in a paged source: page from 1; box [left, top, right, bottom] in points.
struct PagePlace {
  int page = 0;  // 0: the source has no pages
  std::vector<double> box;
};

// A finding of a found document.
struct Finding {
  std::string rule;
  std::string verdict;
  std::string vietnamese;
  std::string english;
};

// A stated figure that answers the query; the span counts code points of the record's text.
struct FigureHit {
  std::string quote;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  PagePlace place;
};

// A figure that not all copies of a document state, and how many do.
struct CopyFigure {
  std::string figure;  // "184/310 chi bộ"
  std::size_t documents = 0;
};

struct CopiesOf {
  std::size_t others = 0;
  std::vector<CopyFigure> differing;  // some, those of most copies first
};

struct Hit {
  std::string id;
  std::int64_t version = 0;
  std::string path;
  std::string title;
  std::string published;
  std::string publisher;
  double score = 0;
  query::Snippet snippet;
  std::uint32_t snippet_start = 0;  // of the snippet in the record's text, in code points
  PagePlace place;                  // of its first match
  std::vector<FigureHit> figures;
  std::vector<Finding> findings;
  CopiesOf copies;
};

struct FacetValue {
  std::string value;  // what a filter of the query takes
  std::string label;  // for people
  std::uint64_t count = 0;
};

struct Facet {
  std::string field;  // a field of the query language: "year", "province", …
  std::vector<FacetValue> values;
  std::size_t others = 0;  // values that are not listed
};

// Another query, and how many documents it finds: of many about.
struct Suggestion {
  std::string query;
  std::uint64_t count = 0;
};

struct Results {
  query::Node root;                // as it was searched for
  std::vector<query::Note> notes;  // what was understood otherwise, or relaxed
  bool empty_query = false;
  bool relaxed = false;
  std::int64_t sequence = 0;  // the last change that was searched
  std::uint64_t total = 0;
  bool total_exact = true;  // false: estimated, as with many documents
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  std::optional<Suggestion> suggestion;
};

// Searches a database folder. Throws Error where the database cannot be used. A writer at work is
// no hindrance: what it commits in the middle of a search makes the search start again.
Results Search(const std::string& folder, const Options& options);

// The ids of all documents that a query finds, ascending, nothing relaxed. Memory grows with them.
std::vector<std::string> Matching(const std::string& folder, const std::string& query);

// How many documents a query finds, nothing relaxed.
std::uint64_t Count(const std::string& folder, const std::string& query, std::int64_t after);

}  // namespace rasoat::search
