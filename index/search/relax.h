#pragma once

#include <xapian.h>

#include <optional>

#include "index/query/tree.h"

namespace rasoat::search {

// The next weaker form of a query that found nothing, with a note that says what was given up:
//   1. words without marks, in a query that has some, match words with marks ("ky luat đảng")
//   2. no word's marks are looked at
//   3. words in quotes, or asked for near each other, may stand apart
//   4. the word that fewest documents have is left out, as long as half of the words stay
// Fields and figures are never given up. Nothing where there is no weaker form.
struct Weaker {
  query::Node root;
  query::Note note;
};
std::optional<Weaker> Weaken(const query::Node& root, const Xapian::Database& index,
                             std::size_t words_at_first);

std::size_t CountWords(const query::Node& root);

}  // namespace rasoat::search
