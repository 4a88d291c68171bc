#include "extractors/checks/claim.h"

#include <algorithm>

#include "extractors/checks/interval.h"
#include "extractors/checks/solve.h"
#include "extractors/checks/wording.h"

namespace rasoat::checks {

using passage::Passage;
using passage::Quantity;

namespace {

std::string DigitsOf(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c < '0' || c > '9' || (c == '0' && digits.empty())) continue;
    digits.push_back(c);
  }
  return digits;
}

// "1,2 lần" is said of a growth of 20 %: a unit of its last digit is ten of a percent.
int GrainOfTimes(std::string_view written, Decimal growth, int grain) {
  const std::string digits = DigitsOf(written);
  const std::size_t comma = written.find(',');
  const int decimals =
      comma == std::string_view::npos ? 0 : static_cast<int>(written.size() - comma - 1);
  const auto times = Decimal::FromDigits(digits, decimals);
  if (digits.empty() || decimals > 2 || !times) return grain;
  const auto percent = times->Scaled(2);
  const bool said = percent && percent->Plus(Decimal(-100, 0)) == growth;
  return said ? 2 - decimals : grain;
}

Severity SeverityOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kInconsistent: return Severity::kError;
    case Verdict::kRounding: return Severity::kNote;
    case Verdict::kConsistent:
    case Verdict::kUndetermined: break;
  }
  return Severity::kNone;
}

Span Around(const Passage& passage, const Claim& claim) {
  if (claim.evidence.length() > 0) return claim.evidence;
  Span span{~std::uint32_t{0}, 0};
  for (const Operand& operand : claim.operands) {
    if (operand.written.length() == 0) continue;
    const Span mention = passage.mentions()[operand.mention].span;
    // Of a ratio with its percent only what takes part; of any other mention all.
    const bool first = operand.written.start < span.start;
    span.start =
        std::min(span.start, first ? std::min(mention.start, operand.written.start) : span.start);
    span.end = std::max({span.end, operand.written.end, mention.end});
  }
  return span;
}

bool RoundedUp(const Claim& claim, const Judgement& judgement) {
  if (claim.relation != Relation::kQuotient && claim.relation != Relation::kGrowth) return false;
  if (judgement.check_class != CheckClass::kConsistent) return false;
  if (claim.statement.bound.comparator != Comparator::kNone) return false;
  const auto truth = Computed(claim.relation, claim.operands);
  return truth && !Truncated(claim.operands[2].value).Contains(*truth);
}

}  // namespace

int GrainOf(std::string_view written, Decimal value) {
  if (value.places() > 0) return -value.places();
  const std::string digits = DigitsOf(written);
  const std::string all = DigitsOf(value.ToString());
  if (digits.empty() || all.size() <= digits.size() || !all.starts_with(digits)) return 0;
  return static_cast<int>(all.size() - digits.size());
}

Operand OperandOf(const Passage& passage, const Quantity& quantity) {
  const Span written = quantity.figure.written;
  const std::string_view text = passage.lexed().text();
  Operand operand;
  operand.value = quantity.figure.value;
  operand.grain = GrainOf(text.substr(written.start, written.length()), operand.value);
  if (quantity.role == passage::Role::kChangePercent) {
    operand.grain =
        GrainOfTimes(text.substr(written.start, written.length()), operand.value, operand.grain);
  }
  operand.written = written;
  operand.mention = quantity.mention;
  operand.money = quantity.role == passage::Role::kMoney;
  return operand;
}

Claim ClaimAbout(const Passage& passage, std::string_view rule, Relation relation,
                 const std::vector<std::uint32_t>& quantities) {
  Claim claim;
  claim.rule = rule;
  claim.relation = relation;
  for (const std::uint32_t quantity : quantities) {
    claim.operands.push_back(OperandOf(passage, passage.At(quantity)));
  }
  return claim;
}

Operand Counted(std::size_t number) {
  Operand operand;
  operand.value = Decimal(static_cast<std::int64_t>(number), 0);
  return operand;
}

Judgement JudgeClaim(const Claim& claim) {
  return Judge(claim.relation, claim.operands, claim.statement);
}

bool IsSlip(const Claim& claim) {
  const Slip slip = ExplainingSlip(claim.relation, claim.operands, claim.statement);
  return slip != Slip::kNone && slip != Slip::kOneDigit;
}

std::optional<Check> Decide(const Passage& passage, const Claim& claim) {
  Judgement judgement = JudgeClaim(claim);
  if (!claim.reason.empty() && !judgement.Fits()) {
    judgement = {Verdict::kUndetermined, CheckClass::kWithheld};
  } else if (!claim.firm && !judgement.Fits()) {
    return std::nullopt;
  }
  Check check;
  check.rule = claim.rule;
  check.relation = claim.relation;
  check.verdict = judgement.verdict;
  check.check_class = judgement.check_class;
  check.severity = SeverityOf(judgement.verdict);
  check.operands = claim.operands;
  check.statement = claim.statement;
  if (judgement.verdict == Verdict::kUndetermined) check.reason = claim.reason;
  const Operand& stated = claim.operands[StatedOperand(claim.relation, claim.operands.size())];
  check.focus = stated.written;
  check.stated = passage.lexed().text().substr(stated.written.start, stated.written.length());
  if (const auto truth = Computed(claim.relation, claim.operands)) {
    check.computed = truth->Expand(stated.value.places() + 4, false);
    if (check.verdict == Verdict::kRounding && claim.relation == Relation::kQuotient) {
      check.suggested = RoundToNearest(*truth, stated.value.places());
    }
  }
  check.rounded_up = RoundedUp(claim, judgement);
  check.evidence = Around(passage, claim);
  return check;
}

bool AddCheck(const Passage& passage, const Claim& claim, Catalogue catalogue,
              std::vector<Check>& checks) {
  auto check = Decide(passage, claim);
  if (!check) return false;
  Explain(passage.lexed().text(), catalogue, *check);
  checks.push_back(std::move(*check));
  return true;
}

}  // namespace rasoat::checks
