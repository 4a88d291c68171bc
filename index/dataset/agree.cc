#include "index/dataset/agree.h"

#include <algorithm>

namespace rasoat::dataset {
namespace {

// A range of values in units of 10^-kPlaces; figures of up to 18 digits, with two decimals or less
// for the largest, fit.
constexpr int kPlaces = 6;
constexpr Int128 kInfinite = static_cast<Int128>(1) << 120;

struct Range {
  Int128 low = -kInfinite;
  Int128 high = kInfinite;
  bool low_open = false;
  bool high_open = false;
};

Int128 UnitsOf(const StatedValue& stated) {
  const int shift = kPlaces - std::min(stated.value.places(), kPlaces);
  return static_cast<Int128>(stated.value.units()) * PowerOfTen(shift);
}

Int128 GrainOf(const StatedValue& stated) {
  return PowerOfTen(std::clamp(stated.grain + kPlaces, 0, 36));
}

// "khoảng", "gần": two units of the last digit that says something, or a twentieth. Without a scale
// word the zeros at the end of a number say nothing: 57.480 is told to tens.
Int128 About(const StatedValue& stated) {
  Int128 grain = GrainOf(stated);
  const Int128 units = UnitsOf(stated);
  while (stated.grain == 0 && units != 0 && units % (grain * 10) == 0) grain *= 10;
  return std::max(2 * grain, (units < 0 ? -units : units) / 20);
}

Range RangeOf(const StatedValue& stated) {
  const Int128 value = UnitsOf(stated);
  if (stated.comparator == "gt") return {value, kInfinite, true, false};
  if (stated.comparator == "ge") return {value, kInfinite, false, false};
  if (stated.comparator == "lt") return {-kInfinite, value, false, true};
  if (stated.comparator == "le") return {-kInfinite, value, false, false};
  if (stated.comparator == "below") return {value - About(stated), value, false, false};
  if (stated.comparator == "approx") {
    return {value - About(stated), value + About(stated), false, false};
  }
  // Counts are exact; what was rounded to thousands or to decimals was rounded or cut.
  if (stated.grain == 0) return {value, value, false, false};
  return {value - GrainOf(stated), value + GrainOf(stated), true, true};
}

// Whether no value is in both because the one end that they share is left out of either.
bool MeetInOpenEnd(const Range& a, const Range& b, Int128 at) {
  return (a.low == at && a.low_open) || (a.high == at && a.high_open) ||
         (b.low == at && b.low_open) || (b.high == at && b.high_open);
}

}  // namespace

bool Agree(const StatedValue& a, const StatedValue& b) {
  const Range one = RangeOf(a);
  const Range other = RangeOf(b);
  // Two figures of one precision are the same digits or not the same.
  if (a.comparator.empty() && b.comparator.empty() && a.grain == b.grain) return a.value == b.value;
  const Int128 low = std::max(one.low, other.low);
  const Int128 high = std::min(one.high, other.high);
  return low < high || (low == high && !MeetInOpenEnd(one, other, low));
}

bool AllAgree(const std::vector<StatedValue>& stated) {
  // Many documents say the same.
  std::vector<StatedValue> values;
  for (const StatedValue& one : stated) {
    const bool known = std::any_of(values.begin(), values.end(), [&](const StatedValue& other) {
      return one.value.IdenticalTo(other.value) && one.grain == other.grain &&
             one.comparator == other.comparator;
    });
    if (!known) values.push_back(one);
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t k = i + 1; k < values.size(); ++k) {
      if (!Agree(values[i], values[k])) return false;
    }
  }
  return true;
}

const StatedValue& MostExact(const std::vector<StatedValue>& values) {
  return *std::min_element(values.begin(), values.end(),
                           [](const StatedValue& a, const StatedValue& b) {
                             if (a.comparator.empty() != b.comparator.empty()) {
                               return a.comparator.empty();
                             }
                             return a.grain < b.grain;
                           });
}

}  // namespace rasoat::dataset
