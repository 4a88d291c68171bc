#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "extractors/checks/rational.h"
#include "extractors/checks/verdict.h"
#include "extractors/mention.h"

// The relations between figures, and what decides each. All arithmetic is exact.

namespace rasoat::checks {

enum class Relation : std::uint8_t {
  kQuotient,    // numerator, denominator, percent: the percent is numerator / denominator
  kSum,         // total, parts …: the parts add up to the total
  kShares,      // shares …: they add up to 100
  kDifference,  // before, after, amount: what it went up or down by
  kGrowth,      // before, after, percent: the same in percent of `before`
  kPoints,      // before, after, percent: the difference of two percents
  kAtMost,      // total, part: a part is not larger than its whole
  kEqual,       // values …: one quantity stated twice
  kItems,       // stated, found: an announced number of items, and those listed
  kDate,        // none: a date of the calendar
  kReference,   // none: a document number
};

// A figure in a relation.
struct Operand {
  Decimal value;
  // A unit of its last written digit is 10^grain: 59,3 has -1, 45,0 too, 18 nghìn 3, 18.000 0.
  int grain = 0;
  Span written;               // empty for what is counted, not stated
  std::uint32_t mention = 0;  // index into the document's mentions
  bool money = false;
};

// One unit of the operand's last written digit.
Rational UnitOf(const Operand& operand);

// Half of what the last digits of all figures leave open, together. Nothing beyond 128 bits.
std::optional<Rational> SlackOf(std::span<const Operand> operands);

// How the figure that is judged is stated.
struct Statement {
  Bound bound;
  Direction direction = Direction::kIncrease;  // of kDifference and kGrowth
};

// Judges by the figures as written. kAtMost and kEqual: consistent or wrong. Undetermined where the
// base is zero or a number leaves 128 bits. kDate and kReference are judged by their rules.
Judgement Judge(Relation relation, std::span<const Operand> operands, const Statement& statement);

// Which operand is judged by the others.
std::size_t StatedOperand(Relation relation, std::size_t operands);

// What the others give for it: the percent, the sum, the difference.
std::optional<Rational> Computed(Relation relation, std::span<const Operand> operands);

// The name of an operand in the record: "numerator"; a list ("parts") begins at `list_from`.
struct FieldNames {
  std::span<const std::string_view> names;
  std::size_t list_from = 0;  // operands from here on share the last name; as many as names: none
};
FieldNames FieldsOf(Relation relation);

}  // namespace rasoat::checks
