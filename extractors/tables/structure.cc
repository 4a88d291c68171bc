#include "extractors/tables/structure.h"

#include <algorithm>

#include "extractors/tables/words.h"

namespace rasoat::tables {
namespace {

constexpr std::size_t kMostPlaces = 4'000'000;
constexpr int kMostHeads = 12;          // header rows, and rows of a title over them
constexpr std::size_t kUnitSearch = 3;  // blocks before and behind the table

std::string_view TextOf(const Document& document, Span span) {
  return std::string_view(document.text).substr(span.start, span.length());
}

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" -") == std::string_view::npos || text == "–" || text == "—";
}

bool IsOrder(std::string_view text) { return LevelOfMark(text) > 0; }

// "3", "(3)", "A", "3=4+5", "(5)=(3)+(4)": what stands in a row that numbers the columns.
bool IsColumnNumber(std::string_view text) {
  if (text.empty() || text.size() > 24) return false;
  const bool formula = text.find('=') != std::string_view::npos;
  const bool plain = text.find_first_not_of("0123456789()ABCDEFGab.") == std::string_view::npos;
  const bool signs = text.find_first_not_of("0123456789()=+-*/:xX% .") == std::string_view::npos;
  return (plain && text.size() <= 4) || (formula && signs);
}

class Reader {
 public:
  Reader(const Document& document, int index)
      : document_(document), source_(document.tables[static_cast<std::size_t>(index)]) {
    table_.index = index;
  }

  std::optional<Table> Read() {
    const auto places =
        static_cast<std::size_t>(source_.rows) * static_cast<std::size_t>(source_.columns);
    if (source_.columns < 2 || source_.rows < 2 || places > kMostPlaces) return std::nullopt;
    PlaceCells(places);
    table_.rows.resize(static_cast<std::size_t>(source_.rows));
    table_.columns.resize(static_cast<std::size_t>(source_.columns));
    FindHeads();
    FindLabelColumns();
    if (label_column_ < 0 && order_column_ < 0) first_data_ = 0;
    ReadHeads();
    ReadFigures();
    ReadRows();
    DescribeColumns();
    table_.unit = FindUnit();
    table_.rounded = FindRounding();
    const bool figures = std::any_of(table_.columns.begin(), table_.columns.end(),
                                     [](const Column& column) { return column.figures; });
    return figures ? std::optional(std::move(table_)) : std::nullopt;
  }

 private:
  void PlaceCells(std::size_t places) {
    table_.grid.assign(places, -1);
    for (const Cell& cell : source_.cells) {
      const int index = static_cast<int>(table_.cells.size());
      const Span span = document_.blocks[cell.block].span;
      table_.cells.push_back({span, cell.row, cell.column, IsBlank(TextOf(document_, span)), {}});
      const int last_row = std::min(cell.row + cell.row_span, source_.rows);
      const int last_column = std::min(cell.column + cell.column_span, source_.columns);
      for (int row = cell.row; row < last_row; ++row) {
        for (int column = cell.column; column < last_column; ++column) {
          table_.grid[Place(row, column)] = index;
        }
      }
    }
  }

  std::size_t Place(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(source_.columns) +
           static_cast<std::size_t>(column);
  }

  std::string_view Text(int row, int column) const {
    const TableCell* cell = table_.At(row, column);
    return cell == nullptr ? std::string_view() : TextOf(document_, cell->span);
  }

  // A cell that lies in the row itself, not one that reaches down into it.
  std::string_view OwnText(int row, int column) const {
    const TableCell* cell = table_.At(row, column);
    return cell == nullptr || cell->row != row || cell->column != column
               ? std::string_view()
               : TextOf(document_, cell->span);
  }

  bool IsNumberingRow(int row) const {
    int numbers = 0;
    for (int column = 0; column < source_.columns; ++column) {
      const std::string_view text = OwnText(row, column);
      if (text.empty()) continue;
      if (!IsColumnNumber(text)) return false;
      ++numbers;
    }
    // "1 | 2 | 3" numbers columns; "1 | 5" may be a row of figures.
    return numbers >= 3 && numbers * 2 > source_.columns && CountsUp(row);
  }

