#pragma once

#include <string>

#include "extractors/engine.h"
#include "extractors/numbers/numbers.h"

// The rules that grammar.cc lists, by theme.

namespace rasoat::counts {

// labelled.cc: a label says what the figure is of
std::optional<Candidate> LabelFirst(const Context& context, std::size_t anchor);
std::optional<Candidate> LabelBehind(const Context& context, std::size_t anchor);
std::optional<Candidate> ColonLabel(const Context& context, std::size_t anchor);
std::optional<Candidate> ListedLabel(const Context& context, std::size_t anchor);

// shared.cc: several figures share a unit or a cue
std::optional<Candidate> FromTo(const Context& context, std::size_t anchor);
std::optional<Candidate> ToLast(const Context& context, std::size_t anchor);
std::optional<Candidate> Distributed(const Context& context, std::size_t anchor);
std::optional<Candidate> ListedBefore(const Context& context, std::size_t anchor);
std::optional<Candidate> FirstOfPair(const Context& context, std::size_t anchor);

// elided.cc: the unit stands elsewhere in the sentence
std::optional<Candidate> CopulaUnit(const Context& context, std::size_t anchor);
std::optional<Candidate> Predicate(const Context& context, std::size_t anchor);
std::optional<Candidate> Elided(const Context& context, std::size_t anchor);
std::optional<Candidate> SubjectFirst(const Context& context, std::size_t anchor);
std::optional<Candidate> BracketedOfName(const Context& context, std::size_t anchor);

// A count of that range, widened by the comparator beside it.
Candidate MakeCount(const Context& context, const numbers::Number& number, lexer::TokenRange range,
                    std::string unit, std::string category);

// Whether a figure that ends before token i is closed off: nothing follows that it could count.
bool IsClosed(const lexer::Lexed& lexed, std::size_t i);

}  // namespace rasoat::counts
