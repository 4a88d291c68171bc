#include "extractors/checks/wording.h"

#include <algorithm>

#include "extractors/checks/interval.h"
#include "extractors/checks/possible.h"

namespace rasoat::checks {
namespace {

constexpr Message kMessages[] = {
#include "checks_messages.inc"
};

constexpr Message kDetails[] = {
#include "checks_details.inc"
};

std::string Digits(Decimal value, Language language) {
  return language == Language::kVietnamese ? value.ToVietnamese() : value.ToString();
}

constexpr int kBillion = 9;
constexpr int kMillion = 6;

std::string Amount(Decimal value, Language language) {
  const auto scaled = [&](int power) {
    return Decimal(value.units(), value.places() + power).Reduced();
  };
  const Int128 size = value.units() < 0 ? -Int128{value.units()} : Int128{value.units()};
  const bool fits = value.places() + kBillion <= Decimal::kMaxDigits;
  if (fits && size >= PowerOfTen(kBillion + value.places())) {
    return FormatMessage(kMessages, "billion", language,
                         {{"amount", Digits(scaled(kBillion), language)}});
  }
  if (fits && size >= PowerOfTen(kMillion + value.places())) {
    return FormatMessage(kMessages, "million", language,
                         {{"amount", Digits(scaled(kMillion), language)}});
  }
  return FormatMessage(kMessages, "plain", language, {{"amount", Digits(value, language)}});
}

// Exactly where the value is a short decimal, else cut with "…".
std::string Computed(const Rational& value, const Operand& stated, Language language) {
  for (int places = 0; places <= stated.value.places() + 1; ++places) {
    const auto exact = RoundToNearest(value, places);
    if (exact && Rational::Of(*exact) == value) return Said(*exact, stated.money, language);
  }
  if (stated.money) {
    const auto near = RoundToNearest(value, stated.value.places());
    if (near) return Said(*near, true, language);
  }
  return value.Expand(stated.value.places() + 1, language == Language::kVietnamese);
}

// The figure with its comparator, as the text has them: "hơn 79".
std::string Quoted(std::string_view text, const Operand& stated, const Bound& bound) {
  const Span figure = stated.written;
  const std::uint32_t start =
      bound.word.empty() ? figure.start : std::min(bound.word.start, figure.start);
  return std::string(text.substr(start, figure.end - start));
}

// Printed 100 % where some are missing, or 0 % where there are some: right as rounding goes, and
// easily taken for all or none.
bool IsSaturated(const Check& check) {
  if (check.relation != Relation::kQuotient || check.verdict != Verdict::kConsistent) return false;
  const Decimal part = check.operands[0].value;
  const Decimal percent = check.operands[2].value;
  const bool all = percent == Decimal(100, 0) && part < check.operands[1].value;
  const bool none = percent == Decimal(0, 0) && part > Decimal(0, 0);
  return all || none;
}

bool IsInPercent(Relation relation) {
  return relation == Relation::kGrowth || relation == Relation::kPoints;
}

std::string_view MessageId(Check& check) {
  const bool bounded = check.statement.bound.comparator != Comparator::kNone;
  if (!check.reason.empty()) return check.reason;
  if (!bounded && IsSaturated(check)) {
    check.severity = Severity::kNote;
    return "saturated";
  }
  if (bounded && check.verdict == Verdict::kInconsistent) return "wrong-bound";
  return ClassName(check.check_class);
}

}  // namespace

std::string Said(Decimal value, bool money, Language language) {
  return money ? Amount(value, language) : Digits(value, language);
}

std::string Joined(std::span<const Operand> operands, Language language) {
  std::string joined;
  for (const Operand& operand : operands) {
    if (!joined.empty()) joined += " + ";
    joined += Said(operand.value, operand.money, language);
  }
  return joined;
}

namespace {

constexpr int kDecimals = 2;  // of the ends of a range

// "59,25": an end of a range, on two decimals at least as many as the figure has.
std::string End(const Rational& value, const Operand& stated, Language language) {
  const int places = std::min(stated.value.places() + kDecimals, Decimal::kMaxDigits);
  const auto decimal = RoundToNearest(value, places);
  return decimal ? Said(decimal->Reduced(), stated.money, language) : std::string();
}

// Sums and differences say all in their sentence, unless figures were rounded.
std::string DetailId(const Check& check, bool rounded) {
  const bool sum = check.relation == Relation::kSum;
  if (sum) return rounded ? "sum-rounded" : "";
  const bool quotient = check.relation == Relation::kQuotient;
  if (!quotient && check.relation != Relation::kGrowth) return "";
  const std::string id = quotient ? "quotient" : "growth";
  if (check.statement.bound.comparator != Comparator::kNone) return id + "-bound";
  return rounded ? id + "-rounded" : id;
}

// The computation behind a finding, with what the figures stand for.
void ExplainFinding(Check& check) {
  const std::span<const Operand> all = check.operands;
  const auto truth = checks::Computed(check.relation, all);
  const auto possible = Possible(check.relation, all);
  const std::string id = DetailId(check, possible.has_value());
  if (id.empty() || !truth) return;
  const Operand& stated = all[StatedOperand(check.relation, all.size())];
  const Interval near = Near(stated.value);
  for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
    std::string& detail =
        language == Language::kVietnamese ? check.detail_vietnamese : check.detail_english;
    const auto said = [&](std::size_t i) { return Said(all[i].value, all[i].money, language); };
    detail =
        FormatMessage(kDetails, id, language,
                      {{"first", said(0)},
                       {"second", said(1)},
                       {"parts", Joined(all.subspan(1), language)},
                       {"stated", Said(stated.value, stated.money, language)},
                       {"computed", Computed(*truth, stated, language)},
                       {"low", End(near.low, stated, language)},
                       {"high", End(near.high, stated, language)},
                       {"from", possible ? End(possible->low, stated, language) : std::string()},
                       {"to", possible ? End(possible->high, stated, language) : std::string()}});
  }
}

}  // namespace

