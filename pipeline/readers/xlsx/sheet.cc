#include "pipeline/readers/xlsx/sheet.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>

#include "pipeline/model/timestamp.h"
#include "pipeline/readers/markup/values.h"
#include "pipeline/readers/xlsx/number_format.h"

namespace rasoat::readers::xlsx {
namespace {

using markup::kNoNode;
using markup::NodeId;
using markup::Tree;

constexpr int kMostRows = 1'048'576;  // of the format
constexpr int kMostColumns = 16'384;

struct Place {
  int row = 0;
  int column = 0;
};

// "BC12" → row 11, column 54.
std::optional<Place> ReadPlace(std::string_view text) {
  std::size_t at = 0;
  int column = 0;
  while (at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && column <= kMostColumns) {
    column = column * 26 + (text[at++] - 'A' + 1);
  }
  int row = 0;
  const auto [end, fault] = std::from_chars(text.data() + at, text.data() + text.size(), row);
  const bool whole = fault == std::errc() && end == text.data() + text.size();
  if (!whole || column < 1 || column > kMostColumns || row < 1 || row > kMostRows) {
    return std::nullopt;
  }
  return Place{row - 1, column - 1};
}

bool IsTrue(std::string_view value) { return value == "1" || value == "true"; }

// The text of a string: plain or in runs; phonetic guides are left out.
std::string TextOf(const Tree& part, NodeId item) {
  std::string text;
  for (NodeId node = part[item].first_child; node != kNoNode; node = part[node].next) {
    if (part[node].name == "s:t") text += part.TextOf(node);
    if (part[node].name == "s:r") {
      const NodeId run = part.Child(node, "s:t");
      if (run != kNoNode) text += part.TextOf(run);
    }
  }
  return text;
}

class SheetReader {
 public:
  SheetReader(const Tree& part, const Workbook& workbook, const Limits& limits)
      : part_(part), workbook_(workbook), limits_(limits) {}

  Sheet Read() {
    const NodeId data = part_.Child(0, "s:sheetData");
    if (data == kNoNode) return {};
    ReadMerges();
    CountHiddenColumns();
    int row = -1;
    for (NodeId node = part_.Child(data, "s:row"); node != kNoNode;
         node = part_.Child(data, "s:row", node)) {
      row = markup::ReadNumber(part_.Attribute(node, "r"), row + 2) - 1;
      if (IsTrue(part_.Attribute(node, "hidden"))) ++sheet_.hidden_rows;
      ReadRow(node, row);
    }
    std::stable_sort(sheet_.cells.begin(), sheet_.cells.end(),
                     [](const SheetCell& a, const SheetCell& b) {
                       return std::pair(a.row, a.column) < std::pair(b.row, b.column);
                     });
    return std::move(sheet_);
  }

 private:
  void ReadMerges() {
    const NodeId merges = part_.Child(0, "s:mergeCells");
    if (merges == kNoNode) return;
    for (NodeId node = part_.Child(merges, "s:mergeCell"); node != kNoNode;
         node = part_.Child(merges, "s:mergeCell", node)) {
      const std::string_view range = part_.Attribute(node, "ref");
      const std::size_t colon = range.find(':');
      if (colon == std::string_view::npos) continue;
      const auto first = ReadPlace(range.substr(0, colon));
      const auto last = ReadPlace(range.substr(colon + 1));
      if (!first || !last || last->row < first->row || last->column < first->column) continue;
      merges_[{first->row, first->column}] = {last->row - first->row + 1,
                                              last->column - first->column + 1};
    }
  }

  void CountHiddenColumns() {
    const NodeId columns = part_.Child(0, "s:cols");
    if (columns == kNoNode) return;
    for (NodeId node = part_.Child(columns, "s:col"); node != kNoNode;
         node = part_.Child(columns, "s:col", node)) {
      if (!IsTrue(part_.Attribute(node, "hidden"))) continue;
      const int first = markup::ReadNumber(part_.Attribute(node, "min"), 1);
      const int last =
          std::min(markup::ReadNumber(part_.Attribute(node, "max"), first), kMostColumns);
      // A range to the last column hides what is empty anyway.
      if (last < kMostColumns) sheet_.hidden_columns += std::max(last - first + 1, 0);
    }
  }

  void ReadRow(NodeId row_node, int row) {
    int column = -1;
    for (NodeId node = part_.Child(row_node, "s:c"); node != kNoNode;
         node = part_.Child(row_node, "s:c", node)) {
      const auto place = ReadPlace(part_.Attribute(node, "r"));
      column = place ? place->column : column + 1;
      ReadCell(node, place ? place->row : row, column);
    }
  }

