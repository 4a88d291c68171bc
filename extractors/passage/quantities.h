#pragma once

#include <vector>

#include "extractors/passage/passage.h"

namespace rasoat::passage {

// The written numbers of all mentions, in text order; those of dates, document numbers and names
// are none.
std::vector<Quantity> QuantitiesOf(std::span<const Mention> mentions);

struct DateRange {
  lexer::TokenRange range;
  std::uint32_t mention = 0;
};

// Where the dates stand, in text order.
std::vector<DateRange> DatesOf(const lexer::Lexed& lexed, std::span<const Mention> mentions);

}  // namespace rasoat::passage
