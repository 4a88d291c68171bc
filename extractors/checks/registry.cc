#include "extractors/checks/registry.h"

#include <algorithm>
#include <iterator>

#include "extractors/checks/change/change.h"
#include "extractors/checks/date_valid/date_valid.h"
#include "extractors/checks/docref/docref.h"
#include "extractors/checks/fingerprint.h"
#include "extractors/checks/list_count/list_count.h"
#include "extractors/checks/part_exceeds_whole/part_exceeds_whole.h"
#include "extractors/checks/part_whole/part_whole.h"
#include "extractors/checks/ratio_percent/ratio_percent.h"
#include "extractors/checks/repeat/repeat.h"
#include "extractors/checks/share_sum/share_sum.h"
#include "extractors/checks/suggest.h"
#include "extractors/checks/table/table.h"

namespace rasoat::checks {
namespace {

constexpr Message kSummaries[] = {
#include "rule_summaries.inc"
};

CheckRule MakeRule(std::string_view id, RuleFunction apply) {
  const auto* found = std::find_if(std::begin(kSummaries), std::end(kSummaries),
                                   [&](const Message& summary) { return summary.id == id; });
  return {id, apply, found->vietnamese, found->english};
}

// A rule may build on the checks of those before it.
const CheckRule kRules[] = {
    MakeRule("part-whole", part_whole::Apply),
    MakeRule("ratio-percent", ratio_percent::Apply),
    MakeRule("share-sum", share_sum::Apply),
    MakeRule("change", change::Apply),
    MakeRule("part-exceeds-whole", part_exceeds_whole::Apply),
    MakeRule("list-count", list_count::Apply),
    MakeRule("date-valid", date_valid::Apply),
    MakeRule("repeat", repeat::Apply),
    MakeRule("docref", docref::Apply),
    MakeRule("table", table::Apply),
};

}  // namespace

std::span<const CheckRule> Rules() { return kRules; }

std::vector<Check> RunChecks(const Subject& subject) {
  std::vector<Check> checks;
  for (const CheckRule& rule : kRules) rule.apply(subject, checks);
  std::stable_sort(checks.begin(), checks.end(), [](const Check& a, const Check& b) {
    return a.evidence.start < b.evidence.start;
  });
  Suggest(subject.passage, checks);
  SetFingerprints(subject.passage, checks);
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
