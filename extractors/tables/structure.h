#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/decimal.h"
#include "pipeline/model/document.h"

// What a table of a report says by its form: heads, labels with their hierarchy, units, and which
// cells are figures.
//
//   STT | Nội dung   | Năm 2023 | Năm 2024 | Tăng, giảm      header rows
//   A   | B          | 1        | 2        | 3=2-1           numbering row, with a formula
//   I   | Kiểm tra   | 120      | 135      | 15              level 1
//   1   | Đảng viên  | 80       | 95       | 15              level 2, part of I
//       | Trong đó:  |          |          |                 what follows is a subset
//       | Tổng số    | 250      | 280      | 30              total
//
// A blank, "-" or "x" is nothing, not zero.

namespace rasoat::tables {

// A cell that holds one number and nothing else: "1.090", "(12)", "59,3%", "+15".
struct CellFigure {
  Decimal value;
  Span written;  // the digits, in Document::text
  bool percent = false;
  bool negative = false;  // shown with a minus or in brackets
};

struct TableCell {
  Span span;  // of the cell, in Document::text
  int row = 0;
  int column = 0;
  bool blank = false;  // nothing in it, or a dash
  std::optional<CellFigure> figure;
};

enum class RowKind {
  kHead,
  kNumbering,  // "A B 1 2 3=1+2"
  kData,
  kTotal,      // "Tổng số"
  kIncluding,  // "Trong đó:": the rows under it are a subset
  kEmpty,
};

struct Row {
  RowKind kind = RowKind::kEmpty;
  std::string order;  // "I", "1.1", "-"; as written
  std::string label;
  int level = 0;        // depth by its order mark; 0 without one
  bool subset = false;  // under a row "Trong đó"
  int parent = -1;      // the row that this one is a part of, by the marks; -1 for none
};

struct Column {
  std::vector<std::string> path;  // heads from the top down
  std::string formula;            // of the numbering row: "3=2-1"
  std::string number;             // its own number there: "3"
  bool figures = false;           // has figures below the heads
  bool percent = false;
  bool change = false;  // its head speaks of an increase or a decrease
  bool sums = true;     // figures that may be added up
  bool subset = false;  // under a head "Trong đó"
};

struct Table {
  int index = 0;  // in Document::tables
  std::vector<Row> rows;
  std::vector<Column> columns;
  std::string unit;              // "nghìn đồng"; empty where the table states none
  bool rounded = false;          // its figures are, or may be, rounded to a large unit
  std::vector<TableCell> cells;  // by row, then column

  const TableCell* At(int row, int column) const;  // the cell that covers the place; null without
  const CellFigure* FigureAt(int row, int column) const;

  // The rows of heads at the top, the one that numbers the columns among them.
  int HeadRows() const;

  // The labels over a row, from the outermost: {"Kiểm tra", "Đảng viên"}.
  std::vector<std::string> RowPath(int row) const;

  std::vector<int> grid;  // index of the cell at row × columns + column; -1 for none
};

// The tables of a document with at least one figure and two columns; at most 4 million places each.
std::vector<Table> ReadTables(const Document& document);

}  // namespace rasoat::tables
