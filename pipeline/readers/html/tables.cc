#include "pipeline/readers/html/tables.h"

#include <algorithm>

#include "pipeline/readers/html/vocabulary.h"
#include "pipeline/readers/markup/values.h"

namespace rasoat::readers::html {
namespace {

using markup::kNoNode;
using markup::NodeId;
using markup::Tree;

constexpr std::size_t kProseBytes = 600;  // a cell beyond it, in several blocks, holds an article

bool IsTable(const Tree& page, NodeId node) { return page[node].name == "table"; }

bool HoldsProse(const Tree& page, const std::vector<TextBlock>& blocks, NodeId cell) {
  const auto [first, last] = BlocksWithin(page, blocks, cell);
  std::size_t bytes = 0;
  for (std::size_t i = first; i < last; ++i) bytes += blocks[i].text.size();
  return last - first > 1 && bytes > kProseBytes;
}

bool IsLayout(const Tree& page, const std::vector<TextBlock>& blocks, NodeId table) {
  const TableGrid grid = ReadGrid(page, table);
  int rows = 0;
  int columns = 0;
  for (const CellNode& cell : grid.cells) {
    rows = std::max(rows, cell.cell.row + 1);
    columns = std::max(columns, cell.cell.column + 1);
    if (HoldsProse(page, blocks, cell.node)) return true;
  }
  return rows < 2 || columns < 2;
}

}  // namespace

std::vector<NodeId> FindDataTables(const Tree& page, const std::vector<TextBlock>& blocks) {
  std::vector<NodeId> tables(page.size(), kNoNode);
  // From the end, so that the innermost tables come first and each is looked into once.
  NodeId inner_table = kNoNode;  // the nearest table behind
  for (NodeId node = page.size(); node-- > 0;) {
    if (!IsTable(page, node)) continue;
    const bool holds_table = inner_table != kNoNode && inner_table < page.End(node);
    inner_table = node;
    if (holds_table || IsLayout(page, blocks, node)) continue;
    std::fill(tables.begin() + node, tables.begin() + page.End(node), node);
  }
  return tables;
}

TableGrid ReadGrid(const Tree& page, NodeId table) {
  TableGrid result;
  GridBuilder grid;
  std::vector<bool> heads;  // of the cells
  NodeId head_end = 0;      // of the thead being read
  for (NodeId node = table + 1; node < page.End(table); ++node) {
    if (page[node].IsText()) continue;
    switch (RoleOf(page[node].name)) {
      case ElementRole::kTableHead: head_end = page.End(node); break;
      case ElementRole::kRow: grid.BeginRow(); break;
      case ElementRole::kCell:
        result.cells.push_back(
            {node, grid.AddCell(markup::ReadNumber(page.Attribute(node, "rowspan"), 1),
                                markup::ReadNumber(page.Attribute(node, "colspan"), 1))});
        heads.push_back(page[node].name == "th" || node < head_end);
        break;
      case ElementRole::kInline:
      case ElementRole::kBlock:
      case ElementRole::kHeading:
      case ElementRole::kListItem:
      case ElementRole::kCaption:
      case ElementRole::kTable:
      case ElementRole::kSkipped: break;
    }
  }
  for (std::size_t i = 0; i < result.cells.size() && heads[i]; ++i) {
    const int row = result.cells[i].cell.row;
    const bool last_of_row = i + 1 == result.cells.size() || result.cells[i + 1].cell.row != row;
    if (last_of_row) result.header_rows = row + 1;
  }
  return result;
}

}  // namespace rasoat::readers::html
