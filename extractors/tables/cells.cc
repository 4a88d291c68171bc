#include "extractors/tables/cells.h"

#include <algorithm>

namespace rasoat::tables {
namespace {

Mention MentionOf(const Table& table, const TableCell& cell) {
  const Figure figure{cell.figure->value, cell.figure->written};
  Mention mention{cell.figure->written, kCellRule, Count{figure, {}, table.unit, {}}};
  const Column& column = table.columns[static_cast<std::size_t>(cell.column)];
  if (cell.figure->percent || column.percent) mention.value = Percent{figure, {}, {}};
  return mention;
}

}  // namespace

void AddCellMentions(const std::vector<Table>& tables, std::vector<Mention>& mentions) {
  std::vector<Mention> added;
  for (const Table& table : tables) {
    for (const TableCell& cell : table.cells) {
      if (!cell.figure) continue;
      const Span written = cell.figure->written;
      const auto behind = std::upper_bound(
          mentions.begin(), mentions.end(), written.start,
          [](std::uint32_t start, const Mention& mention) { return start < mention.span.start; });
      const bool taken = behind != mentions.begin() && std::prev(behind)->span.end > written.start;
      if (!taken) added.push_back(MentionOf(table, cell));
    }
  }
  mentions.insert(mentions.end(), std::make_move_iterator(added.begin()),
                  std::make_move_iterator(added.end()));
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.span.start < b.span.start; });
}

CellIndex::CellIndex(std::span<const Table> tables) {
  for (const Table& table : tables) {
    for (const TableCell& cell : table.cells) {
      entries_.push_back({cell.span, {&table, cell.row, cell.column}});
    }
  }
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.span.start < b.span.start; });
}

CellPlace CellIndex::Find(Span span) const {
  const auto behind = std::upper_bound(
      entries_.begin(), entries_.end(), span.start,
      [](std::uint32_t start, const Entry& entry) { return start < entry.span.start; });
  if (behind == entries_.begin()) return {};
  const Entry& entry = *std::prev(behind);
  return span.end <= entry.span.end ? entry.place : CellPlace{};
}

}  // namespace rasoat::tables
