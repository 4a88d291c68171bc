#include "extractors/dates/point.h"

#include <cstdio>

#include "extractors/numbers/numbers.h"
#include "pipeline/model/calendar.h"

namespace rasoat::dates {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;

constexpr int kLeapYear = 2000;  // of an unknown year, 29 February is possible

std::string YearText(std::optional<int> year) {
  return year ? std::to_string(*year) : std::string("XXXX");
}

std::string MonthText(std::optional<int> year, int month) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "-%02d", month);
  return YearText(year) + buffer;
}

// The reader of one point, moving along the tokens.
class PointReader {
 public:
  PointReader(const Context& context, std::size_t i)
      : context_(context), lexed_(context.lexed()), at_(i) {
    point_.range = {i, i};
  }

  std::optional<Point> Read() {
    ReadWeekday();
    // "mỗi tháng 1 lần": how often, not when.
    if (context_.Before(at_, Tag::kEvery) && !lexed_.StartsBlock(at_)) return std::nullopt;
    if (const Term quarter = Word(Tag::kQuarterWord)) return ReadQuarter(quarter);
    if (const Term year = Word(Tag::kYearWord)) return ReadYear(year);
    if (const Term month = Word(Tag::kMonthWord)) return ReadMonth(month);
    const Term day = Word(Tag::kDayWord);
    if (day) {
      at_ = day.range.end;
      point_.cued = true;
    }
    return ReadDay();
  }

 private:
  Term Word(Tag tag) const {
    if (at_ > point_.range.begin && lexed_.StartsBlock(at_)) return {};
    return context_.At(at_, tag);
  }

  // "thứ Sáu, ", "Chủ nhật (", "sáng ".
  void ReadWeekday() {
    if (const Term part = context_.At(at_, Tag::kDayPart)) {
      // The time of day is a cue, but no part of the date.
      at_ = point_.range.begin = part.range.end;
      point_.cued = true;
    }
    const Term weekday = context_.At(at_, Tag::kWeekday);
    if (!weekday) return;
    at_ = weekday.range.end;
    point_.cued = true;
    bracket_ = lexed_.IsSymbol(at_, "(");
    if (bracket_ || lexed_.IsSymbol(at_, ",")) ++at_;
  }

  std::optional<Point> Done(Point::Form form) {
    if (at_ <= point_.range.begin) return std::nullopt;
    if (bracket_ && lexed_.IsSymbol(at_, ")")) ++at_;
    point_.form = form;
    point_.range.end = at_;
    return point_;
  }

  // "/2023", "-2023", " năm 2023" behind a month or quarter.
  bool ReadYearBehind() {
    std::size_t next = at_;
    if (lexed_.StartsBlock(next) || lexed_.StartsBlock(next + 1)) return false;
    if (lexed_.IsSymbol(next, "/") || lexed_.IsDash(next) || lexed_.IsSymbol(next, ",")) ++next;
    if (const Term year_word = context_.At(next, Tag::kYearWord)) {
      next = year_word.range.end;
    } else if (next == at_ || lexed_.IsSymbol(at_, ",")) {
      return false;
    }
    point_.year = numbers::ReadYear(context_, next);
    if (!point_.year || lexed_.StartsBlock(next)) return point_.year.reset(), false;
    at_ = next + 1;
    return true;
  }

  std::optional<Point> ReadQuarter(const Term& word) {
    at_ = word.range.end;
    auto quarter = numbers::ReadRoman(context_, at_);
    if (!quarter) quarter = numbers::ReadSmall(context_, at_);
    if (!quarter || *quarter < 1 || *quarter > 4 || lexed_.StartsBlock(at_)) return std::nullopt;
    point_.month = *quarter;
    ++at_;
    ReadYearBehind();
    return Done(Point::Form::kQuarter);
  }

