#include "extractors/checks/suggest.h"

#include <algorithm>

#include "extractors/checks/slips.h"
#include "extractors/checks/wording.h"

namespace rasoat::checks {
namespace {

using passage::Quantity;
using passage::Role;

constexpr Message kMessages[] = {
#include "suggestion_messages.inc"
};

constexpr std::size_t kMost = 3;
constexpr int kWidest = 400;  // integers that are tried for one figure
constexpr std::string_view kOtherBase = "other-base";

using Operands = std::vector<Operand>;

Statement StatementOf(const passage::Passage& passage, const Check& check) {
  Statement statement;
  if (check.operands.empty()) return statement;
  const Operand& stated = check.operands[StatedOperand(check.relation, check.operands.size())];
  const MentionValue& value = passage.mentions()[stated.mention].value;
  if (const auto* change = std::get_if<Change>(&value)) {
    statement.direction = change->direction;
    statement.bound = change->bound;
  }
  if (const auto* ratio = std::get_if<Ratio>(&value)) statement.bound = ratio->bound;
  if (const auto* percent = std::get_if<Percent>(&value)) statement.bound = percent->bound;
  return statement;
}

std::optional<Decimal> ToDecimal(const Rational& value, int places) {
  const auto decimal = RoundToNearest(value, places);
  if (!decimal || *decimal < Decimal(0, 0)) return std::nullopt;
  return decimal;
}

class Suggester {
 public:
  Suggester(const passage::Passage& passage, std::vector<Check>& checks)
      : passage_(passage), checks_(checks) {}

  void Run() {
    for (std::uint32_t i = 0; i < checks_.size(); ++i) {
      const bool figures = !checks_[i].operands.empty() && checks_[i].relation != Relation::kItems;
      if (checks_[i].verdict == Verdict::kInconsistent && figures) Try(i);
    }
  }

 private:
  struct Candidate {
    Suggestion suggestion;
    Slip slip = Slip::kNone;
    std::size_t mends = 0;  // failed checks that it would mend
  };

  void Try(std::uint32_t at) {
    const Check& check = checks_[at];
    std::vector<Candidate> candidates;
    for (std::uint32_t o = 0; o < check.operands.size(); ++o) {
      if (check.operands[o].written.length() == 0) continue;
      Collect(at, o, candidates);
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) {
                       if (a.mends != b.mends) return a.mends > b.mends;
                       return a.slip < b.slip;
                     });
    const bool lone = candidates.size() == 1 && candidates.front().slip != Slip::kOneDigit;
    std::vector<Suggestion> proven;
    for (const Candidate& candidate : candidates) {
      if ((candidate.mends >= 2 || lone) && proven.size() < kMost) {
        proven.push_back(candidate.suggestion);
      }
    }
    if (proven.empty()) AddOtherBase(at, proven);
    for (Suggestion& suggestion : proven) Say(check, suggestion);
    checks_[at].suggestions = std::move(proven);
  }

  // Values for operand `o` that make the check hold, each one slip away, that break no other check.
  void Collect(std::uint32_t at, std::uint32_t o, std::vector<Candidate>& candidates) const {
    const Operand& operand = checks_[at].operands[o];
    for (const Decimal value : Solve(checks_[at], o)) {
      const Slip slip = SlipBetween(operand.value, value);
      if (slip == Slip::kNone) continue;
      Candidate candidate;
      candidate.slip = slip;
      candidate.suggestion = {o, value, SlipName(slip), {}, {}, {}};
      if (!Mends(at, operand.written, value, candidate)) continue;
      candidates.push_back(std::move(candidate));
    }
  }

  bool Mends(std::uint32_t at, Span written, Decimal value, Candidate& candidate) const {
    for (std::uint32_t i = 0; i < checks_.size(); ++i) {
      const Check& check = checks_[i];
      if (check.verdict == Verdict::kUndetermined) continue;
      Operands changed = check.operands;
      bool involved = false;
      for (Operand& operand : changed) {
        if (operand.written.length() == 0 || !(operand.written == written)) continue;
        operand.value = value;
        involved = true;
      }
      if (!involved) continue;
      const bool holds = Judge(check.relation, changed, StatementOf(passage_, check)).Fits();
      const bool held = check.verdict != Verdict::kInconsistent;
      if (!holds && (held || i == at)) return false;
      if (!holds) continue;
      candidate.suggestion.satisfies.push_back(i);
      candidate.mends += !held;
    }
    return true;
  }

