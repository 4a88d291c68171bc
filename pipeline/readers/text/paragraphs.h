#pragma once

#include <string_view>
#include <vector>

#include "pipeline/readers/reader.h"

namespace rasoat::readers::text {

// Cuts plain text into blocks. An empty line ends a block; so does a line end, unless the two
// lines are one hard-wrapped paragraph: the first is of a width that a person or program wraps at
// and ends in the middle of a sentence, and the next goes on in lower case, with a digit or inside
// a bracket. Lines that begin with a dash, bullet or number are list items; a short line in
// capitals, or numbered with a Roman numeral, is a heading.
// Each block's one run leads to its bytes in `text`. Throws Error kTooLarge beyond `limits.blocks`.
std::vector<RawBlock> SplitParagraphs(std::string_view text, const Limits& limits);

// The text of the block that titles the document: the first short one near the start that ends no
// sentence, is not in capitals as letterheads are, and is not their place and date; else the first.
// Empty without blocks.
std::string GuessTitle(const std::vector<RawBlock>& blocks);

}  // namespace rasoat::readers::text
