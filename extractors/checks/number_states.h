#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extractors/checks/check.h"
#include "pipeline/model/document.h"

namespace rasoat::checks {

// What became of a number of the text: nothing passes in silence.
enum class NumberState : std::uint8_t {
  kChecked,   // in a relation that was judged
  kWithheld,  // in one that could not be judged
  kAlone,     // a figure, and no other figure to check it by
  kNoFigure,  // a clock time, a clause of law, an item's number, part of a name
  kUnknown,   // not understood
};

// "checked", "withheld", "alone", "no-figure", "unknown".
std::string_view StateName(NumberState state);

struct NumberInText {
  Span span;
  NumberState state = NumberState::kUnknown;
};

// Every number token of the text, in order. Extracts anew, to tell what is no figure.
std::vector<NumberInText> StatesOf(const Document& document, std::span<const Mention> mentions,
                                   std::span<const Check> checks);

}  // namespace rasoat::checks
