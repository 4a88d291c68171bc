#include "extractors/checks/table/relations.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "extractors/tables/words.h"

namespace rasoat::checks::table {
namespace {

using tables::Column;
using tables::Row;
using tables::RowKind;
using tables::Table;

int Width(const Table& table) { return static_cast<int>(table.columns.size()); }
int Height(const Table& table) { return static_cast<int>(table.rows.size()); }
const Row& RowAt(const Table& table, int row) { return table.rows[static_cast<std::size_t>(row)]; }
const Column& ColumnAt(const Table& table, int column) {
  return table.columns[static_cast<std::size_t>(column)];
}

bool IsBody(const Row& row) { return row.kind == RowKind::kData || row.kind == RowKind::kTotal; }

// What stands in a place where a part is looked for.
enum class Part { kFigure, kNothing, kUnknown };

Part PartAt(const Table& table, int row, int column) {
  if (table.FigureAt(row, column) != nullptr) return Part::kFigure;
  const tables::TableCell* cell = table.At(row, column);
  return cell == nullptr || cell->blank ? Part::kNothing : Part::kUnknown;
}

// Whether the first figure lies between the others, as an average does and a total cannot.
bool IsAverage(const Table& table, const std::vector<Place>& cells) {
  const auto value = [&](const Place& place) {
    return table.FigureAt(place.row, place.column)->value;
  };
  Decimal low = value(cells[1]);
  Decimal high = low;
  for (std::size_t i = 2; i < cells.size(); ++i) {
    low = std::min(low, value(cells[i]));
    high = std::max(high, value(cells[i]));
  }
  return low > Decimal(0, 0) && value(cells[0]) > low && value(cells[0]) < high;
}

// The total and its parts in every column that may be added up. A part without a figure is none.
Family DownTheColumns(const Table& table, int total, const std::vector<int>& parts) {
  Family family;
  for (int column = 0; column < Width(table); ++column) {
    const Column& head = ColumnAt(table, column);
    if (!head.figures || !head.sums || table.FigureAt(total, column) == nullptr) continue;
    CellRelation relation{Relation::kSum, {{total, column}}, 0};
    bool known = true;
    for (const int part : parts) {
      const Part what = PartAt(table, part, column);
      if (what == Part::kFigure) relation.cells.push_back({part, column});
      relation.blanks += what == Part::kNothing;
      known &= what != Part::kUnknown;
    }
    const bool enough = known && relation.cells.size() >= 3;
    if (enough && !IsAverage(table, relation.cells)) family.members.push_back(std::move(relation));
  }
  return family;
}

// The rows of the highest level between two rows, not those of subsets.
std::vector<int> TopRows(const Table& table, int first, int last) {
  int top = 100;
  for (int row = first; row < last; ++row) {
    const Row& candidate = RowAt(table, row);
    if (candidate.kind == RowKind::kData && !candidate.subset) top = std::min(top, candidate.level);
  }
  std::vector<int> rows;
  for (int row = first; row < last; ++row) {
    const Row& candidate = RowAt(table, row);
    if (candidate.kind == RowKind::kData && !candidate.subset && candidate.level == top)
      rows.push_back(row);
  }
  return rows;
}

int FirstBodyRow(const Table& table) {
  int row = 0;
  while (row < Height(table) && !IsBody(RowAt(table, row))) ++row;
  return row;
}

std::optional<int> ColumnOfNumber(const Table& table, std::string_view number) {
  for (int column = 0; column < Width(table); ++column) {
    if (ColumnAt(table, column).number == number) return column;
  }
  return std::nullopt;
}

// "4+5-6", "5/4*100": the columns and the signs before them.
struct Formula {
  std::vector<int> columns;
  std::string signs;  // one a column
};

std::optional<Formula> ReadFormula(const Table& table, std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  Formula formula;
  char sign = '+';
  for (std::size_t at = equals + 1; at < text.size();) {
    const char c = text[at];
    if (c == '+' || c == '-' || c == '/' || c == ':' || c == '*' || c == 'x' || c == 'X') {
      sign = c == ':' ? '/' : (c == 'x' || c == 'X' ? '*' : c);
      ++at;
    } else if (c >= '0' && c <= '9') {
      std::size_t end = at;
      while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
      const std::string_view number = text.substr(at, end - at);
      at = end;
      if (number == "100" && sign == '*') {
        formula.signs.push_back('%');
        continue;
      }
      const auto column = ColumnOfNumber(table, number);
      if (!column) return std::nullopt;
      formula.columns.push_back(*column);
      formula.signs.push_back(sign);
      sign = '+';
    } else if (c == '%') {
      formula.signs.push_back('%');
      ++at;
    } else if (c == ' ' || c == '(' || c == ')') {
      ++at;
    } else {
      return std::nullopt;
    }
  }
  return formula;
}

// The relation that a formula states, as operands: columns in the relation's order.
struct Stated {
  Relation relation;
  std::vector<int> columns;
};

std::optional<Stated> RelationOf(const Formula& formula, int result, bool percent) {
  const std::string& signs = formula.signs;
  const bool sum = signs.size() >= 2 && signs.find_first_not_of('+') == std::string::npos;
  if (sum) {
    std::vector<int> columns = formula.columns;
    columns.insert(columns.begin(), result);
    return Stated{Relation::kSum, std::move(columns)};
  }
  if (signs == "+-") {
    return Stated{Relation::kDifference, {formula.columns[1], formula.columns[0], result}};
  }
  const bool quotient = signs == "+/%" || (signs == "+/" && percent);
  if (quotient)
    return Stated{Relation::kQuotient, {formula.columns[0], formula.columns[1], result}};
  return std::nullopt;
}

// One relation in every row where all its columns have figures.
Family DownTheRows(const Table& table, Relation relation, const std::vector<int>& columns) {
  Family family;
  for (int row = 0; row < Height(table); ++row) {
    if (!IsBody(RowAt(table, row))) continue;
    CellRelation member{relation, {}, 0};
    bool known = true;
    for (const int column : columns) {
      const Part what = PartAt(table, row, column);
      if (what == Part::kFigure) member.cells.push_back({row, column});
      member.blanks += what == Part::kNothing;
      known &= what != Part::kUnknown;
    }
    if (!known) continue;
    const bool sum = relation == Relation::kSum;
    const bool whole = member.cells.size() == columns.size();
    const bool total = !member.cells.empty() && member.cells[0].column == columns[0];
    if (sum ? total && member.cells.size() >= 3 : whole)
      family.members.push_back(std::move(member));
  }
  return family;
}

}  // namespace

std::vector<Family> SumsOfColumns(const Table& table) {
  std::vector<Family> families;
  const int first = FirstBodyRow(table);
  std::map<int, std::vector<int>> children;
  int block = first;  // where the rows begin that a total below them adds up
  for (int row = first; row < Height(table); ++row) {
    const Row& here = RowAt(table, row);
    if (here.kind == RowKind::kData && here.parent >= 0 && !here.subset)
      children[here.parent].push_back(row);
    if (here.kind != RowKind::kTotal || here.subset) continue;
    const bool above = row == block;  // a total that stands over its rows
    int end = row + 1;
    while (above && end < Height(table) && RowAt(table, end).kind != RowKind::kTotal) ++end;
    families.push_back(DownTheColumns(
        table, row, above ? TopRows(table, row + 1, end) : TopRows(table, block, row)));
    block = above ? end : row + 1;
  }
  for (const auto& [parent, parts] : children) {
    const int top =
        RowAt(table, *std::min_element(parts.begin(), parts.end(),
                                       [&](int a, int b) {
                                         return RowAt(table, a).level < RowAt(table, b).level;
                                       }))
            .level;
    std::vector<int> direct;
    for (const int part : parts) {
      if (RowAt(table, part).level == top) direct.push_back(part);
    }
    families.push_back(DownTheColumns(table, parent, direct));
  }
  return families;
}

std::vector<Family> SumsOfRows(const Table& table) {
  std::vector<Family> families;
  for (int total = 0; total < Width(table); ++total) {
    const Column& head = ColumnAt(table, total);
    if (!head.figures || head.path.empty() || !head.sums || !head.formula.empty()) continue;
    if (!tables::Says(head.path.back(), "total")) continue;
    std::vector<int> columns{total};
    for (int column = total + 1; column < Width(table); ++column) {
      const Column& part = ColumnAt(table, column);
      const bool group = part.path.size() >= head.path.size() &&
                         std::equal(head.path.begin(), head.path.end() - 1, part.path.begin());
      if (!group || tables::Says(part.path.back(), "total")) break;
      if (part.figures && part.sums && !part.change && part.path.size() == head.path.size())
        columns.push_back(column);
    }
    if (columns.size() >= 3) families.push_back(DownTheRows(table, Relation::kSum, columns));
  }
  return families;
}

std::vector<Family> Subsets(const Table& table) {
  std::vector<Family> families;
  int whole_column = -1;  // the last one that is no subset
  for (int column = 0; column < Width(table); ++column) {
    const Column& head = ColumnAt(table, column);
    if (!head.figures || head.percent || head.change || !head.sums) continue;
    if (!head.subset) {
      whole_column = column;
    } else if (whole_column >= 0) {
      families.push_back(DownTheRows(table, Relation::kAtMost, {whole_column, column}));
    }
  }
  int whole_row = -1;
  for (int row = FirstBodyRow(table); row < Height(table); ++row) {
    const Row& here = RowAt(table, row);
    if (here.kind != RowKind::kData) continue;
    if (!here.subset) {
      whole_row = row;
      continue;
    }
    Family family;
    for (int column = 0; whole_row >= 0 && column < Width(table); ++column) {
      const Column& head = ColumnAt(table, column);
      const bool both = table.FigureAt(whole_row, column) && table.FigureAt(row, column);
      if (!both || head.percent || head.change || !head.sums) continue;
      family.members.push_back({Relation::kAtMost, {{whole_row, column}, {row, column}}, 0});
    }
    families.push_back(std::move(family));
  }
  return families;
}

std::vector<Family> Formulas(const Table& table) {
  std::vector<Family> families;
  for (int column = 0; column < Width(table); ++column) {
    const auto formula = ReadFormula(table, ColumnAt(table, column).formula);
    if (!formula) continue;
    const auto stated = RelationOf(*formula, column, ColumnAt(table, column).percent);
    if (!stated) continue;
    Family family = DownTheRows(table, stated->relation, stated->columns);
    family.firm = true;
    families.push_back(std::move(family));
  }
  return families;
}

std::vector<std::vector<Family>> Derived(const Table& table) {
  std::vector<std::vector<Family>> all;
  for (int result = 0; result < Width(table); ++result) {
    const Column& head = ColumnAt(table, result);
    if (!head.figures || !head.formula.empty()) continue;
    if (!head.percent && !head.change) continue;
    std::vector<Family> candidates;
    const int nearest = std::max(result - 8, 0);
    for (int a = nearest; a < result; ++a) {
      for (int b = nearest; b < result; ++b) {
        const Column& first = ColumnAt(table, a);
        const Column& second = ColumnAt(table, b);
        if (a == b || !first.figures || !second.figures || first.percent || second.percent)
          continue;
        if (head.percent && !head.change)
          candidates.push_back(DownTheRows(table, Relation::kQuotient, {a, b, result}));
        if (head.change && !head.percent && a < b)
          candidates.push_back(DownTheRows(table, Relation::kDifference, {a, b, result}));
        if (head.change && head.percent) {
          candidates.push_back(DownTheRows(table, Relation::kGrowth, {a, b, result}));
          candidates.push_back(DownTheRows(table, Relation::kQuotient, {b, a, result}));
        }
      }
    }
    if (!candidates.empty()) all.push_back(std::move(candidates));
  }
  return all;
}

}  // namespace rasoat::checks::table
