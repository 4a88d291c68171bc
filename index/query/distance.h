#pragma once

#include <cstddef>
#include <string_view>

namespace rasoat::query {

// Insertions, deletions, substitutions and exchanges of neighbours between two ASCII strings
// (optimal string alignment). Strings beyond 64 bytes count as all different.
std::size_t EditDistance(std::string_view a, std::string_view b);

}  // namespace rasoat::query
