#include "index/dataset/row.h"

#include <stdexcept>

namespace rasoat::dataset {

Row::Row(std::string_view table) : table_(FindTable(table)) {
  if (table_ == nullptr) throw std::logic_error("no table " + std::string(table));
  values_.reserve(table_->columns.size());
}

void Row::CheckNext(std::string_view column) const {
  const std::size_t next = values_.size();
  if (next < table_->columns.size() && table_->columns[next].name == column) return;
  throw std::logic_error(std::string(table_->name) + ": " + std::string(column) +
                         " is not the next column");
}

Row& Row::Put(std::string_view column, std::string value) {
  CheckNext(column);
  if (value.empty()) {
    values_.emplace_back();
  } else {
    values_.emplace_back(std::move(value));
  }
  return *this;
}

Row& Row::PutText(std::string_view column, std::string value) {
  CheckNext(column);
  values_.emplace_back(std::move(value));
  return *this;
}

const std::vector<std::optional<std::string>>& Row::values() const {
  if (values_.size() == table_->columns.size()) return values_;
  throw std::logic_error(std::string(table_->name) + ": row without all its columns");
}

}  // namespace rasoat::dataset
