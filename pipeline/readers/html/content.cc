#include "pipeline/readers/html/content.h"

#include <algorithm>

namespace rasoat::readers::html {
namespace {

constexpr int kWidestSpan = 1000;  // HTML Living Standard, 4.9.11
constexpr int kTallestSpan = 1000;
constexpr std::size_t kDeepestTable = 32;
constexpr std::size_t kMostMarked = 4'000'000;  // grid cells of one table
constexpr std::size_t kProseBytes = 600;  // a cell beyond it, in several blocks, holds an article

}  // namespace

void Content::Add(Item item) {
  if (++count_ > limits_.blocks) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(limits_.blocks) + " blocks");
  }
  // A caption stands in a table but in no cell of it: it goes where the table goes.
  const auto open = std::find_if(tables_.rbegin(), tables_.rend(),
                                 [](const OpenTable& table) { return table.in_cell; });
  if (open != tables_.rend()) {
    open->cells.back().items.push_back(std::move(item));
  } else {
    items_.push_back(std::move(item));
  }
}

void Content::AddBlock(RawBlock block) { Add({std::move(block), -1, {}}); }

void Content::BeginTable() {
  if (!tables_.empty()) tables_.back().nested = true;
  // A table that deep is layout upon layout: its text goes to the cell around it.
  if (tables_.size() >= kDeepestTable) {
    ++too_deep_;
    return;
  }
  tables_.emplace_back();
}

void Content::BeginRow() {
  if (tables_.empty() || too_deep_ > 0) return;
  EndCell();
  ++tables_.back().row;
  tables_.back().next_column = 0;
}

void Content::BeginCell(bool header, int row_span, int column_span, std::string element) {
  if (tables_.empty() || too_deep_ > 0) return;
  EndCell();
  OpenTable& table = tables_.back();
  if (table.row < 0) table.row = 0;
  const RawCell cell{table.row, FreeColumn(table), std::clamp(row_span, 1, kTallestSpan),
                     std::clamp(column_span, 1, kWidestSpan), 0};
  Occupy(table, cell);
  table.cells.push_back({cell, header || in_head_, std::move(element), {}});
  table.in_cell = true;
}

void Content::EndCell() {
  if (!tables_.empty() && too_deep_ == 0) tables_.back().in_cell = false;
}

void Content::EndTable() {
  if (tables_.empty()) return;
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  OpenTable table = std::move(tables_.back());
  tables_.pop_back();
  in_head_ = false;
  if (IsLayout(table)) {
    Dissolve(std::move(table));
  } else {
    Keep(std::move(table));
  }
}

void Content::MoveInto(RawDocument& document) {
  too_deep_ = 0;
  while (!tables_.empty()) EndTable();
  for (Item& item : items_) {
    if (item.table >= 0) {
      item.cell.block = static_cast<std::uint32_t>(document.blocks.size());
      finished_[static_cast<std::size_t>(item.table)].cells.push_back(item.cell);
    }
    document.blocks.push_back(std::move(item.block));
  }
  document.tables = std::move(finished_);
}

// The first column of the current row that no span from above or from the left covers.
int Content::FreeColumn(OpenTable& table) {
  const auto row = static_cast<std::size_t>(table.row);
  if (table.taken.size() <= row) table.taken.resize(row + 1);
  const auto& taken = table.taken[row];
  auto& next = table.next_column;
  while (next < taken.size() && taken[next]) ++next;
  return static_cast<int>(next);
}

void Content::Occupy(OpenTable& table, const RawCell& cell) {
  // A page can announce spans by the million; far more than any table of a report has are not
  // marked, and what follows them may stand in a wrong column.
  const auto area =
      static_cast<std::size_t>(cell.row_span) * static_cast<std::size_t>(cell.column_span);
  table.marked += area;
  if (table.marked > kMostMarked) return;
  const auto last = static_cast<std::size_t>(cell.row) + static_cast<std::size_t>(cell.row_span);
  if (table.taken.size() < last) table.taken.resize(last);
  for (auto row = static_cast<std::size_t>(cell.row); row < last; ++row) {
    auto& taken = table.taken[row];
    const auto end =
        static_cast<std::size_t>(cell.column) + static_cast<std::size_t>(cell.column_span);
    if (taken.size() < end) taken.resize(end);
    std::fill(taken.begin() + cell.column, taken.begin() + static_cast<std::ptrdiff_t>(end), true);
  }
}

bool Content::IsLayout(const OpenTable& table) {
  if (table.nested || table.row < 1) return true;
  int columns = 0;
  for (const OpenCell& cell : table.cells) {
    columns = std::max(columns, cell.cell.column + 1);
    std::size_t bytes = 0;
    for (const Item& item : cell.items) bytes += item.block.text.size();
    if (cell.items.size() > 1 && bytes > kProseBytes) return true;
  }
  return columns < 2;
}

int Content::HeaderRows(const OpenTable& table) {
  int rows = 0;
  for (const OpenCell& cell : table.cells) {
    if (cell.cell.row > rows) break;
    if (!cell.header) return rows;
    const bool last_of_row = &cell == &table.cells.back() || (&cell + 1)->cell.row != cell.cell.row;
    if (last_of_row) rows = cell.cell.row + 1;
  }
  return rows;
}

void Content::Dissolve(OpenTable table) {
  for (OpenCell& cell : table.cells) {
    for (Item& item : cell.items) {
      --count_;
      Add(std::move(item));
    }
  }
}

void Content::Keep(OpenTable table) {
  const int index = static_cast<int>(finished_.size());
  finished_.push_back({HeaderRows(table), {}});
  for (OpenCell& cell : table.cells) {
    RawBlock block{BlockKind::kTableCell, 0, {}, std::move(cell.element), {}};
    for (const Item& item : cell.items) {
      if (!block.text.empty()) block.text.push_back('\n');
      block.text += item.block.text;
      --count_;
    }
    Add({std::move(block), index, cell.cell});
  }
}

}  // namespace rasoat::readers::html
