#pragma once

#include <string_view>

#include "pipeline/model/document.h"

// What a line or paragraph is by its letters alone.

namespace rasoat::readers::text {

// U+0000 of an empty text.
char32_t FirstCodePoint(std::string_view text);

// It has capitals and no small letter.
bool IsCapitals(std::string_view text);

bool EndsSentence(std::string_view text);

// "1." "12)" "a)" "1.2." "-" "+" "*" "•" "–" and a blank behind it.
bool IsListItem(std::string_view text);

// A heading is short, ends no sentence, and is in capitals or numbered with a Roman numeral; else
// a list item or a paragraph.
BlockKind KindOf(std::string_view text);

}  // namespace rasoat::readers::text
