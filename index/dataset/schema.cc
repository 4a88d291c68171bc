#include "index/dataset/schema.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <string>

namespace rasoat::dataset {
namespace {

struct Line {
  std::string_view table;
  std::string_view column;
  std::string_view type;
  std::string_view constraint;
  std::string_view references;
  std::string_view vietnamese;
  std::string_view english;
  int line;
};

constexpr Line kLines[] = {
#include "dataset_columns.inc"
};

constexpr std::string_view kTypes[] = {"string", "integer", "number", "boolean", "date"};
constexpr std::string_view kCodes = "codes:";

Type TypeOf(const Line& line) {
  const auto found = std::find(std::begin(kTypes), std::end(kTypes), line.type);
  if (found == std::end(kTypes)) {
    throw std::logic_error("columns.tsv:" + std::to_string(line.line) + ": unknown type");
  }
  return static_cast<Type>(found - std::begin(kTypes));
}

Column ColumnOf(const Line& line) {
  Column column;
  column.name = line.column;
  column.type = TypeOf(line);
  column.key = line.constraint == "key";
  column.required = column.key || line.constraint == "required";
  if (line.constraint.starts_with(kCodes)) column.codes = line.constraint.substr(kCodes.size());
  column.references = line.references;
  column.vietnamese = line.vietnamese;
  column.english = line.english;
  return column;
}

std::vector<Table> MakeTables() {
  std::vector<Table> tables;
  for (const Line& line : kLines) {
    if (tables.empty() || tables.back().name != line.table) tables.push_back({line.table, {}});
    tables.back().columns.push_back(ColumnOf(line));
  }
  return tables;
}

}  // namespace

std::string_view NameOf(Type type) { return kTypes[static_cast<std::size_t>(type)]; }

std::span<const Table> Tables() {
  static const std::vector<Table> tables = MakeTables();
  return tables;
}

const Table* FindTable(std::string_view name) {
  for (const Table& table : Tables()) {
    if (table.name == name) return &table;
  }
  return nullptr;
}

}  // namespace rasoat::dataset
