#pragma once

#include <functional>
#include <unordered_map>

#include "extractors/checks/claim.h"

namespace rasoat::checks::ratio_percent {

// The claim that a percent is a part over a whole; all are indices of quantities.
Claim ClaimOf(const passage::Passage& passage, std::uint32_t part, std::uint32_t whole,
              std::uint32_t percent);

// What a number before a percent can be a share of.
class Bases {
 public:
  // `checks` are those of the breakdowns.
  Bases(const passage::Passage& passage, const std::vector<Check>& checks);

  // Calls visit(base) for the numbers before `part` that it can be a share of, the nearest first,
  // until it says that this is it.
  void Each(std::uint32_t part, std::uint32_t percent,
            const std::function<bool(std::uint32_t)>& visit) const;

  // The total of a breakdown that holds and whose part this is.
  std::optional<std::uint32_t> TotalOf(std::uint32_t part) const;

  // "2.150 thẻ bạn đọc, trong đó 1.290 thẻ", "trong tổng số 1.250 đảng viên, có 38": the number
  // right before `part` is its whole by what stands between or before.
  std::optional<std::uint32_t> Named(std::uint32_t part) const;

 private:
  const passage::Passage& passage_;
  const std::vector<passage::Element>& elements_;
  std::unordered_map<std::uint32_t, Span> totals_;  // of breakdowns that hold, by the part's place
};

}  // namespace rasoat::checks::ratio_percent
