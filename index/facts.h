#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/edtf.h"

// What a record says of its document as a whole: what one filters and counts by. The one place
// where that is decided; the index keeps it, facets count it.

namespace rasoat::index {

struct CheckFact {
  std::string rule;
  std::string verdict;  // as of the record, or "question"
  friend bool operator==(const CheckFact&, const CheckFact&) = default;
};

struct Facts {
  std::string published;  // YYYYMMDD; of the letterhead where the source states no date
  // The first period (a month or more) that the head of the document names.
  DayRange period;
  std::string publisher;  // as written; else the host of its address
  std::string host;
  std::string kind;  // "báo cáo"; "bài báo" for what a publisher printed
  std::string media_type;
  // Provinces that the head of the document names, by places in them; where it names none, those
  // of the whole text. National codes until 30 June 2025 and since.
  std::vector<std::string> provinces_before;
  std::vector<std::string> provinces_after;
  std::vector<std::string> places;         // own names of all units named, without marks
  std::vector<std::string> organisations;  // as written first, each once whatever its marks
  std::vector<CheckFact> checks;           // each kind once
  std::vector<std::string> rules;          // of findings
  std::vector<std::string> verdicts;
  std::vector<std::string> qualities;  // "ocr", "legacy", "unsure", "table"
  std::size_t inconsistent = 0;        // checks
  std::size_t rounding = 0;
};

// `record`: one record of docs/record-format.md.
Facts FactsOf(const nlohmann::json& record);

// "ocr", "legacy", "table": how the document was read.
std::vector<std::string> QualitiesOf(const nlohmann::json& record);

CheckFact CheckFactOf(const nlohmann::json& check);

// A string of a JSON object; empty where it has none.
std::string Text(const nlohmann::json& object, const char* key);

}  // namespace rasoat::index
