#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extractors/checks/check.h"
#include "extractors/passage/passage.h"
#include "extractors/tables/structure.h"

namespace rasoat::checks {

// What a rule sees. All views live as long as the document.
struct Subject {
  const passage::Passage& passage;
  std::string_view published;               // the document's own date (ISO), or empty
  const passage::Passage* title = nullptr;  // where the title does not stand in the text
  const std::vector<tables::Table>* tables = nullptr;

  std::string_view text() const { return passage.lexed().text(); }
};

// Adds the checks of one rule to those of the rules before it.
using RuleFunction = void (*)(const Subject& subject, std::vector<Check>& checks);

struct CheckRule {
  std::string_view id;  // as in the record format: "ratio-percent"
  RuleFunction apply;
  const char* vietnamese;  // what the rule demands, one line
  const char* english;
};

// All rules. A new one is a folder and a line in registry.cc.
std::span<const CheckRule> Rules();

// Applies every rule; checks come in the order of their evidence. Never throws for any mentions.
std::vector<Check> RunChecks(const Subject& subject);

// How a document cuts its percents, learned from the pairs that can tell (checks whose rounding
// and truncation differ).
enum class RoundingHabit : std::uint8_t { kNearest, kTruncates, kMixed };

// kTruncates: at least three such pairs, nine in ten of them truncated. kMixed: both habits, each
// at least twice. It decides how findings are shown, never a verdict.
RoundingHabit HabitOf(std::span<const Check> checks);

}  // namespace rasoat::checks