  std::optional<Point> ReadYear(const Term& word) {
    // "trong hai năm 2021, 2022": the word belongs to the count.
    const bool counted = context_.Before(word.range.begin, Tag::kNumeral) ||
                         (at_ > 0 && lexed_.IsNumber(at_ - 1) && !lexed_.StartsBlock(at_) &&
                          numbers::ReadSmall(context_, at_ - 1) && context_.Free(at_ - 1) &&
                          !(at_ > 1 && (lexed_.IsSymbol(at_ - 2, "/") || lexed_.IsDash(at_ - 2))));
    if (counted) return std::nullopt;
    at_ = word.range.end;
    point_.year = numbers::ReadYear(context_, at_);
    if (!point_.year || lexed_.StartsBlock(at_)) return std::nullopt;
    ++at_;
    return Done(Point::Form::kYear);
  }

  std::optional<Point> ReadMonth(const Term& word) {
    at_ = word.range.end;
    const auto month = numbers::ReadSmall(context_, at_);
    if (!month || *month < 1 || *month > 12 || lexed_.StartsBlock(at_)) return std::nullopt;
    point_.month = *month;
    ++at_;
    ReadYearBehind();
    return Done(Point::Form::kMonth);
  }

  // "2026-03-07", as machines write it.
  bool ReadIso() {
    const auto year = numbers::ReadYear(context_, at_);
    const bool form = year && lexed_.IsDash(at_ + 1) && lexed_.Glued(at_ + 1) &&
                      lexed_.Glued(at_ + 2) && lexed_.IsDash(at_ + 3) && lexed_.Glued(at_ + 3) &&
                      lexed_.Glued(at_ + 4) && lexed_.Written(at_ + 2).size() == 2 &&
                      lexed_.Written(at_ + 4).size() == 2;
    const auto month = form ? numbers::ReadSmall(context_, at_ + 2) : std::nullopt;
    const auto day = form ? numbers::ReadSmall(context_, at_ + 4) : std::nullopt;
    if (!month || !day) return false;
    point_.year = year;
    point_.month = *month;
    point_.day = *day;
    at_ += 5;
    return true;
  }

  // "thứ ba, 02 07 2019": blanks for slashes, behind a weekday.
  bool ReadSpaced() {
    if (point_.range.begin == at_ || !point_.cued) return false;
    const auto day = numbers::ReadSmall(context_, at_);
    const auto month = numbers::ReadSmall(context_, at_ + 1);
    const auto year = numbers::ReadYear(context_, at_ + 2);
    if (!day || !month || !year || lexed_.StartsBlock(at_ + 1) || lexed_.StartsBlock(at_ + 2)) {
      return false;
    }
    point_.day = *day;
    point_.month = *month;
    point_.year = year;
    at_ += 3;
    return true;
  }

  // "22-3-2017", "5 tháng 9 năm 2022", "15/3", "12/2018", "30.4.2018", "10".
  std::optional<Point> ReadDay() {
    if (ReadDotted() || ReadIso() || ReadSpaced()) return Done(Point::Form::kDay);
    const auto first = numbers::ReadSmall(context_, at_);
    if (!first) return std::nullopt;
    const std::size_t start = at_++;
    if (const Term month_word = Word(Tag::kMonthWord)) {
      const auto month = numbers::ReadSmall(context_, month_word.range.end);
      if (month) {
        point_.day = *first;
        point_.month = *month;
        point_.cued = true;
        at_ = month_word.range.end + 1;
        ReadYearBehind();
        return Done(Point::Form::kDay);
      }
    }
    if (!ReadSeparator()) return OnlyDay(*first);
    if (const auto year = numbers::ReadYear(context_, at_)) {
      if (*first < 1 || *first > 12 || lexed_.IsSymbol(at_ + 1, "/")) return std::nullopt;
      point_.month = *first;
      point_.year = year;
      ++at_;
      return Done(Point::Form::kMonth);
    }
    const auto second = numbers::ReadSmall(context_, at_);
    // "10 - 15/5": two days of one month.
    const bool range = lexed_.IsDash(start + 1) && lexed_.IsSymbol(at_ + 1, "/");
    if (range && *first >= 1 && *first <= 31) {
      at_ = start + 1;
      point_.day = *first;
      return Done(Point::Form::kDayOnly);
    }
    if (!second) {
      at_ = start + 1;
      return OnlyDay(*first);
    }
    point_.day = *first;
    point_.month = *second;
    ++at_;
    ReadYearOfDay(start);
    return Done(Point::Form::kDay);
  }

