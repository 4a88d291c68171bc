#include "pipeline/readers/xlsx/number_format.h"

#include <gtest/gtest.h>

namespace rasoat::readers::xlsx {
namespace {

TEST(NumberFormat, ShowsWhatAReaderSees) {
  struct Row {
    const char* value;
    const char* code;
    const char* shown;
  };
  constexpr Row kRows[] = {
      {"0.593", "0.0%", "59,3%"},
      {"0.59354838709677418", "0.00%", "59,35%"},
      {"1090", "#,##0", "1.090"},
      {"1090", "General", "1090"},
      {"0.1", "General", "0,1"},
      {"59.299999999999997", "General", "59,3"},
      {"2500000", "#,##0\" đồng\"", "2.500.000 đồng"},
      {"-12", "#,##0;(#,##0)", "(12)"},
      {"-12", "#,##0", "-12"},
      {"0", "#,##0;-#,##0;\"-\"", "-"},
      {"-0.001", "0.00", "0,00"},
      {"2.675", "0.00", "2,68"},
      {"0.5", "0", "1"},
      {"9.995", "0.00", "10,00"},
      {"999999.5", "#,##0", "1.000.000"},
      {"1234567", "#,##0,", "1.235"},
      {"7", "00000", "00007"},
      {"0.42", "[<1]0.0%;#,##0", "42,0%"},
      {"42", "[<1]0.0%;#,##0", "42"},
      {"45356", "dd/mm/yyyy", "05/03/2024"},
      {"45356", "d/m/yy", "5/3/24"},
      {"60", "dd/mm/yyyy", "28/02/1900"},
      {"45356.5", "dd/mm/yyyy hh:mm", "05/03/2024 12:00"},
      {"0.75", "h:mm AM/PM", "6:00 CH"},
      {"1", "[Red]0", "1"},
      {"12", "0_);(0)", "12"},
      {"1.5", "# ?/?", "1,5"},
      {"1500", "0.00E+00", "1500"},
      {"abc", "0", "abc"},
      {"", "0", ""},
      {"1e400", "0", "1e400"},
      {"-5", "dd/mm/yyyy", "-5"},
      {"1e15", "dd/mm/yyyy", "1000000000000000"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(FormatNumber(row.value, row.code, false), row.shown) << row.value << " " << row.code;
  }
  EXPECT_EQ(FormatNumber("0", "dd/mm/yyyy", true), "01/01/1904");
}

TEST(NumberFormat, SurvivesAnyCode) {
  for (const char* code :
       {"",    ";", ";;;;", "\"", "\\", "_",  "*",  "[", "[]",     "[$",
        "[$-", "%", "%%%",  ",",  ".",  "0.", "#,", "y", "[h]:mm", "General General",
        "@"}) {
    for (const char* value : {"0", "1", "-1", "1e300", "-1e300", "1e-300", "45356.999999"}) {
      EXPECT_LT(FormatNumber(value, code, false).size(), 400u) << value << " " << code;
    }
  }
}

}  // namespace
}  // namespace rasoat::readers::xlsx
