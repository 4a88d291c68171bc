#pragma once

#include <string>
#include <string_view>

// The names of fields, verdicts, rules, qualities and formats in queries, in Vietnamese and English
// (vocabulary.tsv). Names meet without marks, and without the dashes between their words.

namespace rasoat::query {

// The id of a name, or an empty view. `what` is the first column of the
// table: "field", "verdict". An id is a name of its own.
std::string_view FindName(std::string_view what, std::string_view name);

// The name shown for an id: the first in the table; the id itself where it is not there.
std::string NameOf(std::string_view what, std::string_view id);

// The shown name that is most like `name`, for "did you mean"; empty where none is like it at all.
std::string NearestName(std::string_view what, std::string_view name);

// All shown names, "khớp, làm-tròn, …".
std::string AllNames(std::string_view what);

}  // namespace rasoat::query
