#pragma once

#include <vector>

#include "pipeline/readers/grid.h"
#include "pipeline/readers/html/blocks.h"

namespace rasoat::readers::html {

// A <table> on the web is a table of data or a means of layout: one that holds another table, or
// only one row or column, or whose cells hold several paragraphs of prose, is layout, and its
// blocks stand in the document as if it were not there.
// For every node, the table of data that it is or lies in; kNoNode for none. Data tables hold no
// tables, so there is at most one.
std::vector<markup::NodeId> FindDataTables(const markup::Tree& page,
                                           const std::vector<TextBlock>& blocks);

// The cells of a data table by node, with their places in its grid.
struct CellNode {
  markup::NodeId node = 0;
  RawCell cell;  // its block is not set
};
struct TableGrid {
  std::vector<CellNode> cells;
  int header_rows = 0;
};
TableGrid ReadGrid(const markup::Tree& page, markup::NodeId table);

}  // namespace rasoat::readers::html
