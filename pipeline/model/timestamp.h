#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/calendar.h"

namespace rasoat {

// A day, and the time of day where it is known.
struct Timestamp {
  Date date;
  int minute = -1;  // of the day, local to the zone; -1 where only the day is known
  int zone = 0;     // minutes east of Greenwich
  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

inline constexpr int kVietnamZone = 7 * 60;

// Reads ISO 8601, "2019-03-13T08:32:00+07:00", "2019-03-13 08:32", "2019-03-13". A time without a
// zone is Vietnam's. Fails where there is no valid date.
std::optional<Timestamp> ParseIsoTimestamp(std::string_view text);

// The same instant on Vietnamese clocks; a day without a time is left as it is.
Timestamp InVietnam(Timestamp time);

// "2019-03-13T08:32+07:00", or "2019-03-13" where only the day is known.
std::string ToIso(const Timestamp& time);

}  // namespace rasoat
