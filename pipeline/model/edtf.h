#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rasoat {

// A run of days, both ends in it, as YYYYMMDD: such strings compare as the days do.
struct DayRange {
  std::string first;
  std::string last;
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

// The days of an EDTF value (ISO 8601-2) as far as this project writes them: "2021", "2021-03",
// "2021-03-05", and two of these with "/" between. "XXXX" stands for `year` where one is given. Of
// an interval whose ends are open ("2015/..", "../2020") the open end is year 0 or 9999. Fails on
// anything else, and on an interval that ends before it begins.
std::optional<DayRange> DaysOf(std::string_view edtf, std::string_view year = {});

// "2021-03-05" of an end of a DayRange; empty for an open end, and for no day.
std::string IsoDayOf(const std::string& day);

}  // namespace rasoat
