#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/decimal.h"

// Stated figures as terms, so that a range of values is an OR of a few terms: exact to the last
// digit, on any shard, without asking the store. A value is written as two digits for its power of
// ten (50 is 10^0, "00" zero) and its significant digits; such keys sort as the values do. A figure
// has a term for each leading part of its key, and one, ended by ".", for the whole:
//   1286 đảng viên  XQđảng viên:53 …:531 …:5312 …:53128 …:531286 …:531286.
// The scheme is that of prefix-coded numbers (Schindler, Diepenbroek: Generic XML-based Framework
// for Metadata Portals, 2008), with digits for bits.

namespace rasoat::xapian {

// What a figure that counts no unit is kept under.
namespace subjects {
inline constexpr std::string_view kPercent = "%";
inline constexpr std::string_view kMoney = "$";  // in Vietnamese dong
inline constexpr std::string_view kIncrease = "+";
inline constexpr std::string_view kDecrease = "-";
inline constexpr std::string_view kIncreasePercent = "+%";
inline constexpr std::string_view kDecreasePercent = "-%";

// Whether a subject, which is not empty, is none of these.
inline bool IsUnit(std::string_view subject) {
  return std::string_view("%$+-").find(subject.front()) == std::string_view::npos;
}
}  // namespace subjects

// Values from `low` to `high`, where they are given, with or without the ends themselves.
struct ValueRange {
  std::optional<Decimal> low;
  std::optional<Decimal> high;
  bool low_open = false;
  bool high_open = false;

  bool Contains(const Decimal& value) const;
};

// The terms of one figure. Requires value >= 0.
std::vector<std::string> FigureTerms(std::string_view subject, const Decimal& value);

// Terms of which a figure of `subject` has at least one exactly if its value is in the range.
std::vector<std::string> RangeTerms(std::string_view subject, const ValueRange& range);

}  // namespace rasoat::xapian
