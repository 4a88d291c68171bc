#include "pipeline/model/calendar.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace rasoat {
namespace {

std::chrono::year_month_day ToChrono(Date date) {
  return std::chrono::year(date.year) / date.month / date.day;
}

std::optional<int> ReadDigits(std::string_view text) {
  int value = 0;
  if (text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

bool IsValid(Date date) {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31 &&
         ToChrono(date).ok();
}

int DaysInMonth(int year, int month) {
  const auto last = std::chrono::year(year) / month / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

int Weekday(Date date) {
  return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(ToChrono(date))).c_encoding());
}

std::optional<Date> ParseIsoDate(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] >= '0' && text[10] <= '9') return std::nullopt;
  const auto year = ReadDigits(text.substr(0, 4));
  const auto month = ReadDigits(text.substr(5, 2));
  const auto day = ReadDigits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{*year, *month, *day};
  if (!IsValid(date)) return std::nullopt;
  return date;
}

std::string ToIso(Date date) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer;
}

}  // namespace rasoat
