#include "pipeline/model/edtf.h"

#include <gtest/gtest.h>

namespace rasoat {
namespace {

struct Row {
  const char* edtf;
  const char* days;
};

constexpr Row kRows[] = {
    {"2021", "20210101-20211231"},
    {"2024-02", "20240201-20240229"},
    {"2021-03-05", "20210305-20210305"},
    {"2021-01/2021-03", "20210101-20210331"},
    {"2015/2020", "20150101-20201231"},
    {"../2019", "00000101-20191231"},
    {"2019-05/..", "20190501-99991231"},
    {"XXXX-01/XXXX-06", "20220101-20220630"},
    {"2021-13", ""},
    {"2021-02-29", ""},
    {"2021/2020", ""},
    {"20210", ""},
    {"", ""},
    {"abc", ""},
    {"/", ""},
};

TEST(Edtf, GivesDays) {
  for (const Row& row : kRows) {
    const auto days = DaysOf(row.edtf, "2022");
    EXPECT_EQ(days ? days->first + "-" + days->last : "", row.days) << row.edtf;
  }
  EXPECT_FALSE(DaysOf("XXXX-01/XXXX-06"));
}

}  // namespace
}  // namespace rasoat
