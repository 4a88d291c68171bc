#pragma once

#include <vector>

#include "pipeline/readers/paged/grid.h"
#include "pipeline/readers/paged/line.h"

namespace rasoat::readers::paged {

struct PageCell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  PlacedText text;
};

// A table as far as it stands on one page.
struct PageTable {
  Box box;
  std::vector<float> columns;  // edges
  int rows = 0;
  bool ruled = true;
  std::vector<PageCell> cells;  // by row, then column
};

// Puts words into the cells of a grid by their middles; those that are in none stay in `words`.
PageTable FillTable(const Page& page, const Grid& grid, std::vector<std::uint32_t>& words,
                    const std::vector<bool>& bold_fonts);

// Drops rows and columns without any text.
void DropEmpty(PageTable& table);

// Whether `next` is the same table going on on the next page: the same columns.
bool GoesOn(const PageTable& table, const PageTable& next);

// Appends its rows; rows that repeat the head of `table` are dropped, and a first row that is the
// rest of the last one goes into it.
void AppendRows(PageTable& table, PageTable next);

}  // namespace rasoat::readers::paged
