#pragma once

#include <string>
#include <vector>

#include "pipeline/readers/markup/tree.h"
#include "pipeline/readers/reader.h"

namespace rasoat::readers::xlsx {

// What the sheets of a workbook share.
struct Workbook {
  std::vector<std::string> strings;  // shared strings
  std::vector<std::string> formats;  // number format code of each cell style
  bool since_1904 = false;
};

std::vector<std::string> ReadSharedStrings(const markup::Tree& part);
std::vector<std::string> ReadFormats(const markup::Tree& styles);

// A cell that shows something, or has a formula.
struct SheetCell {
  int row = 0;  // from 0
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::string text;
  std::string formula;
};

struct Sheet {
  std::vector<SheetCell> cells;  // by row, then column; what lies under a merged cell is left out
  int hidden_rows = 0;
  int hidden_columns = 0;
  int without_value = 0;  // formulas whose value is not stored
};

// Throws Error kTooLarge beyond `limits.blocks` cells.
Sheet ReadSheet(const markup::Tree& part, const Workbook& workbook, const Limits& limits);

}  // namespace rasoat::readers::xlsx
