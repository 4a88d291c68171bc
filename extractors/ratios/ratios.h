#pragma once

#include <optional>
#include <span>
#include <string>

#include "extractors/engine.h"

namespace rasoat::ratios {

// A part of a whole, as two figures, with the percent that the text gives for them.
//   "184/310 chi bộ (đạt 59,3%)"               184/310, "chi bộ", 59.3 %
//   "41/52 cuộc, đạt 78,8%"                    41/52, "cuộc", 78.8 %
//   "5 trên tổng số 6 cuộc (83,3%)"            5/6, "cuộc", 83.3 %
//   "34/43 chi bộ (hơn 79%)"                   34/43, "chi bộ", more than 79 %
//   "ngày 15/3", "130/2020/NĐ-CP"              nothing: see extractors/dates, extractors/docrefs
//   "7 lượt/9 người"                           nothing: two counts
std::span<const Rule> Rules();

// Two figures with a slash between them whose units were told apart before: after "7 lượt/9 người"
// the pair "4/5 người" is two counts. `slash` is the token between the figures.
struct UnitPair {
  std::string first;
  std::string second;
};
std::optional<UnitPair> PairedUnits(const Context& context, std::size_t slash);

}  // namespace rasoat::ratios
