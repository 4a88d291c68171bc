#pragma once

#include <xapian.h>

#include <vector>

#include "index/query/tree.h"

namespace rasoat::search {

// A weaker form of a query that found nothing, and what was given up.
struct Weaker {
  query::Node root;
  std::vector<query::Note> notes;
};

// The weaker forms, the mildest first:
//   1. words without marks, in a query that has some, match words with marks ("ky luat đảng")
//   2. no word's marks are looked at
//   3. words in quotes, or asked for near each other, may stand apart; with marks, then without
//   4. the word that fewest documents have is left out, as long as half of the words stay
// Fields and figures are never given up. Throws Xapian::Error.
std::vector<Weaker> WeakerForms(const query::Node& root, const Xapian::Database& index);

}  // namespace rasoat::search
