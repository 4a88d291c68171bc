#include "extractors/checks/ratio_percent/ratio_percent.h"

#include <algorithm>

#include "extractors/checks/interval.h"
#include "extractors/checks/rounding.h"

namespace rasoat::checks::ratio_percent {
namespace {

constexpr Message kMessages[] = {
#include "ratio_percent_messages.inc"
};

Severity SeverityOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kInconsistent: return Severity::kError;
    case Verdict::kRounding: return Severity::kNote;
    case Verdict::kConsistent:
    case Verdict::kUndetermined: break;
  }
  return Severity::kNone;
}

// Printed 100 % where some are missing, or 0 % where there are some: right as rounding goes, and
// easily taken for all or none.
bool IsSaturated(const Ratio& ratio, Decimal stated) {
  const bool all = stated == Decimal(100, 0) && ratio.numerator.value < ratio.denominator.value;
  const bool none = stated == Decimal(0, 0) && ratio.numerator.value > Decimal(0, 0);
  return all || none;
}

// The words of the percent as the text has them: "hơn 79%".
std::string Said(std::string_view text, const Ratio& ratio) {
  const Span figure = ratio.percent->written;
  const std::uint32_t start =
      ratio.bound.word.empty() ? figure.start : std::min(ratio.bound.word.start, figure.start);
  return std::string(text.substr(start, figure.end - start)) + " %";
}

std::string_view MessageId(const Check& check, const Ratio& ratio) {
  if (check.verdict == Verdict::kConsistent && check.severity == Severity::kNote) {
    return "saturated";
  }
  const bool bounded = ratio.bound.comparator != Comparator::kNone;
  if (bounded && check.verdict == Verdict::kInconsistent) return "wrong-bound";
  return ClassName(check.check_class);
}

void Explain(std::string_view text, const Ratio& ratio, const std::optional<Rational>& truth,
             Check& check) {
  const Decimal stated = ratio.percent->value;
  const auto rounded = truth ? RoundToNearest(*truth, stated.places()) : std::nullopt;
  for (const bool vietnamese : {true, false}) {
    const auto write = [&](Decimal value) {
      return vietnamese ? value.ToVietnamese() : value.ToString();
    };
    const std::string pair = write(ratio.numerator.value) + "/" + write(ratio.denominator.value);
    const std::string computed = truth ? truth->Expand(stated.places() + 1, vietnamese) : "";
    (vietnamese ? check.vietnamese : check.english) = FormatMessage(
        kMessages, MessageId(check, ratio), vietnamese ? Language::kVietnamese : Language::kEnglish,
        {{"pair", pair},
         {"computed", computed},
         {"stated", write(stated)},
         {"said", Said(text, ratio)},
         {"rounded", rounded ? write(*rounded) : ""}});
  }
  if (check.verdict == Verdict::kRounding) check.suggested = rounded;
}

Check Judge(std::string_view text, std::uint32_t index, const Mention& mention,
            const Ratio& ratio) {
  const Decimal stated = ratio.percent->value;
  Check check;
  check.rule = "ratio-percent";
  check.operands = {index};
  check.fields = {{"numerator", {ratio.numerator.value}},
                  {"denominator", {ratio.denominator.value}},
                  {"percent", {stated}}};
  check.stated = text.substr(ratio.percent->written.start, ratio.percent->written.length());
  check.evidence = mention.span;
  check.focus = ratio.percent->written;
  const auto truth = PercentOf(ratio.numerator.value, ratio.denominator.value);
  if (truth) {
    const Judgement judgement = JudgeBounded(stated, ratio.bound, *truth);
    check.verdict = judgement.verdict;
    check.check_class = judgement.check_class;
    check.computed = truth->Expand(stated.places() + 4, false);
    check.rounded_up = judgement.check_class == CheckClass::kConsistent &&
                       ratio.bound.comparator == Comparator::kNone &&
                       !Truncated(stated).Contains(*truth);
  }
  check.severity = SeverityOf(check.verdict);
  if (check.verdict == Verdict::kConsistent && ratio.bound.comparator == Comparator::kNone &&
      IsSaturated(ratio, stated)) {
    check.severity = Severity::kNote;
  }
  Explain(text, ratio, truth, check);
  return check;
}

}  // namespace

std::vector<Check> Apply(const Subject& subject) {
  std::vector<Check> checks;
  for (std::size_t i = 0; i < subject.mentions.size(); ++i) {
    const auto* ratio = std::get_if<Ratio>(&subject.mentions[i].value);
    if (ratio == nullptr || !ratio->percent) continue;
    checks.push_back(
        Judge(subject.text, static_cast<std::uint32_t>(i), subject.mentions[i], *ratio));
  }
  return checks;
}

}  // namespace rasoat::checks::ratio_percent
