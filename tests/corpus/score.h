#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extractors/record/record.h"

// How well records agree with the facts annotated in corpus/facts.

namespace rasoat::test {

struct Score {
  std::size_t hit = 0;
  std::size_t extra = 0;
  std::size_t missed = 0;

  double precision() const;
  double recall() const;
};

struct Scores {
  std::map<std::string, Score> by_name;  // "count", …, "check:ratio-percent"
  std::vector<std::string> faults;       // one line each: what was missed, what was too much
};

// Adds the comparison of one record with its facts. A mention agrees when its type, its values and
// the digits of its quote do; an organisation when its name does, or one is the other's beginning
// or end; a check when its rule, its numbers and its verdict do. Facts without `mentions` are of
// checks alone. Types and
// rules that the program does not have yet are not scored.
void Compare(const std::string& document, const Record& record, const nlohmann::json& facts,
             Scores& scores);

}  // namespace rasoat::test
