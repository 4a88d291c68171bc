#include "extractors/checks/registry.h"

#include <algorithm>

#include "extractors/checks/ratio_percent/ratio_percent.h"

namespace rasoat::checks {
namespace {

constexpr Message kSummaries[] = {
#include "rule_summaries.inc"
};

constexpr const Message& SummaryOf(std::string_view id) {
  for (const Message& summary : kSummaries) {
    if (summary.id == id) return summary;
  }
  return kSummaries[0];
}

constexpr CheckRule MakeRule(std::string_view id, RuleFunction apply) {
  return {id, apply, SummaryOf(id).vietnamese, SummaryOf(id).english};
}

constexpr CheckRule kRules[] = {
    MakeRule("ratio-percent", ratio_percent::Apply),
};

}  // namespace

std::span<const CheckRule> Rules() { return kRules; }

std::vector<Check> RunChecks(const Subject& subject) {
  std::vector<Check> checks;
  for (const CheckRule& rule : kRules) {
    std::vector<Check> found = rule.apply(subject);
    std::move(found.begin(), found.end(), std::back_inserter(checks));
  }
  std::stable_sort(checks.begin(), checks.end(), [](const Check& a, const Check& b) {
    return a.evidence.start < b.evidence.start;
  });
  return checks;
}

RoundingHabit HabitOf(std::span<const Check> checks) {
  static constexpr std::size_t kEnough = 3;
  static constexpr std::size_t kTwice = 2;
  std::size_t truncated = 0;
  std::size_t rounded_up = 0;
  for (const Check& check : checks) {
    truncated += check.check_class == CheckClass::kTruncated;
    rounded_up += check.rounded_up;
  }
  const std::size_t telling = truncated + rounded_up;
  if (telling >= kEnough && truncated * 10 >= telling * 9) return RoundingHabit::kTruncates;
  if (truncated >= kTwice && rounded_up >= kTwice) return RoundingHabit::kMixed;
  return RoundingHabit::kNearest;
}

}  // namespace rasoat::checks
