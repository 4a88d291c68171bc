#include "extractors/checks/suggest.h"

#include <algorithm>

#include "extractors/checks/slips.h"
#include "extractors/checks/solve.h"
#include "extractors/checks/wording.h"

namespace rasoat::checks {
namespace {

using passage::Quantity;
using passage::Role;

constexpr Message kMessages[] = {
#include "suggestion_messages.inc"
};

constexpr std::size_t kMost = 3;
constexpr std::string_view kOtherBase = "other-base";
constexpr std::string_view kOtherTotal = "other-total";
const Decimal kTelling(20, 0);  // hardly the sum of figures it has nothing to do with

using Operands = std::vector<Operand>;

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
    if (proven.empty()) AddNewBase(at, proven);
    if (proven.empty()) AddOtherTotal(at, proven);
    for (Suggestion& suggestion : proven) Say(check, suggestion);
    checks_[at].suggestions = std::move(proven);
  }

  // Values for operand `o` that make the check hold, each one slip away, that break no other check.
  void Collect(std::uint32_t at, std::uint32_t o, std::vector<Candidate>& candidates) const {
    const Operand& operand = checks_[at].operands[o];
    const Check& check = checks_[at];
    for (const Decimal value : Solve(check.relation, check.operands, check.statement, o)) {
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
      const bool holds = Judge(check.relation, changed, check.statement).Fits();
      const bool held = check.verdict != Verdict::kInconsistent;
      if (!holds && (held || i == at)) return false;
      if (!holds) continue;
      candidate.suggestion.satisfies.push_back(i);
      candidate.mends += !held;
    }
    return true;
  }

  // A percent that another number of the document gives, and only that one.
  void AddOtherBase(std::uint32_t at, std::vector<Suggestion>& proven) const {
    const Check& check = checks_[at];
    if (check.relation != Relation::kQuotient || check.operands[2].value.places() == 0) return;
    std::vector<Decimal> bases;
    Operands changed = check.operands;
    for (const Quantity& quantity : passage_.quantities()) {
      const bool level =
          IsAmount(quantity) || quantity.role == Role::kWhole || quantity.role == Role::kPart;
      if (!level || (quantity.role == Role::kMoney) != check.operands[1].money) continue;
      changed[1].value = quantity.figure.value;
      if (!Judge(check.relation, changed, check.statement).Holds()) continue;
      if (std::find(bases.begin(), bases.end(), quantity.figure.value) == bases.end()) {
        bases.push_back(quantity.figure.value);
      }
    }
    if (bases.size() == 1) proven.push_back({1, bases.front(), kOtherBase, {at}, {}, {}});
  }

  // 22,6 % from 24 to 31: the difference over the new figure, not over the old one.
  void AddNewBase(std::uint32_t at, std::vector<Suggestion>& proven) const {
    const Check& check = checks_[at];
    if (check.relation != Relation::kGrowth || check.operands[2].value.places() == 0) return;
    Operands changed = check.operands;
    std::swap(changed[0], changed[1]);
    Statement statement = check.statement;
    statement.direction =
        statement.direction == Direction::kIncrease ? Direction::kDecrease : Direction::kIncrease;
    if (!Judge(check.relation, changed, statement).Holds()) return;
    proven.push_back({0, changed[0].value, kOtherBase, {at}, {}, {}});
  }

  // The parts add up to another number of the document that counts the same.
  void AddOtherTotal(std::uint32_t at, std::vector<Suggestion>& proven) const {
    const Check& check = checks_[at];
    if (check.relation != Relation::kSum) return;
    const auto total = passage_.QuantityAt(check.operands[0].written);
    if (!total) return;
    const Quantity& stated = passage_.At(*total);
    const auto sum = Computed(check.relation, check.operands);
    if (!sum) return;
    for (const Quantity& quantity : passage_.quantities()) {
      if (quantity.role != stated.role || quantity.unit != stated.unit) continue;
      if (quantity.figure.value < kTelling || Rational::Of(quantity.figure.value) != *sum) continue;
      proven.push_back({0, quantity.figure.value, kOtherTotal, {at}, {}, {}});
      return;
    }
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
