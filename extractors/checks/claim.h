#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/checks/check.h"
#include "extractors/passage/passage.h"

namespace rasoat::checks {

// A relation that a rule sees in the text. What follows from it (verdict, computed figure, wording)
// is the same for all rules: a rule only says which figures belong together, and how surely.
struct Claim {
  std::string_view rule;
  Relation relation = Relation::kQuotient;
  std::vector<Operand> operands;
  Statement statement;
  // Whether the text says so plainly enough to fault it. A claim that is not firm is made only
  // where it holds: then the figures themselves confirm it.
  bool firm = false;
  Span evidence;                 // empty: from the first operand's mention to the last one's
  std::string_view reason = {};  // why it cannot be judged, where that is known: "open-list"
};

// A unit of the last written digit is ten to this power: 3 for "18 nghìn", -1 for "59,3".
int GrainOf(std::string_view written, Decimal value);

Operand OperandOf(const passage::Passage& passage, const passage::Quantity& quantity);

// A claim about written numbers (indices into the passage's quantities), as the relation orders
// them.
Claim ClaimAbout(const passage::Passage& passage, std::string_view rule, Relation relation,
                 const std::vector<std::uint32_t>& quantities);

// A number that is not stated in the text: the items of a list that were found.
Operand Counted(std::size_t number);

Judgement JudgeClaim(const Claim& claim);

// Whether one slip of the kinds that people make on one of the figures explains why it fails.
bool IsSlip(const Claim& claim);

// The check of a claim; nothing where it is not firm and does not hold.
std::optional<Check> Decide(const passage::Passage& passage, const Claim& claim);

// Decides, words it by the rule's catalogue (see wording.h), and adds it. Whether there is a check.
bool AddCheck(const passage::Passage& passage, const Claim& claim, Catalogue catalogue,
              std::vector<Check>& checks);

}  // namespace rasoat::checks
