#pragma once

#include <string>
#include <vector>

#include "extractors/statements/cues.h"
#include "extractors/statements/statement.h"

// The dates of a sentence as what they are to its figures.
//   "Năm 2022, … kiểm tra 12 tổ chức đảng"      the period of what follows
//   "(năm 2020)" right behind a figure           that figure's own
//   "so với năm 2021 (115 đảng viên)"            the base, and the period of the figure in brackets
//   "Kế hoạch số 15-KH/HU ngày 20/01/2016"       a document's, no period
//   "Tính đến ngày 10/10"                        a day up to which was counted

namespace rasoat::statements {

struct DateCue {
  std::size_t cue = 0;  // in the sentence
  std::string edtf;
  bool day = false;    // one day, no period
  bool base = false;   // of a comparison
  bool until = false;  // "tính đến"
  bool since_term = false;
  bool since_year = false;
  bool apart = false;  // a document's, a term of office, the time that is inspected

  bool Governs() const { return !day && !base && !apart && !until; }
  bool Ends() const { return until && !base && !apart; }
};

std::vector<DateCue> DatesOf(const Text& text, const Sentence& sentence);

// The same part of an earlier year: "2023-01/2023-09" in "2022" is "2022-01/2022-09". `base` as it
// is where it is no bare year.
std::string SamePartOf(const std::string& base, const std::string& period);

// The year before: "2023-01/2023-09" gives "2022-01/2022-09"; empty where it is not a plain period.
std::string YearBefore(const std::string& period);

}  // namespace rasoat::statements
