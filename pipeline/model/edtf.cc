#include "pipeline/model/edtf.h"

#include "pipeline/model/calendar.h"

namespace rasoat {
namespace {

std::string Compact(Date date) {
  std::string text = ToIso(date);
  std::erase(text, '-');
  return text;
}

std::optional<DayRange> DaysOfOne(std::string_view edtf, std::string_view year) {
  std::string with_year(edtf);
  if (edtf.starts_with("XXXX") && year.size() == 4) with_year.replace(0, 4, year);
  const std::size_t length = with_year.size();
  if (length == 4) with_year += "-01";
  if (length <= 7) with_year += "-01";
  const auto first = ParseIsoDate(with_year);
  if (!first || with_year.size() != 10) return std::nullopt;
  Date last = *first;
  if (length == 4) last.month = 12;
  if (length <= 7) last.day = DaysInMonth(last.year, last.month);
  return DayRange{Compact(*first), Compact(last)};
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

std::string IsoDayOf(const std::string& day) {
  if (day.empty() || day.starts_with("0000") || day.starts_with("9999")) return {};
  return day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2);
}

}  // namespace rasoat
