#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/decimal.h"
#include "pipeline/model/span.h"

namespace rasoat::tables {

// Whether a head or label has a word of a kind in words.tsv: "total", "percent", "no-sum" …
bool Says(std::string_view text, std::string_view kind);

// The unit that a line states: "ĐVT: nghìn đồng", "(Đơn vị tính: người)" → "nghìn đồng", "người".
std::string UnitOfLine(std::string_view line);

// How deep an order mark stands: "A" 1, "I" 2, "1" 3, "1.1" 4, "1.1.1" 5, "a" 6, "-" 7, "+" 8; 0
// for anything else.
int LevelOfMark(std::string_view mark);

// A label that begins with such a mark: "1.1. Đảng viên", "- Khiển trách". The mark, or "".
std::string_view MarkOfLabel(std::string_view label);

// What a cell that is nothing but a number says; `offset` is where it stands in the text.
struct Number {
  Decimal value;
  Span written;
  bool percent = false;
  bool negative = false;
  bool maybe_thousands = false;
};
std::optional<Number> ReadNumber(std::string_view cell, std::uint32_t offset);

}  // namespace rasoat::tables
