#include "pipeline/model/calendar.h"

#include <gtest/gtest.h>

namespace rasoat {
namespace {

// The slow reference: days are counted off one by one, by the rules of 1582.
int SlowDaysInMonth(int year, int month) {
  if (month == 2) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return leap ? 29 : 28;
  }
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

TEST(Calendar, AgreesWithCountingDays) {
  int weekday = 1;  // 1 January 1900 was a Monday
  for (int year = 1900; year <= 2110; ++year) {
    for (int month = 1; month <= 12; ++month) {
      EXPECT_EQ(DaysInMonth(year, month), SlowDaysInMonth(year, month)) << year << '/' << month;
      for (int day = -1; day <= 33; ++day) {
        const Date date{year, month, day};
        const bool valid = day >= 1 && day <= SlowDaysInMonth(year, month);
        ASSERT_EQ(IsValid(date), valid) << year << '/' << month << '/' << day;
        if (!valid) continue;
        ASSERT_EQ(Weekday(date), weekday) << ToIso(date);
        weekday = (weekday + 1) % 7;
        ASSERT_EQ(ParseIsoDate(ToIso(date)), date);
      }
    }
    for (const int month : {-1, 0, 13, 257}) EXPECT_FALSE(IsValid({year, month, 1}));
  }
}

TEST(Calendar, KnowsDaysOfHistory) {
  EXPECT_EQ(Weekday({1945, 9, 2}), 0);   // a Sunday
  EXPECT_EQ(Weekday({1975, 4, 30}), 3);  // a Wednesday
  EXPECT_EQ(Weekday({2024, 2, 29}), 4);
}

TEST(Calendar, ReadsIsoDates) {
  struct Row {
    const char* text;
    const char* iso;  // "" for none
  };
  constexpr Row kRows[] = {
      {"2019-03-13", "2019-03-13"},
      {"2019-03-13T08:32:00+07:00", "2019-03-13"},
      {"2019-03-13 08:32", "2019-03-13"},
      {"2024-02-29", "2024-02-29"},
      {"2023-02-29", ""},
      {"2023-09-31", ""},
      {"2023-13-01", ""},
      {"2023-00-10", ""},
      {"2023-10-00", ""},
      {"2023-1-01", ""},
      {"2023/01/01", ""},
      {"20230101", ""},
      {"13/03/2019", ""},
      {" 2019-03-13", ""},
      {"2019-03-1", ""},
      {"2019-03-1x", ""},
      {"2019-0x-13", ""},
      {"", ""},
      {"-201-03-13", ""},  // a sign is no digit
      {"2019--3-13", ""},
      {"2019-03-+1", ""},
      {"2019-03-133", ""},  // no day has three digits
  };
  for (const Row& row : kRows) {
    const auto date = ParseIsoDate(row.text);
    EXPECT_EQ(date ? ToIso(*date) : "", row.iso) << row.text;
  }
}

}  // namespace
}  // namespace rasoat
