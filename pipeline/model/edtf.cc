#include "pipeline/model/edtf.h"

#include <cstdio>

#include "pipeline/model/calendar.h"

namespace rasoat {
namespace {

// The number of `digits` ASCII digits at the start of `text`, which it moves behind.
std::optional<int> TakeNumber(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return value;
}

std::string Compact(int year, int month, int day) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d%02d%02d", year, month, day);
  return text;
}

std::optional<DayRange> DaysOfOne(std::string_view edtf, std::string_view year) {
  std::string with_year(edtf);
  if (edtf.starts_with("XXXX") && year.size() == 4) with_year.replace(0, 4, year);
  std::string_view rest = with_year;
  const auto y = TakeNumber(rest, 4);
  if (!y) return std::nullopt;
  if (rest.empty()) return DayRange{Compact(*y, 1, 1), Compact(*y, 12, 31)};
  if (rest[0] != '-') return std::nullopt;
  rest.remove_prefix(1);
  const auto m = TakeNumber(rest, 2);
  if (!m || *m < 1 || *m > 12) return std::nullopt;
  if (rest.empty()) return DayRange{Compact(*y, *m, 1), Compact(*y, *m, DaysInMonth(*y, *m))};
  if (rest[0] != '-') return std::nullopt;
  rest.remove_prefix(1);
  const auto d = TakeNumber(rest, 2);
  if (!d || !rest.empty() || !IsValid({*y, *m, *d})) return std::nullopt;
  return DayRange{Compact(*y, *m, *d), Compact(*y, *m, *d)};
}

}  // namespace

std::optional<DayRange> DaysOf(std::string_view edtf, std::string_view year) {
  const std::size_t slash = edtf.find('/');
  if (slash == std::string_view::npos) return DaysOfOne(edtf, year);
  const std::string_view from = edtf.substr(0, slash);
  const std::string_view to = edtf.substr(slash + 1);
  const auto first = from == ".." ? DayRange{"00000101", ""} : DaysOfOne(from, year);
  const auto last = to == ".." ? DayRange{"", "99991231"} : DaysOfOne(to, year);
  if (!first || !last || first->first > last->last) return std::nullopt;
  return DayRange{first->first, last->last};
}

}  // namespace rasoat
