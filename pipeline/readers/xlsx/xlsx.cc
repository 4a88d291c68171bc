#include "pipeline/readers/xlsx/xlsx.h"

#include <algorithm>

#include "pipeline/readers/ooxml/ooxml.h"
#include "pipeline/readers/xlsx/sheet.h"

namespace rasoat::readers::xlsx {
namespace {

using markup::kNoNode;
using markup::NodeId;
using markup::Tree;

// "B12": where the cell is in its sheet.
std::string NameOf(const SheetCell& cell) {
  std::string letters;
  for (int column = cell.column + 1; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return letters + std::to_string(cell.row + 1);
}

void AddSheet(const std::string& name, Sheet sheet, const Limits& limits, RawDocument& document) {
  if (document.blocks.size() + sheet.cells.size() >= limits.blocks) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(limits.blocks) + " cells");
  }
  int top = sheet.cells.front().row;
  int left = sheet.cells.front().column;
  for (const SheetCell& cell : sheet.cells) left = std::min(left, cell.column);
  document.blocks.push_back({BlockKind::kHeading, 1, name, name, {}});
  RawTable table;
  for (SheetCell& cell : sheet.cells) {
    table.cells.push_back({cell.row - top, cell.column - left, cell.row_span, cell.column_span,
                           static_cast<std::uint32_t>(document.blocks.size()),
                           std::move(cell.formula)});
    document.blocks.push_back(
        {BlockKind::kTableCell, 0, std::move(cell.text), name + "!" + NameOf(cell), {}});
  }
  document.tables.push_back(std::move(table));
}

void Warn(const std::string& name, const Sheet& sheet, bool hidden_sheet, RawDocument& document) {
  std::string hidden;
  if (hidden_sheet) hidden += " sheet";
  if (sheet.hidden_rows > 0) hidden += " rows:" + std::to_string(sheet.hidden_rows);
  if (sheet.hidden_columns > 0) hidden += " columns:" + std::to_string(sheet.hidden_columns);
  if (!hidden.empty()) document.warnings.push_back({"hidden-content", name + ":" + hidden});
  if (sheet.without_value > 0) {
    document.warnings.push_back(
        {"values-missing", name + ": " + std::to_string(sheet.without_value)});
  }
}

}  // namespace

std::vector<RawDocument> Read(const Request& request) {
  ooxml::Document file(request.bytes);
  const Tree main = file.Main();
  Workbook workbook;
  if (const auto strings = file.Related("sharedStrings")) {
    workbook.strings = ReadSharedStrings(*strings);
  }
  if (const auto styles = file.Related("styles")) workbook.formats = ReadFormats(*styles);
  const NodeId properties = main.Child(0, "s:workbookPr");
  if (properties != kNoNode) {
    const std::string_view epoch = main.Attribute(properties, "date1904");
    workbook.since_1904 = epoch == "1" || epoch == "true";
  }

  RawDocument document;
  file.ReadProperties(document);
  const NodeId sheets = main.Child(0, "s:sheets");
  if (sheets == kNoNode) throw Error(ErrorCode::kMalformed, "", "no sheets");
  for (NodeId node = main.Child(sheets, "s:sheet"); node != kNoNode;
       node = main.Child(sheets, "s:sheet", node)) {
    const auto relationship = file.relationships().find(std::string(main.Attribute(node, "r:id")));
    if (relationship == file.relationships().end() || relationship->second.external) continue;
    const auto part = file.Part(relationship->second.target);
    if (!part) continue;
    const std::string name(main.Attribute(node, "name"));
    Sheet sheet = ReadSheet(*part, workbook, request.limits);
    if (sheet.cells.empty()) continue;
    Warn(name, sheet,
         !main.Attribute(node, "state").empty() && main.Attribute(node, "state") != "visible",
         document);
    AddSheet(name, std::move(sheet), request.limits, document);
  }
  for (const std::string& part : file.missing())
    document.warnings.push_back({"part-missing", part});
  if (document.blocks.empty() && !file.missing().empty()) {
    throw Error(ErrorCode::kMalformed, "", file.missing().front());
  }
  if (document.blocks.empty()) throw Error(ErrorCode::kEmpty, "");
  if (document.title.empty()) document.title = document.blocks.front().text;
  std::vector<RawDocument> documents;
  documents.push_back(std::move(document));
  return documents;
}

}  // namespace rasoat::readers::xlsx
