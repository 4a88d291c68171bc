#pragma once

#include <string_view>

#include "index/query/tree.h"

namespace rasoat::query {

// Understands a query as docs/query-language.md describes. Every input gives a tree, if one of
// kNothing, and notes on what was understood otherwise than it was typed. Abbreviations are not
// expanded yet: see synonyms.h. Time grows with the length of the text; brackets nest 32 deep.
Query Parse(std::string_view text);

}  // namespace rasoat::query
