#pragma once

#include <string_view>

namespace rasoat::query {

// Whether `text` holds the words of `wanted` next to each other. Both are words in lower case with
// one blank between.
bool HoldsWords(std::string_view text, std::string_view wanted);

// The same, without looking at marks where `wanted` has none.
bool HoldsWordsAsTyped(std::string_view text, std::string_view wanted);

}  // namespace rasoat::query