  // The column numbers of the row follow each other.
  bool CountsUp(int row) const {
    int expected = -1;
    int hits = 0;
    for (int column = 0; column < source_.columns; ++column) {
      const auto number = ReadNumber(BareNumber(OwnText(row, column)), 0);
      if (!number || !number->value.IsInteger()) continue;
      const auto value = static_cast<int>(number->value.Reduced().units());
      if (expected >= 0 && value != expected) return false;
      expected = value + 1;
      ++hits;
    }
    return hits >= 2;
  }

  static std::string_view BareNumber(std::string_view text) {
    text = text.substr(0, text.find('='));
    const std::size_t start = std::min(text.find_first_not_of(" ("), text.size());
    text.remove_prefix(start);
    return text.substr(0, text.find_last_not_of(" )") + 1);
  }

  bool HasFigures(int row) const {
    for (int column = 0; column < source_.columns; ++column) {
      const std::string_view text = OwnText(row, column);
      if (!text.empty() && ReadNumber(text, 0) && !(column == 0 && IsOrder(text))) return true;
    }
    return false;
  }

  // Rows before the first one with figures are heads; the source may say so too.
  void FindHeads() {
    head_rows_ = source_.header_rows;
    for (int row = 0; row < std::min(source_.rows, kMostHeads); ++row) {
      if (IsNumberingRow(row)) {
        numbering_ = row;
        head_rows_ = std::max(head_rows_, row);
        break;
      }
    }
    if (numbering_ < 0 && head_rows_ == 0) {
      while (head_rows_ < std::min(source_.rows, kMostHeads) &&
             (!HasFigures(head_rows_) || IsYearHead(head_rows_)) && !IsGroupRow(head_rows_)) {
        ++head_rows_;
      }
      if (head_rows_ == kMostHeads) head_rows_ = 0;
    }
    body_ = numbering_ >= 0 ? numbering_ + 1 : head_rows_;
  }

  // "Chỉ tiêu | 2023 | 2024": all its numbers are years, and there are two at least.
  bool IsYearHead(int row) const {
    int years = 0;
    for (int column = 0; column < source_.columns; ++column) {
      const auto number = ReadNumber(OwnText(row, column), 0);
      if (!number) continue;
      const bool year = number->value.IsInteger() && number->value >= Decimal(1945, 0) &&
                        number->value <= Decimal(2100, 0);
      if (!year) return false;
      ++years;
    }
    return years >= 2 && !ReadNumber(OwnText(row, 0), 0);
  }

  // "I | KẾT QUẢ KIỂM TRA": a row of the body that has only a label.
  bool IsGroupRow(int row) const { return row > 0 && IsOrder(OwnText(row, 0)); }

  void FindLabelColumns() {
    int orders = 0;
    int texts = 0;
    for (int row = body_; row < source_.rows; ++row) {
      const std::string_view first = OwnText(row, 0);
      if (first.empty()) continue;
      ++texts;
      orders += IsOrder(first);
    }
    const bool titled = head_rows_ > 0 && Says(Text(0, 0), "order");
    if (titled || (texts >= 2 && orders * 3 >= texts * 2 && IsLabel(1))) order_column_ = 0;
    const int start = order_column_ < 0 ? 0 : 1;
    if (IsLabel(start)) label_column_ = start;
    first_data_ = label_column_ < 0 ? start : label_column_ + 1;
  }

  // Most cells of the column are words.
  bool IsLabel(int column) const {
    if (column >= source_.columns) return false;
    int words = 0;
    int all = 0;
    for (int row = body_; row < source_.rows; ++row) {
      const std::string_view text = OwnText(row, column);
      if (text.empty()) continue;
      ++all;
      words += !ReadNumber(text, 0);
    }
    return all > 0 && words * 2 > all;
  }

  void ReadHeads() {
    for (int column = 0; column < source_.columns; ++column) {
      Column& out = table_.columns[static_cast<std::size_t>(column)];
      const TableCell* last = nullptr;
      for (int row = 0; row < head_rows_; ++row) {
        const TableCell* cell = table_.At(row, column);
        if (cell == nullptr || cell == last || row == numbering_ || IsTitle(row)) continue;
        last = cell;
        const std::string_view text = TextOf(document_, cell->span);
        if (!text.empty()) out.path.emplace_back(text);
      }
      if (numbering_ >= 0) {
        const std::string_view number = OwnText(numbering_, column);
        out.number = BareNumber(number);
        if (number.find('=') != std::string_view::npos) out.formula = number;
      }
    }
  }

