#pragma once

#include <optional>
#include <span>

#include "extractors/engine.h"

namespace rasoat::percents {

// Shares that stand by themselves.
//   "hơn 20% chi bộ trực thuộc"    more than 20 %, of "chi bộ trực thuộc"
//   "chiếm 38,5%"                  38.5 %
//   "12,5 phần trăm"               12.5 %
//   "tăng 18,1%"                   nothing: a change, see extractors/changes
//   "184/310 chi bộ (59,3%)"       nothing: part of a ratio, see extractors/ratios
std::span<const Rule> Rules();

struct Reading {
  lexer::TokenRange range;  // with comparator and percent sign
  Figure figure;
  Bound bound;
};

// Reads a figure in percent whose number is token i.
std::optional<Reading> ReadPercent(const Context& context, std::size_t i);

}  // namespace rasoat::percents
