#pragma once

#include <vector>

#include "pipeline/model/page_box.h"

namespace rasoat::readers::paged {

struct GridCell {
  int row = 0;  // from 0
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  Box box;
};

// A ruled table: where its cells are.
struct Grid {
  Box box;
  std::vector<float> columns;  // the edges of its columns, from the left, one more than columns
  int rows = 0;
  std::vector<GridCell> cells;  // by row, then column
};

// Finds the tables that the rules of a page draw: rules that touch belong together, their crossings
// make a lattice, and where a side between two places of the lattice is not drawn they are one
// cell. Left or right, top or bottom lines may be missing. What is no table is left out: frames of
// one cell, one column, drawings with too many lines.
std::vector<Grid> FindGrids(const std::vector<Box>& rules);

// Three or more lying rules of one length, one under the other, that no standing one touches: what
// may be a table whose columns are not drawn. Each is the heights of its rules, from the top.
struct Ladder {
  float left = 0;
  float right = 0;
  std::vector<float> heights;
};
std::vector<Ladder> FindLadders(const std::vector<Box>& rules);

}  // namespace rasoat::readers::paged
