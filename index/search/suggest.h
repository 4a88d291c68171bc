#pragma once

#include <xapian.h>

#include <optional>

#include "index/query/tree.h"

namespace rasoat::search {

// Another form of a query, of the words that the index itself has:
//   without marks  the marks that its words have where they stand together in documents
//   with words that no document has  the nearest ones that some have: a wrong mark is nearer than a
//                  wrong letter
// Nothing where there is nothing to better.
std::optional<query::Node> Suggest(const query::Node& root, const Xapian::Database& index);

}  // namespace rasoat::search
