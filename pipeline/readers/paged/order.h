#pragma once

#include <vector>

#include "pipeline/readers/paged/line.h"

namespace rasoat::readers::paged {

// A piece of a page that is read from top to bottom.
struct Column {
  std::vector<Line> lines;
  Box box;
  // Columns that stand side by side share a number and count from the left: letterhead, signatures,
  // newspapers. 0 for a column that stands alone.
  int row = 0;
  int place = 0;
  bool table = false;  // lines are rows of an unruled table, still whole
};

// The reading order of a page's words: where a stretch of lines has a gutter that none of them
// crosses, what is left of it is read before what is right of it, and so on inside. `lines` are
// those of the whole width.
std::vector<Column> ReadingOrder(const Page& page, const std::vector<Line>& lines,
                                 const std::vector<bool>& bold_fonts);

}  // namespace rasoat::readers::paged