void Explain(std::string_view text, Catalogue catalogue, Check& check) {
  const std::string_view id = MessageId(check);
  const std::span<const Operand> all = check.operands;
  const auto truth = all.empty() ? std::nullopt : checks::Computed(check.relation, all);
  for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
    std::string& message = language == Language::kVietnamese ? check.vietnamese : check.english;
    if (all.empty()) {
      message = FormatMessage(catalogue, id, language, {{"quote", check.quote}});
      continue;
    }
    const Operand& stated = all[StatedOperand(check.relation, all.size())];
    const auto said = [&](std::size_t i) {
      return i < all.size() ? Said(all[i].value, all[i].money, language) : std::string();
    };
    const auto rounded = truth ? RoundToNearest(*truth, stated.value.places()) : std::nullopt;
    const auto off = truth ? truth->Plus(Rational::Of(stated.value.Negated())) : std::nullopt;
    const Rational distance = off.value_or(Rational{0, 1});
    const Rational size =
        distance.numerator < 0 ? Rational{-distance.numerator, distance.denominator} : distance;
    message = FormatMessage(
        catalogue, id, language,
        {{"first", said(0)},
         {"second", said(1)},
         {"parts", Joined(all.subspan(1), language)},
         {"all", Joined(all, language)},
         {"stated", Said(stated.value, stated.money, language)},
         {"said", Quoted(text, stated, check.statement.bound)},
         {"computed", truth ? Computed(*truth, stated, language) : std::string()},
         {"rounded", rounded ? Said(*rounded, stated.money, language) : std::string()},
         {"difference", Computed(size, stated, language)},
         {"sign", IsInPercent(check.relation) ? " %" : ""},
         {"quote", check.quote}});
  }
  if (check.IsFinding()) ExplainFinding(check);
}

}  // namespace rasoat::checks
