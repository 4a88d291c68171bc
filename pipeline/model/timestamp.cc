#include "pipeline/model/timestamp.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace rasoat {
namespace {

constexpr int kMinutesOfDay = 24 * 60;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Two digits at `at`; -1 without.
int TwoDigits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size() || !IsDigit(text[at]) || !IsDigit(text[at + 1])) return -1;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

// "Z", "+07:00", "+0700", "-05"; Vietnam's without one.
int ReadZone(std::string_view text) {
  const std::size_t sign = text.find_first_of("+-Zz");
  if (sign == std::string_view::npos) return kVietnamZone;
  if (text[sign] == 'Z' || text[sign] == 'z') return 0;
  const int hours = TwoDigits(text, sign + 1);
  if (hours < 0 || hours > 14) return kVietnamZone;
  const std::size_t behind = sign + 3;
  const int minutes =
      TwoDigits(text, behind < text.size() && text[behind] == ':' ? behind + 1 : behind);
  const int zone = hours * 60 + (minutes > 0 && minutes < 60 ? minutes : 0);
  return text[sign] == '-' ? -zone : zone;
}

}  // namespace

std::optional<Timestamp> ParseIsoTimestamp(std::string_view text) {
  const auto date = ParseIsoDate(text);
  if (!date) return std::nullopt;
  Timestamp time{*date, -1, kVietnamZone};
  const bool has_time =
      text.size() >= 16 && (text[10] == 'T' || text[10] == ' ') && text[13] == ':';
  if (!has_time) return time;
  const int hour = TwoDigits(text, 11);
  const int minute = TwoDigits(text, 14);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return time;
  time.minute = hour * 60 + minute;
  time.zone = ReadZone(text.substr(16));
  return time;
}

Timestamp InVietnam(Timestamp time) {
  if (time.minute < 0 || time.zone == kVietnamZone) return time;
  using namespace std::chrono;
  const sys_days day = year(time.date.year) / time.date.month / time.date.day;
  const auto instant = day + minutes(time.minute + kVietnamZone - time.zone);
  const auto local_day = floor<days>(instant);
  const year_month_day ymd(local_day);
  const auto minute = duration_cast<minutes>(instant - local_day).count();
  return {{static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
           static_cast<int>(static_cast<unsigned>(ymd.day()))},
          static_cast<int>(minute) % kMinutesOfDay,
          kVietnamZone};
}

std::string ToIso(const Timestamp& time) {
  if (time.minute < 0) return ToIso(time.date);
  char buffer[32];
  const int zone = std::abs(time.zone);
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d%c%02d:%02d", time.minute / 60, time.minute % 60,
                time.zone < 0 ? '-' : '+', zone / 60, zone % 60);
  return ToIso(time.date) + buffer;
}

}  // namespace rasoat
