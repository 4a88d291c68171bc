#pragma once

#include <optional>
#include <string>

#include "extractors/engine.h"

namespace rasoat::dates {

// One end of an interval, or a date by itself, before a missing year is filled in.
struct Point {
  enum class Form { kDay, kMonth, kQuarter, kYear, kDayOnly };

  lexer::TokenRange range;
  Form form = Form::kDay;
  std::optional<int> year;
  int month = 0;  // or the quarter
  int day = 0;
  bool malformed = false;  // written against every form, "18/4//2022"
  bool cued = false;       // a word says that it is a date: "ngày", "sáng", a weekday
};

// Reads the longest date or period that begins at token i: "thứ Sáu, ngày 16/8/2023", "tháng 6",
// "quý I năm 2021", "năm 2020", "12/2018", "ngày 10" (kDayOnly: only good as half of an interval).
std::optional<Point> ReadPoint(const Context& context, std::size_t i);

// Whether the calendar has it.
bool IsValidPoint(const Point& point);

// EDTF of a valid point: "2021-03-05", "2021-01/2021-03"; "XXXX" for an unknown year.
std::string ToEdtf(const Point& point);

// Its first and last month or day, as EDTF: of "quý I/2021" "2021-01" and "2021-03".
std::string FirstOf(const Point& point);
std::string LastOf(const Point& point);

}  // namespace rasoat::dates