  // The values of one operand that the others allow.
  std::vector<Decimal> Solve(const Check& check, std::uint32_t o) const {
    const Operands& operands = check.operands;
    const std::size_t stated = StatedOperand(check.relation, operands.size());
    if (check.relation == Relation::kEqual) return {operands[1 - o].value};
    if (check.relation == Relation::kShares) return Remainder(Decimal(100, 0), operands, o);
    if (o == stated) {
      const auto truth = Computed(check.relation, operands);
      if (!truth) return {};
      const auto value = ToDecimal(*truth, operands[o].value.places());
      return value ? std::vector<Decimal>{*value} : std::vector<Decimal>{};
    }
    if (check.relation == Relation::kSum) {
      return Remainder(operands[0].value, {operands.begin() + 1, operands.end()}, o - 1);
    }
    return Search(check, o);
  }

  // What is left of `total` without all operands but one.
  static std::vector<Decimal> Remainder(Decimal total, const Operands& parts, std::size_t but) {
    std::optional<Decimal> rest = total;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i != but && rest) rest = rest->Plus(parts[i].value.Negated());
    }
    if (!rest || *rest < Decimal(0, 0)) return {};
    return {*rest};
  }

  // Integers around the written one that make the relation hold.
  std::vector<Decimal> Search(const Check& check, std::uint32_t o) const {
    std::vector<Decimal> values;
    if (!check.operands[o].value.IsInteger() || check.operands[o].money) return values;
    Operands changed = check.operands;
    const std::int64_t written = check.operands[o].value.Reduced().units();
    const Statement statement = StatementOf(passage_, check);
    for (std::int64_t digit_swaps = 0; digit_swaps < kWidest; ++digit_swaps) {
      for (const std::int64_t value : {written - digit_swaps, written + digit_swaps}) {
        if (value <= 0 || value == written) continue;
        changed[o].value = Decimal(value, 0);
        if (Judge(check.relation, changed, statement).Holds()) values.push_back(changed[o].value);
      }
    }
    return values;
  }

  // A percent that another number of the document gives, and only that one.
  void AddOtherBase(std::uint32_t at, std::vector<Suggestion>& proven) const {
    const Check& check = checks_[at];
    if (check.relation != Relation::kQuotient || check.operands[2].value.places() == 0) return;
    std::vector<Decimal> bases;
    Operands changed = check.operands;
    for (const Quantity& quantity : passage_.quantities()) {
      const bool level = quantity.role == Role::kCount || quantity.role == Role::kWhole ||
                         quantity.role == Role::kMoney || quantity.role == Role::kPart;
      if (!level || (quantity.role == Role::kMoney) != check.operands[1].money) continue;
      changed[1].value = quantity.figure.value;
      if (!Judge(check.relation, changed, StatementOf(passage_, check)).Holds()) continue;
      if (std::find(bases.begin(), bases.end(), quantity.figure.value) == bases.end()) {
        bases.push_back(quantity.figure.value);
      }
    }
    if (bases.size() == 1) proven.push_back({1, bases.front(), kOtherBase, {at}, {}, {}});
  }

  static void Say(const Check& check, Suggestion& suggestion) {
    const Operand& operand = check.operands[suggestion.operand];
    const std::string others = std::to_string(suggestion.satisfies.size());
    for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
      const bool vietnamese = language == Language::kVietnamese;
      (vietnamese ? suggestion.vietnamese : suggestion.english) =
          FormatMessage(kMessages, suggestion.slip, language,
                        {{"written", Said(operand.value, operand.money, language)},
                         {"value", Said(suggestion.value, operand.money, language)},
                         {"checks", others}});
    }
  }

  const passage::Passage& passage_;
  std::vector<Check>& checks_;
};

}  // namespace

void Suggest(const passage::Passage& passage, std::vector<Check>& checks) {
  Suggester(passage, checks).Run();
}

}  // namespace rasoat::checks
