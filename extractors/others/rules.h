#pragma once

#include "extractors/engine.h"

// The rules that grammar.cc lists, by theme; each takes a number that is no figure.

namespace rasoat::others {

// times.cc
std::optional<Candidate> SpokenTime(const Context& context, std::size_t anchor);
std::optional<Candidate> ClockTime(const Context& context, std::size_t anchor);

// contacts.cc
std::optional<Candidate> PhoneNumber(const Context& context, std::size_t anchor);
std::optional<Candidate> LongNumber(const Context& context, std::size_t anchor);
std::optional<Candidate> StreetNumber(const Context& context, std::size_t anchor);

// marks.cc
std::optional<Candidate> EnumerationMark(const Context& context, std::size_t anchor);
std::optional<Candidate> NoteMark(const Context& context, std::size_t anchor);
std::optional<Candidate> Alone(const Context& context, std::size_t anchor);

// The end of a second figure that goes with the one at token i: "Trang 3/12", "24/24 giờ".
std::size_t EndOfPair(const lexer::Lexed& lexed, std::size_t i);

}  // namespace rasoat::others
