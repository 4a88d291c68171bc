#pragma once

#include <vector>

#include "pipeline/readers/paged/order.h"
#include "pipeline/readers/reader.h"

namespace rasoat::readers::paged {

// A block of one page, and whether it may go on on the next.
struct PageBlock {
  BlockKind kind = BlockKind::kParagraph;
  PlacedText text;
  bool open = false;          // its last line is full and ends no sentence
  bool may_join = false;      // its first line may be the rest of a paragraph
  bool begins_small = false;  // it begins with a small letter
};

// Joins the lines of a column into paragraphs, list items and headings. A line begins a new one
// when it is set in, follows a line with room left for its first word, stands further off than
// lines do, is of another size, or bears a list mark; lines in the middle of the column are joined
// when they look alike.
std::vector<PageBlock> MakeParagraphs(const Page& page, const Column& column);

}  // namespace rasoat::readers::paged