  void ReadCell(NodeId node, int row, int column) {
    SheetCell cell{row, column, 1, 1, {}, {}};
    const NodeId formula = part_.Child(node, "s:f");
    if (formula != kNoNode) cell.formula = part_.TextOf(formula);
    cell.text = Shown(node);
    if (formula != kNoNode && cell.formula.empty()) cell.formula = "=";  // shares another cell's
    const bool empty_string = part_.Attribute(node, "t") == "str";
    if (formula != kNoNode && cell.text.empty() && !empty_string) ++sheet_.without_value;
    if (cell.text.empty() && cell.formula.empty()) return;
    const auto merge = merges_.find({row, column});
    if (merge != merges_.end()) {
      cell.row_span = merge->second.first;
      cell.column_span = merge->second.second;
    }
    if (sheet_.cells.size() >= limits_.blocks) {
      throw Error(ErrorCode::kTooLarge, "", std::to_string(limits_.blocks) + " cells");
    }
    sheet_.cells.push_back(std::move(cell));
  }

  // ECMA-376 part 1, 18.18.11: the type of a cell says what its value is.
  std::string Shown(NodeId node) const {
    const std::string_view type = part_.Attribute(node, "t");
    if (type == "inlineStr") {
      const NodeId item = part_.Child(node, "s:is");
      return item == kNoNode ? std::string() : TextOf(part_, item);
    }
    const NodeId value_node = part_.Child(node, "s:v");
    if (value_node == kNoNode) return {};
    const std::string value = part_.TextOf(value_node);
    if (type == "s") {
      const int index = markup::ReadNumber(value, -1);
      const bool known = index >= 0 && static_cast<std::size_t>(index) < workbook_.strings.size();
      return known ? workbook_.strings[static_cast<std::size_t>(index)] : std::string();
    }
    if (type == "b") return IsTrue(value) ? "TRUE" : "FALSE";
    if (type == "str" || type == "e") return value;
    if (type == "d") return FormatNumber(SerialOf(value), FormatOf(node), workbook_.since_1904);
    return FormatNumber(value, FormatOf(node), workbook_.since_1904);
  }

  std::string_view FormatOf(NodeId node) const {
    const int style = markup::ReadNumber(part_.Attribute(node, "s"), 0);
    const bool known = style >= 0 && static_cast<std::size_t>(style) < workbook_.formats.size();
    return known ? std::string_view(workbook_.formats[static_cast<std::size_t>(style)]) : "General";
  }

  // An ISO date as the number of days that other cells have; as it is where it is none.
  std::string SerialOf(const std::string& iso) const {
    const auto time = ParseIsoTimestamp(iso);
    if (!time) return iso;
    using namespace std::chrono;
    const sys_days epoch =
        workbook_.since_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / 30);
    const sys_days day = year(time->date.year) / time->date.month / time->date.day;
    const double serial =
        static_cast<double>((day - epoch).count()) + std::max(time->minute, 0) / 1440.0;
    return std::to_string(serial);
  }

  const Tree& part_;
  const Workbook& workbook_;
  const Limits& limits_;
  std::map<std::pair<int, int>, std::pair<int, int>> merges_;  // place → spans
  Sheet sheet_;
};

}  // namespace

std::vector<std::string> ReadSharedStrings(const Tree& part) {
  std::vector<std::string> strings;
  for (NodeId node = part.Child(0, "s:si"); node != kNoNode; node = part.Child(0, "s:si", node)) {
    strings.push_back(TextOf(part, node));
  }
  return strings;
}

std::vector<std::string> ReadFormats(const Tree& styles) {
  std::map<int, std::string> codes;
  const NodeId own = styles.Child(0, "s:numFmts");
  if (own != kNoNode) {
    for (NodeId node = styles.Child(own, "s:numFmt"); node != kNoNode;
         node = styles.Child(own, "s:numFmt", node)) {
      codes[markup::ReadNumber(styles.Attribute(node, "numFmtId"), -1)] =
          styles.Attribute(node, "formatCode");
    }
  }
  std::vector<std::string> formats;
  const NodeId cells = styles.Child(0, "s:cellXfs");
  if (cells == kNoNode) return formats;
  for (NodeId node = styles.Child(cells, "s:xf"); node != kNoNode;
       node = styles.Child(cells, "s:xf", node)) {
    const int id = markup::ReadNumber(styles.Attribute(node, "numFmtId"), 0);
    const auto code = codes.find(id);
    formats.push_back(code != codes.end() ? code->second : std::string(BuiltInFormat(id)));
  }
  return formats;
}

Sheet ReadSheet(const Tree& part, const Workbook& workbook, const Limits& limits) {
  return SheetReader(part, workbook, limits).Read();
}

}  // namespace rasoat::readers::xlsx
