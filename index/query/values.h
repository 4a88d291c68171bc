#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/decimal.h"
#include "pipeline/model/edtf.h"

// Values as people type them in queries.

namespace rasoat::query {

// Days, months, quarters, years and periods in any form that reports use, and ranges of them:
// "2021", "2020-01..2021-06", "13/03/2019", "quý I/2024", "nhiệm kỳ 2015-2020", "..2019".
std::optional<DayRange> ParseDays(std::string_view text);

struct Amount {
  Decimal value;
  bool percent = false;
  std::size_t length = 0;  // bytes of the text that were read
};

// "100", "1.090", "59,3%", "2,5 tỷ đồng", at the start of the text. In "1.5" the dot, before one or
// two digits, is the decimal sign.
std::optional<Amount> ParseAmount(std::string_view text);

// The number of one token of digits, dots and commas, in the form of the index; nothing for a date
// ("30.4.2018") or what has too many digits.
std::optional<Decimal> ParseNumber(std::string_view written);

}  // namespace rasoat::query
