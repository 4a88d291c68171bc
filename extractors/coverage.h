#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"

namespace rasoat {

// What became of the numbers of a text: the measure of what extraction overlooks.
struct Coverage {
  std::size_t numbers = 0;                         // number tokens of the text
  std::size_t figures = 0;                         // of them, in a mention
  std::map<std::string_view, std::size_t> others;  // by rule: what is no figure, "phone-number"
  std::vector<Span> unknown;                       // that no rule took
};

// A number token is digits with marks between ("1.286", "30.4.2018"); a word that holds digits
// ("m2", "QL91") is none. Extracts anew.
Coverage Cover(const Document& document);

}  // namespace rasoat
