#pragma once

#include <string_view>
#include <vector>

#include "index/query/tree.h"
#include "index/words.h"
#include "pipeline/model/span.h"

// A query against a text: finds what the index finds, with the same words, keys and positions.

namespace rasoat::query {

struct Match {
  std::size_t begin = 0;  // indices into the words
  std::size_t end = 0;
  Span span;             // bytes of the text
  std::size_t part = 0;  // which part of the query: words of kWords, or a figure
};

struct Matches {
  std::vector<index::Word> words;
  std::vector<Match> matches;  // by place
  std::size_t parts = 0;       // of the query
};

// `recognised`: the text was read from
// pictures: in it, as in one typed without marks, words with marks match without. `answers` are
// spans of the text that answer the query otherwise: its figures, numbers, checks.
Matches MatchText(std::string_view text, const Node& root, bool recognised,
                  const std::vector<Span>& answers);

// Whether the words of the query stand in the text or its title as the tree wants them, words that
// are wanted verbatim as they were typed. What is not about words counts as true.
bool WordsHold(std::string_view text, std::string_view title, const Node& root, bool recognised);

bool HasVerbatim(const Node& root);

}  // namespace rasoat::query
