#pragma once

#include "extractors/passage/passage.h"

// Where items and sentences begin and end.

namespace rasoat::passage {

// The mark of an item; Marker::kNone for none.
struct Mark {
  Marker marker = Marker::kNone;
  std::uint32_t ordinal = 0;
  std::size_t end = 0;  // token behind it
};

// At the start of a block: "- ", "1. ", "a) ".
Mark MarkAtBreak(const lexer::Lexed& lexed, std::size_t token);

// Within a sentence: "(1)", "(a)".
Mark InnerMark(const lexer::Lexed& lexed, std::size_t token);

// Whether a token ends a sentence: not the stop of "TP. Hồ Chí Minh" or "N.V.H.".
bool EndsSentence(const lexer::Lexed& lexed, std::size_t token);

}  // namespace rasoat::passage
