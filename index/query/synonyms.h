#pragma once

#include <string>
#include <string_view>

#include "index/query/tree.h"

// Abbreviations and their full forms, from the lexicons that extraction reads: UBKT is "ủy ban kiểm
// tra" to both.

namespace rasoat::query {

// The full form of an abbreviation: "TCĐ" → "tổ chức đảng". In small letters only where these are
// no syllable ("ubkt", not "da"). Empty where there is none.
std::string_view FullFormOf(std::string_view written);

// Lets every abbreviation of the query match its full form, and every full form, as a phrase or as
// words in a row, its abbreviation.
void AddSynonyms(Node& root);

}  // namespace rasoat::query
