#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/timestamp.h"

namespace rasoat::readers::html {

// A line of a page that states when it was published, or changed.
struct DateLine {
  Timestamp time;
  bool modified = false;  // "Cập nhật lúc …"
  bool timed = false;     // it has a time of day or a weekday, as sentences seldom do
  bool authored = false;  // a word such as "Gửi bởi" stands before what is left
  int rest = 0;           // letters of the line beside the date, time, weekday and labels
  std::string rest_text;  // these, as written, without that word
  std::string written;    // from the first to the last letter of the date and time
};

//   "Thứ Tư, 19/10/2022 | 08:47 GMT+7"           2022-10-19T08:47+07:00
//   "13/03/2019 | 08:32 AM"                      2019-03-13T08:32+07:00
//   "Cập nhật lúc 14:05 ngày 3/7/2023"           2023-07-03T14:05+07:00, modified
//   "Hà Nội, ngày 21 tháng 09 năm 2025"          2025-09-21, rest 5
// Nothing without a whole valid date, or where a line has two, or is longer than 160 letters.
std::optional<DateLine> ReadDateLine(std::string_view text);

// Whether a line holds a date and little else: not a sentence with a date in it.
bool IsDateLine(std::string_view text);

// "Viết bởi Ngọc Quyên" → "Ngọc Quyên".
std::string WithoutAuthorWord(std::string_view text);

// "Nguồn: Báo Lai Châu" → origin; "Tin, ảnh: Minh Anh" → author. Of lines up to 80 letters that
// begin with such a word and a colon, or of "Theo" before a name.
struct Byline {
  std::string_view field;  // "author", "origin"
  std::string value;
};
std::optional<Byline> ReadByline(std::string_view text);

}  // namespace rasoat::readers::html
