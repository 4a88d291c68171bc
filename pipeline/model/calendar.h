#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rasoat {

// A day of the Gregorian calendar.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend bool operator==(const Date&, const Date&) = default;
};

// Whether the calendar has that day: 29/02/2023 and 31/9/2023 do not exist.
bool IsValid(Date date);

int DaysInMonth(int year, int month);

// 0 Sunday … 6 Saturday. Requires IsValid(date).
int Weekday(Date date);

// Reads the date at the start of an ISO 8601 string, "2019-03-13T08:32:00+07:00" too. Fails where
// there is none or the calendar does not have it.
std::optional<Date> ParseIsoDate(std::string_view text);

std::string ToIso(Date date);

}  // namespace rasoat
