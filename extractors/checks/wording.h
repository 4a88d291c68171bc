#pragma once

#include <span>
#include <string>

#include "extractors/checks/check.h"

namespace rasoat::checks {

// A figure as people read it, in Vietnamese or English digits. An amount of money in the largest
// scale that keeps it short: "1.245,6 tỷ đồng".
std::string Said(Decimal value, bool money, Language language);

// "12 + 9 + 3".
std::string Joined(std::span<const Operand> operands, Language language);

// Writes the sentence of a check in both languages. `catalogue` holds a message for each class that
// the rule can give, and for each reason; "wrong-bound" is the one of a comparator that is not
// true. Arguments: {first} and {second} operand, {parts} behind the first, {all}, {stated}, {said}
// (the stated figure with its comparator), {computed}, {rounded}, {difference}, {sign} (" %" of a
// change in percent), {quote}.
void Explain(std::string_view text, Catalogue catalogue, Check& check);

}  // namespace rasoat::checks
