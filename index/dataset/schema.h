#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// The tables of an export, from columns.tsv: the one place where a column is named, typed and
// described. Types: Table Schema of Data Package v2 (datapackage.org, 2024).

namespace rasoat::dataset {

enum class Type : std::uint8_t { kString, kInteger, kNumber, kBoolean, kDate };

std::string_view NameOf(Type type);  // "string"

struct Column {
  std::string_view name;
  Type type = Type::kString;
  bool key = false;             // of the primary key
  bool required = false;        // never empty; so are keys
  std::string_view codes;       // the list of codes that its values come from; may be empty
  std::string_view references;  // "documents.document"; may be empty
  std::string_view vietnamese;
  std::string_view english;
};

struct Table {
  std::string_view name;
  std::vector<Column> columns;
};

// figures, documents, checks, tables, duplicates, series.
std::span<const Table> Tables();

// Null where there is none of that name.
const Table* FindTable(std::string_view name);

}  // namespace rasoat::dataset
