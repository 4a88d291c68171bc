#include "pipeline/readers/grid.h"

#include <algorithm>

namespace rasoat::readers {
namespace {

constexpr int kWidestSpan = 1000;
constexpr int kTallestSpan = 1000;
constexpr std::size_t kMostMarked = 4'000'000;  // grid cells of one table

}  // namespace

void GridBuilder::BeginRow() {
  ++row_;
  next_column_ = 0;
}

RawCell GridBuilder::AddCell(int row_span, int column_span) {
  if (row_ < 0) row_ = 0;
  const RawCell cell{row_, static_cast<int>(FreeColumn()), std::clamp(row_span, 1, kTallestSpan),
                     std::clamp(column_span, 1, kWidestSpan), 0};
  Occupy(cell);
  return cell;
}

std::size_t GridBuilder::FreeColumn() {
  const auto row = static_cast<std::size_t>(row_);
  if (taken_.size() <= row) taken_.resize(row + 1);
  const auto& taken = taken_[row];
  while (next_column_ < taken.size() && taken[next_column_]) ++next_column_;
  return next_column_;
}

void GridBuilder::Occupy(const RawCell& cell) {
  const auto area =
      static_cast<std::size_t>(cell.row_span) * static_cast<std::size_t>(cell.column_span);
  marked_ += area;
  if (marked_ > kMostMarked) return;
  const auto last = static_cast<std::size_t>(cell.row) + static_cast<std::size_t>(cell.row_span);
  if (taken_.size() < last) taken_.resize(last);
  for (auto row = static_cast<std::size_t>(cell.row); row < last; ++row) {
    auto& taken = taken_[row];
    const auto end =
        static_cast<std::size_t>(cell.column) + static_cast<std::size_t>(cell.column_span);
    if (taken.size() < end) taken.resize(end);
    std::fill(taken.begin() + cell.column, taken.begin() + static_cast<std::ptrdiff_t>(end), true);
  }
}

}  // namespace rasoat::readers
