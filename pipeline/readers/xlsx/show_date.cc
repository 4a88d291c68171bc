#include <algorithm>
#include <chrono>
#include <cmath>

#include "pipeline/readers/xlsx/format_section.h"

namespace rasoat::readers::xlsx {
namespace {

struct Moment {
  int year = 0;
  int month = 0;
  int day = 0;
  int weekday = 0;  // 0 Sunday
  int hour = 0;
  int minute = 0;
  int second = 0;
};

// Days since 31/12/1899 with a 29/02/1900 that never was, or since 01/01/1904 (18.17.4).
Moment ToMoment(double serial, bool since_1904) {
  using namespace std::chrono;
  auto days = static_cast<int>(std::floor(serial));
  int seconds = static_cast<int>(std::lround((serial - std::floor(serial)) * 86400));
  if (seconds >= 86400) {
    seconds -= 86400;
    ++days;
  }
  const sys_days epoch =
      since_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / (days < 60 ? 31 : 30));
  const sys_days date = epoch + std::chrono::days(days);
  const year_month_day ymd(date);
  return {static_cast<int>(ymd.year()),
          static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day())),
          static_cast<int>(weekday(date).c_encoding()),
          seconds / 3600,
          seconds / 60 % 60,
          seconds % 60};
}

std::string Padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

std::string DatePart(const Moment& moment, const std::string& part, bool minutes, bool half_day) {
  if (part == "AM/PM") return moment.hour < 12 ? "SA" : "CH";
  const std::size_t width = part.size();
  switch (part[0]) {
    case 'y': return width <= 2 ? Padded(moment.year % 100, 2) : Padded(moment.year, 4);
    case 'd': return Padded(moment.day, width >= 2 ? 2 : 1);
    case 'h': {
      const int hour = half_day ? (moment.hour + 11) % 12 + 1 : moment.hour;
      return Padded(hour, width);
    }
    case 's': return Padded(moment.second, width);
    case 'm':
      return Padded(minutes ? moment.minute : moment.month, std::min<std::size_t>(width, 2));
    default: return {};
  }
}

// "m" is minutes behind hours and before seconds, else months.
bool IsMinutes(const std::vector<Piece>& pieces, std::size_t index) {
  for (std::size_t i = index; i-- > 0;) {
    if (pieces[i].kind != Piece::Kind::kDate) continue;
    if (pieces[i].text[0] == 'h') return true;
    break;
  }
  for (std::size_t i = index + 1; i < pieces.size(); ++i) {
    if (pieces[i].kind == Piece::Kind::kDate) return pieces[i].text[0] == 's';
  }
  return false;
}

}  // namespace

std::string ShowDate(double serial, const Section& section, bool since_1904) {
  const Moment moment = ToMoment(serial, since_1904);
  std::string out;
  for (std::size_t i = 0; i < section.pieces.size(); ++i) {
    const Piece& piece = section.pieces[i];
    if (piece.kind == Piece::Kind::kLiteral) {
      out += piece.text;
    } else if (piece.kind == Piece::Kind::kPoint) {
      out += ".";
    } else if (piece.kind == Piece::Kind::kDate) {
      out += DatePart(moment, piece.text, IsMinutes(section.pieces, i), section.half_day);
    }
  }
  return out;
}

}  // namespace rasoat::readers::xlsx
