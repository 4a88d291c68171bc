#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "index/dataset/row.h"

namespace rasoat::dataset {

// Counts of a selection, taken from the rows that an export of it would have.
class Statistics : public RowTaker {
 public:
  using Counts = std::map<std::string, std::int64_t>;  // an empty name: not told

  void Take(const Row& row) override;

  std::int64_t documents() const { return documents_; }
  std::int64_t figures() const { return figures_; }
  std::int64_t conflicts() const { return conflicts_; }
  std::int64_t copies() const { return copies_; }         // documents that another one stands for
  const Counts& years() const { return years_; }          // of the figures' periods
  const Counts& provinces() const { return provinces_; }  // codes since 1 July 2025
  const Counts& indicators() const { return indicators_; }
  const Counts& verdicts() const { return verdicts_; }

 private:
  std::int64_t documents_ = 0;
  std::int64_t figures_ = 0;
  std::int64_t conflicts_ = 0;
  std::int64_t copies_ = 0;
  Counts years_;
  Counts provinces_;
  Counts indicators_;
  Counts verdicts_;
};

}  // namespace rasoat::dataset
