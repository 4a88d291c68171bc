#include "pipeline/readers/paged/tables.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>

#include "pipeline/readers/text/line_shape.h"

namespace rasoat::readers::paged {
namespace {

constexpr float kSameColumn = 6;  // points

// The text of a cell: its lines joined, as a paragraph is.
PlacedText TextOf(const Page& page, std::vector<std::uint32_t> words,
                  const std::vector<bool>& bold_fonts) {
  PlacedText text;
  std::vector<std::uint32_t> turned;
  std::vector<std::uint32_t> upright;
  for (const std::uint32_t index : words) {
    (page.words[index].turn == 0 ? upright : turned).push_back(index);
  }
  for (const Line& line : MakeLines(page, std::move(upright), bold_fonts)) text.Append(page, line);
  // Text that runs up or down the cell is in its own order already.
  for (const std::uint32_t index : turned) text.Append(page, page.words[index], false);
  return text;
}

// Numbers rows or columns anew without those that hold nothing.
std::vector<int> Kept(const std::vector<bool>& used) {
  std::vector<int> numbers(used.size() + 1);
  int number = 0;
  for (std::size_t i = 0; i < used.size(); ++i) {
    numbers[i] = number;
    number += used[i] ? 1 : 0;
  }
  numbers[used.size()] = number;
  return numbers;
}

}  // namespace

void DropEmpty(PageTable& table) {
  const std::size_t columns = table.columns.size() - 1;
  std::vector<bool> used_rows(static_cast<std::size_t>(table.rows), false);
  std::vector<bool> used_columns(columns, false);
  for (const PageCell& cell : table.cells) {
    if (cell.text.text.empty()) continue;
    used_rows[static_cast<std::size_t>(cell.row)] = true;
    used_columns[static_cast<std::size_t>(cell.column)] = true;
  }
  const std::vector<int> rows = Kept(used_rows);
  const std::vector<int> places = Kept(used_columns);
  std::vector<PageCell> cells;
  for (PageCell& cell : table.cells) {
    const auto row = static_cast<std::size_t>(cell.row);
    const auto column = static_cast<std::size_t>(cell.column);
    cell.row_span = rows[row + static_cast<std::size_t>(cell.row_span)] - rows[row];
    cell.column_span = places[column + static_cast<std::size_t>(cell.column_span)] - places[column];
    if (cell.row_span == 0 || cell.column_span == 0) continue;
    cell.row = rows[row];
    cell.column = places[column];
    cells.push_back(std::move(cell));
  }
  table.cells = std::move(cells);
  std::vector<float> edges;
  for (std::size_t c = 0; c < columns; ++c) {
    if (used_columns[c]) edges.push_back(table.columns[c]);
  }
  edges.push_back(table.columns.back());
  table.columns = std::move(edges);
  table.rows = rows.back();
}

namespace {

std::vector<std::string> RowTexts(const PageTable& table, int row) {
  std::vector<std::string> texts;
  for (const PageCell& cell : table.cells) {
    if (cell.row == row) texts.push_back(cell.text.text);
  }
  return texts;
}

bool IsBlank(const std::vector<std::string>& texts) {
  return std::all_of(texts.begin(), texts.end(), [](const std::string& t) { return t.empty(); });
}

}  // namespace

PageTable FillTable(const Page& page, const Grid& grid, std::vector<std::uint32_t>& words,
                    const std::vector<bool>& bold_fonts) {
  PageTable table;
  table.box = grid.box;
  table.columns = grid.columns;
  table.rows = grid.rows;
  std::vector<std::vector<std::uint32_t>> inside(grid.cells.size());
  std::erase_if(words, [&](std::uint32_t index) {
    const Box& box = page.words[index].box;
    if (!grid.box.Holds(box.middle_x(), box.middle_y())) return false;
    const auto cell = std::find_if(grid.cells.begin(), grid.cells.end(), [&](const GridCell& c) {
      return c.box.Holds(box.middle_x(), box.middle_y());
    });
    if (cell == grid.cells.end()) return false;
    inside[static_cast<std::size_t>(cell - grid.cells.begin())].push_back(index);
    return true;
  });
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const GridCell& cell = grid.cells[i];
    table.cells.push_back({cell.row, cell.column, cell.row_span, cell.column_span,
                           TextOf(page, std::move(inside[i]), bold_fonts)});
  }
  return table;
}

bool GoesOn(const PageTable& table, const PageTable& next) {
  if (table.ruled != next.ruled || table.columns.size() != next.columns.size()) return false;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (std::abs(table.columns[i] - next.columns[i]) > kSameColumn) return false;
  }
  return true;
}

namespace {

// The end of a page cut a row: what stands in the first row of the next page has no label of its
// own and goes on in the middle of sentences.
bool IsRestOfRow(const PageTable& table, const std::vector<const PageCell*>& row) {
  bool text_goes_on = false;
  for (const PageCell* cell : row) {
    if (cell->text.text.empty()) continue;
    const auto letter = static_cast<UChar32>(text::FirstCodePoint(cell->text.text));
    if (cell->column == 0 || !u_islower(letter)) return false;
    const auto above = std::find_if(table.cells.begin(), table.cells.end(), [&](const PageCell& c) {
      return c.row + c.row_span == table.rows && c.column == cell->column;
    });
    if (above == table.cells.end() || above->text.text.empty() ||
        text::EndsSentence(above->text.text)) {
      return false;
    }
    text_goes_on = true;
  }
  return text_goes_on;
}

// Takes the row's text into the last row of `table`, if it is the rest of it.
bool JoinedRest(PageTable& table, const PageTable& next, int row) {
  std::vector<const PageCell*> rest;
  for (const PageCell& cell : next.cells) {
    if (cell.row == row && cell.row_span == 1) rest.push_back(&cell);
  }
  if (!IsRestOfRow(table, rest)) return false;
  for (const PageCell* cell : rest) {
    for (PageCell& above : table.cells) {
      if (above.row + above.row_span == table.rows && above.column == cell->column) {
        above.text.Append(cell->text);
      }
    }
  }
  return true;
}

}  // namespace

void AppendRows(PageTable& table, PageTable next) {
  int repeated = 0;
  while (repeated < std::min(next.rows, table.rows) && !IsBlank(RowTexts(next, repeated)) &&
         RowTexts(next, repeated) == RowTexts(table, repeated)) {
    ++repeated;
  }
  if (repeated < next.rows && JoinedRest(table, next, repeated)) ++repeated;
  for (PageCell& cell : next.cells) {
    if (cell.row < repeated) continue;
    cell.row += table.rows - repeated;
    table.cells.push_back(std::move(cell));
  }
  table.rows += next.rows - repeated;
}

}  // namespace rasoat::readers::paged