  // A cell over the whole width, or the only one of its row.
  bool IsTitle(int row) const {
    const TableCell* first = nullptr;
    for (int column = 0; column < source_.columns; ++column) {
      const TableCell* cell = table_.At(row, column);
      if (cell == nullptr || cell == first || cell->blank) continue;
      if (first != nullptr) return false;
      first = cell;
    }
    return first != nullptr;
  }

  void ReadFigures() {
    for (TableCell& cell : table_.cells) {
      if (cell.row < body_ || cell.column < first_data_) continue;
      const auto number = ReadNumber(TextOf(document_, cell.span), cell.span.start);
      if (!number) continue;
      Decimal value = number->value;
      const Column& column = table_.columns[static_cast<std::size_t>(cell.column)];
      const bool percent = number->percent || IsPercentHead(column);
      // "1,250" among counts is one thousand two hundred and fifty.
      if (number->maybe_thousands && !percent) {
        if (const auto whole = value.Scaled(value.places())) value = *whole;
      }
      cell.figure = CellFigure{number->negative ? value.Negated() : value, number->written, percent,
                               number->negative};
      table_.columns[static_cast<std::size_t>(cell.column)].figures = true;
    }
  }

  static bool IsPercentHead(const Column& column) {
    return !column.path.empty() && Says(column.path.back(), "percent");
  }

  void ReadRows() {
    int subset_level = 0;  // of the row "Trong đó" that is open; 0 for none
    for (int row = 0; row < source_.rows; ++row) {
      Row& out = table_.rows[static_cast<std::size_t>(row)];
      if (row < head_rows_ || row == numbering_) {
        out.kind = row == numbering_ ? RowKind::kNumbering : RowKind::kHead;
        continue;
      }
      if (order_column_ >= 0) out.order = OwnText(row, order_column_);
      if (label_column_ >= 0) out.label = Text(row, label_column_);
      if (out.label.empty() && order_column_ >= 0 && !IsOrder(out.order)) out.label = out.order;
      const std::string_view mark =
          out.order.empty() ? MarkOfLabel(out.label) : std::string_view(out.order);
      out.level = LevelOfMark(mark);
      const bool figures = HasFigures(row);
      if (Says(out.label, "including")) {
        out.kind = RowKind::kIncluding;
        subset_level = std::max(out.level, 1);
        out.subset = true;
        continue;
      }
      out.kind = Says(out.label, "total")        ? RowKind::kTotal
                 : figures || !out.label.empty() ? RowKind::kData
                                                 : RowKind::kEmpty;
      // A subset ends with the next row that has a mark of a higher level than what it began under.
      const bool marked = out.level > 0 && out.level < 7;
      if (subset_level > 0 && (marked || out.kind == RowKind::kTotal)) subset_level = 0;
      out.subset = subset_level > 0;
      FindParent(row);
    }
  }

  void FindParent(int row) {
    Row& out = table_.rows[static_cast<std::size_t>(row)];
    if (out.kind != RowKind::kData) return;
    if (out.level > 0) {
      const auto deeper = [&](int above) {
        return table_.rows[static_cast<std::size_t>(above)].level >= out.level;
      };
      while (!parents_.empty() && deeper(parents_.back())) parents_.pop_back();
    }
    if (!parents_.empty()) out.parent = parents_.back();
    if (out.level > 0) parents_.push_back(row);
  }

  void DescribeColumns() {
    for (Column& column : table_.columns) {
      for (const std::string& head : column.path) {
        column.percent |= &head == &column.path.back() && Says(head, "percent");
        column.change |= Says(head, "change");
        column.subset |= Says(head, "including");
        if (Says(head, "no-sum")) column.sums = false;
      }
      // "người/km2", "tạ/ha": so much of one for each of another.
      const bool rate = !column.path.empty() && IsRate(column.path.back());
      if (column.percent || rate) column.sums = false;
    }
    LeaveDistinctPeopleOut();
    for (const TableCell& cell : table_.cells) {
      if (!cell.figure || !cell.figure->percent) continue;
      Column& column = table_.columns[static_cast<std::size_t>(cell.column)];
      column.percent = true;
      column.sums = false;
    }
  }

