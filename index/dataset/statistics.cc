#include "index/dataset/statistics.h"

#include <algorithm>

namespace rasoat::dataset {
namespace {

std::string Value(const Row& row, std::string_view column) {
  const auto& columns = row.table().columns;
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Column& one) { return one.name == column; });
  return row.values()[static_cast<std::size_t>(found - columns.begin())].value_or("");
}

}  // namespace

void Statistics::Take(const Row& row) {
  const std::string_view table = row.table().name;
  if (table == "documents") {
    ++documents_;
    copies_ += !Value(row, "copy_of").empty();
  } else if (table == "figures") {
    ++figures_;
    const std::string end = Value(row, "period_end");
    ++years_[(end.empty() ? Value(row, "period_start") : end).substr(0, 4)];
    ++provinces_[Value(row, "province_after")];
    ++indicators_[Value(row, "indicator")];
  } else if (table == "checks") {
    const bool across = Value(row, "rule") == "cross-document";
    if (across) conflicts_ += Value(row, "class") == "conflict";
    if (!across) ++verdicts_[Value(row, "verdict")];
  }
}

}  // namespace rasoat::dataset
