#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/dataset/schema.h"

namespace rasoat::dataset {

// One row of a table. Columns are put in the order of the table, each by its name, so that a value
// cannot get into the wrong one.
class Row {
 public:
  explicit Row(std::string_view table);

  // An empty value is "not told". A number is its exact literal, a boolean "true" or "false", a
  // date ISO. Throws std::logic_error for another column than the next.
  Row& Put(std::string_view column, std::string value);
  Row& Put(std::string_view column, std::int64_t value) {
    return Put(column, std::to_string(value));
  }
  // A value that may be an empty text all the same.
  Row& PutText(std::string_view column, std::string value);

  const Table& table() const { return *table_; }
  // As many as the table has columns, once the row is whole. Throws std::logic_error before.
  const std::vector<std::optional<std::string>>& values() const;

 private:
  void CheckNext(std::string_view column) const;

  const Table* table_;
  std::vector<std::optional<std::string>> values_;
};

// Takes rows of several tables, in any order between them.
class RowTaker {
 public:
  RowTaker() = default;
  RowTaker(const RowTaker&) = delete;
  RowTaker& operator=(const RowTaker&) = delete;
  virtual ~RowTaker() = default;
  virtual void Take(const Row& row) = 0;
};

}  // namespace rasoat::dataset