  static bool IsRate(std::string_view head) {
    const std::size_t slash = head.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash + 1 >= head.size()) return false;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return !digit(head[slash - 1]) && !digit(head[slash + 1]) && !Says(head, "change");
  }

  // Beside a column of turns one of people counts each of them once.
  void LeaveDistinctPeopleOut() {
    const auto head_says = [](const Column& column, std::string_view kind) {
      return std::any_of(column.path.begin(), column.path.end(),
                         [&](const std::string& head) { return Says(head, kind); });
    };
    const bool turns =
        std::any_of(table_.columns.begin(), table_.columns.end(),
                    [&](const Column& column) { return head_says(column, "turns"); });
    for (Column& column : table_.columns) {
      if (turns && head_says(column, "people") && !head_says(column, "turns")) column.sums = false;
    }
  }

  // A unit of thousands and more, or a word, in the heads or on the lines around the table.
  bool FindRounding() const {
    if (Says(table_.unit, "rounded")) return true;
    for (const Column& column : table_.columns) {
      for (const std::string& head : column.path) {
        if (Says(head, "rounded")) return true;
      }
    }
    if (source_.cells.empty()) return false;
    const std::size_t first = source_.cells.front().block;
    const std::size_t last = source_.cells.back().block;
    const std::size_t end = std::min(last + 1 + kUnitSearch, document_.blocks.size());
    for (std::size_t i = first - std::min(first, kUnitSearch); i < end; ++i) {
      if (i >= first && i <= last) continue;
      if (Says(TextOf(document_, document_.blocks[i].span), "rounded-note")) return true;
    }
    for (const TableCell& cell : table_.cells) {
      if (cell.row > head_rows_) break;
      if (Says(TextOf(document_, cell.span), "rounded-note")) return true;
    }
    return false;
  }

  // In the table's head, or on one of the lines above it.
  std::string FindUnit() const {
    for (const TableCell& cell : table_.cells) {
      if (cell.row > head_rows_) break;
      const std::string unit = UnitOfLine(TextOf(document_, cell.span));
      if (!unit.empty()) return unit;
    }
    if (source_.cells.empty()) return {};
    const std::size_t first = source_.cells.front().block;
    for (std::size_t i = first; i-- > 0 && first - i <= kUnitSearch;) {
      if (document_.blocks[i].kind == BlockKind::kTableCell) break;
      const std::string_view line = TextOf(document_, document_.blocks[i].span);
      const std::string unit = line.size() < 200 ? UnitOfLine(line) : std::string();
      if (!unit.empty()) return unit;
    }
    return {};
  }

  const Document& document_;
  const rasoat::Table& source_;
  Table table_;
  int head_rows_ = 0;
  int numbering_ = -1;
  int body_ = 0;
  int order_column_ = -1;
  int label_column_ = -1;
  int first_data_ = 0;
  std::vector<int> parents_;  // rows that those below may be parts of, outermost first
};

}  // namespace

const TableCell* Table::At(int row, int column) const {
  const auto width = static_cast<int>(columns.empty() ? 0 : columns.size());
  const std::size_t place = static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                            static_cast<std::size_t>(column);
  if (column >= width || place >= grid.size() || grid[place] < 0) return nullptr;
  return &cells[static_cast<std::size_t>(grid[place])];
}

const CellFigure* Table::FigureAt(int row, int column) const {
  const TableCell* cell = At(row, column);
  const bool own = cell != nullptr && cell->row == row && cell->column == column;
  return own && cell->figure ? &*cell->figure : nullptr;
}

int Table::HeadRows() const {
  int count = 0;
  while (count < static_cast<int>(rows.size()) &&
         (rows[static_cast<std::size_t>(count)].kind == RowKind::kHead ||
          rows[static_cast<std::size_t>(count)].kind == RowKind::kNumbering)) {
    ++count;
  }
  return count;
}

std::vector<std::string> Table::RowPath(int row) const {
  std::vector<std::string> path;
  for (; row >= 0; row = rows[static_cast<std::size_t>(row)].parent) {
    const std::string& label = rows[static_cast<std::size_t>(row)].label;
    if (!label.empty()) path.insert(path.begin(), label);
  }
  return path;
}

std::vector<Table> ReadTables(const Document& document) {
  std::vector<Table> tables;
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    if (auto table = Reader(document, static_cast<int>(i)).Read())
      tables.push_back(std::move(*table));
  }
  return tables;
}

}  // namespace rasoat::tables