  // A day by itself dates nothing but half an interval, and needs its word.
  std::optional<Point> OnlyDay(int day) {
    if (!point_.cued || day < 1 || day > 31) return std::nullopt;
    point_.day = day;
    return Done(Point::Form::kDayOnly);
  }

  // One separator between the parts of a date, or more by a slip of the hand.
  bool ReadSeparator() {
    std::size_t next = at_;
    while (!lexed_.StartsBlock(next) && (lexed_.IsSymbol(next, "/") || lexed_.IsDash(next))) ++next;
    if (next == at_ || lexed_.StartsBlock(next)) return false;
    if (next > at_ + 1) point_.malformed = true;
    at_ = next;
    return true;
  }

  void ReadYearOfDay(std::size_t start) {
    const std::size_t after_month = at_;
    const bool malformed = point_.malformed;
    const bool dash = lexed_.IsDash(start + 1);
    if (ReadSeparator()) {
      const bool same = lexed_.IsDash(after_month) == dash;
      point_.year = numbers::ReadYear(context_, at_);
      if (point_.year && same) {
        ++at_;
        return;
      }
      // "10/6/3013": four digits that are no year of a report.
      if (!point_.year && same && lexed_.IsNumber(at_) && lexed_.Written(at_).size() == 4) {
        point_.malformed = true;
        ++at_;
        return;
      }
      const auto short_year = numbers::ReadSmall(context_, at_);
      if (!point_.year && short_year && same && point_.cued && lexed_.Written(at_).size() == 2) {
        point_.year = 2000 + *short_year;
        ++at_;
        return;
      }
    }
    point_.year.reset();
    point_.malformed = malformed;
    at_ = after_month;
    // "ngày 15/3 năm 2022"
    const Term year_word = Word(Tag::kYearWord);
    const auto year = year_word ? numbers::ReadYear(context_, year_word.range.end) : std::nullopt;
    if (!year) return;
    point_.year = year;
    at_ = year_word.range.end + 1;
  }

  // "30.4.2018" is one token; "30.4" only with its word.
  bool ReadDotted() {
    if (!lexed_.IsNumber(at_)) return false;
    int day = 0;
    int month = 0;
    int year = 0;
    int used = 0;
    const std::string token(lexed_.Written(at_));
    const int parts = std::sscanf(token.c_str(), "%2d.%2d.%4d%n", &day, &month, &year, &used);
    if (parts != 3 || static_cast<std::size_t>(used) != token.size() || year < 1900) return false;
    point_.day = day;
    point_.month = month;
    point_.year = year;
    ++at_;
    return true;
  }

  const Context& context_;
  const Lexed& lexed_;
  std::size_t at_;
  bool bracket_ = false;  // open behind a weekday: "thứ Tư (12/7/2023)"
  Point point_;
};

}  // namespace

std::optional<Point> ReadPoint(const Context& context, std::size_t i) {
  return PointReader(context, i).Read();
}

bool IsValidPoint(const Point& point) {
  if (point.malformed) return false;
  switch (point.form) {
    case Point::Form::kDay:
      return IsValid({point.year.value_or(kLeapYear), point.month, point.day});
    case Point::Form::kMonth: return point.month >= 1 && point.month <= 12;
    case Point::Form::kQuarter:
    case Point::Form::kYear: return true;
    case Point::Form::kDayOnly: return false;
  }
  return false;
}

std::string FirstOf(const Point& point) {
  switch (point.form) {
    case Point::Form::kQuarter: return MonthText(point.year, point.month * 3 - 2);
    case Point::Form::kMonth: return MonthText(point.year, point.month);
    case Point::Form::kYear: return YearText(point.year);
    case Point::Form::kDay:
    case Point::Form::kDayOnly: break;
  }
  char day[16];
  std::snprintf(day, sizeof day, "-%02d", point.day);
  return MonthText(point.year, point.month) + day;
}

std::string LastOf(const Point& point) {
  if (point.form == Point::Form::kQuarter) return MonthText(point.year, point.month * 3);
  return FirstOf(point);
}

std::string ToEdtf(const Point& point) {
  const std::string first = FirstOf(point);
  const std::string last = LastOf(point);
  return first == last ? first : first + "/" + last;
}

}  // namespace rasoat::dates
