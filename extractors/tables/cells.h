#pragma once

#include <span>
#include <vector>

#include "extractors/mention.h"
#include "extractors/tables/structure.h"

namespace rasoat::tables {

// The rule of mentions that are cells of bare numbers; text rules pass over them.
inline constexpr std::string_view kCellRule = "tables/cell";

// Adds a mention for every figure of a table that no other mention covers: a count, or a percent
// where the cell or its head says so. The unit is the one that the table states.
void AddCellMentions(const std::vector<Table>& tables, std::vector<Mention>& mentions);

// Where a mention stands in the tables.
struct CellPlace {
  const Table* table = nullptr;
  int row = 0;
  int column = 0;
};

// Finds places by the start of a span.
class CellIndex {
 public:
  explicit CellIndex(std::span<const Table> tables);
  CellPlace Find(Span span) const;  // of a span outside of all tables: no table

 private:
  struct Entry {
    Span span;
    CellPlace place;
  };
  std::vector<Entry> entries_;  // by start
};

}  // namespace rasoat::tables
