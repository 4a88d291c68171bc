#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/query/match.h"
#include "pipeline/model/span.h"

namespace rasoat::query {

// A passage of a text that answers a query, with the matches in it.
struct Snippet {
  std::string text;
  Span span;                // of the passage, bytes of the whole text
  std::vector<Span> marks;  // bytes of `text`, ascending
  bool cut_before = false;  // the text goes on before it, after it
  bool cut_after = false;
};

// The passage of at most about forty words, within one block, that answers most parts of the query;
// of equal ones the one with more figures, then the first. Without a match, the beginning of the
// text.
Snippet MakeSnippet(std::string_view text, const Matches& matches);

}  // namespace rasoat::query
