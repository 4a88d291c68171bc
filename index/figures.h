#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "pipeline/model/decimal.h"

// The figures that a record states, as one searches for them.

namespace rasoat::index {

struct Figure {
  std::string subject;   // what is counted, toned words: "đảng viên"; or of xapian::subjects
  std::string category;  // "khiển trách", where the figure has a label of its own
  Decimal value;
  std::size_t mention = 0;  // index into the record's mentions
};

// A ratio gives two counts and a percent, money an amount in đồng. In the order of the mentions.
std::vector<Figure> FiguresOf(const nlohmann::json& record);

// How a number is found whatever it was written like: "1090", "59.3%", "184/310"; empty for a
// mention without one.
std::vector<std::string> NumbersOf(const nlohmann::json& mention);

}  // namespace rasoat::index
