#pragma once

#include <string_view>
#include <vector>

#include "index/query/tree.h"

namespace rasoat::query {

// What `field:value` stands for; `field` is an id of vocabulary.tsv. A value that the field does
// not know gives a filter that matches nothing, and a note.
Node FieldNode(std::string_view field, std::string_view value, bool quoted,
               std::vector<Note>& notes);

}  // namespace rasoat::query
