#pragma once

#include <xapian.h>

#include "index/query/tree.h"

namespace rasoat::query {

// The tree as a Xapian query on `index`, which says what its wildcards, units and publishers may
// be. The weight comes from words of the text and, three times as much, of the title; fields and
// figures only filter. Words typed with marks match words without them, for a third of the weight,
// in texts that have lost theirs (recognised from pictures, or typed so). Adds a note where a
// wildcard or a unit stands for more than the query can hold; throws Xapian::Error.
Xapian::Query ToXapian(const Node& root, const Xapian::Database& index, std::vector<Note>& notes);

// The term of a word in the field it is looked for.
std::string TermOf(const Word& word, Scope scope);

}  // namespace rasoat::query
