#pragma once

#include <string>
#include <vector>

#include "extractors/checks/relation.h"
#include "extractors/tables/structure.h"

namespace rasoat::checks::table {

// A cell of a table.
struct Place {
  int row = 0;
  int column = 0;
};

// Figures of a table that belong together, as the relation orders them.
struct CellRelation {
  Relation relation = Relation::kSum;
  std::vector<Place> cells;
  int blanks = 0;  // parts without a figure, left out: nothing, not zero
};

// Relations of one kind: what one column or one row says, said again in the others. They support
// each other.
struct Family {
  std::vector<CellRelation> members;
  bool firm = false;  // the table says so itself
};

// Sums down the columns: one family for every total or row with parts.
std::vector<Family> SumsOfColumns(const tables::Table& table);

// Sums along the rows: one family for every group of heads with a total.
std::vector<Family> SumsOfRows(const tables::Table& table);

// Parts under a head or a label "Trong đó": none is larger than its whole. One family a column or
// row.
std::vector<Family> Subsets(const tables::Table& table);

// What the numbering row says: sums, differences and percents.
std::vector<Family> Formulas(const tables::Table& table);

// Columns of percents, of increases and decreases, with the columns that may give them; for each
// the candidates, of which the best is taken.
std::vector<std::vector<Family>> Derived(const tables::Table& table);

}  // namespace rasoat::checks::table
