#pragma once

#include <vector>

#include "pipeline/readers/reader.h"

namespace rasoat::readers {

// Places the cells of a table in its grid as HTML writes them: row by row, left
// to right, each in the first column that no span from above or from the left covers.
class GridBuilder {
 public:
  void BeginRow();

  // Spans are kept to 1 … 1000 (HTML Living Standard, 4.9.11). A table can announce spans by the
  // million; far more than any table of a report has are not marked, and what follows them may
  // stand in a wrong column.
  RawCell AddCell(int row_span, int column_span);

 private:
  std::size_t FreeColumn();
  void Occupy(const RawCell& cell);

  std::vector<std::vector<bool>> taken_;  // by row
  int row_ = -1;
  std::size_t next_column_ = 0;  // of the row: everything before it is taken
  std::size_t marked_ = 0;       // grid cells that spans have taken
};

}  // namespace rasoat::readers
