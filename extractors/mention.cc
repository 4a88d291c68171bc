#include "extractors/mention.h"

#include <array>

namespace rasoat {
namespace {

template <typename... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

std::string Sign(const Bound& bound) {
  switch (bound.comparator) {
    case Comparator::kNone: return "";
    case Comparator::kGt: return ">";
    case Comparator::kGe: return ">=";
    case Comparator::kLt: return "<";
    case Comparator::kLe: return "<=";
    case Comparator::kApprox: return "~";
  }
  return "";
}

std::string Quoted(const std::string& text) { return text.empty() ? "" : " \"" + text + '"'; }

}  // namespace

std::string_view ComparatorName(Comparator comparator) {
  switch (comparator) {
    case Comparator::kNone: return "";
    case Comparator::kGt: return "gt";
    case Comparator::kGe: return "ge";
    case Comparator::kLt: return "lt";
    case Comparator::kLe: return "le";
    case Comparator::kApprox: return "approx";
  }
  return "";
}

std::optional<Comparator> ComparatorFromName(std::string_view name) {
  for (const Comparator comparator :
       {Comparator::kGt, Comparator::kGe, Comparator::kLt, Comparator::kLe, Comparator::kApprox}) {
    if (ComparatorName(comparator) == name) return comparator;
  }
  return std::nullopt;
}

std::string_view MentionTypeName(const MentionValue& value) {
  static constexpr std::array<std::string_view, std::variant_size_v<MentionValue>> kNames = {
      "count", "ratio", "percent", "change", "date", "money", "docref", "org", "place", "other"};
  return kNames[value.index()];
}

std::string Describe(const Mention& mention) {
  const std::string type(MentionTypeName(mention.value));
  const auto value = std::visit(
      Overloaded{
          [](const Count& m) {
            return Sign(m.bound) + m.figure.value.ToString() + Quoted(m.unit) +
                   (m.category.empty() ? "" : " [" + m.category + "]");
          },
          [](const Ratio& m) {
            return m.numerator.value.ToString() + "/" + m.denominator.value.ToString() +
                   Quoted(m.unit) +
                   (m.percent ? " " + Sign(m.bound) + m.percent->value.ToString() + "%" : "");
          },
          [](const Percent& m) {
            return Sign(m.bound) + m.figure.value.ToString() + "%" + Quoted(m.unit);
          },
          [](const Change& m) {
            return std::string(m.direction == Direction::kIncrease ? "+" : "-") + Sign(m.bound) +
                   m.figure.value.ToString() + (m.is_percent ? "%" : Quoted(m.unit)) +
                   (m.base.empty() ? "" : " / " + m.base);
          },
          [](const DateMention& m) { return m.valid ? m.edtf : std::string("invalid"); },
          [](const Money& m) { return Sign(m.bound) + m.figure.value.ToString(); },
          [](const DocRef& m) {
            return m.number + Quoted(m.kind) + (m.cites.empty() ? "" : " = " + m.cites);
          },
          [](const Org& m) { return m.name; },
          [](const AdminUnit& m) {
            const auto code = [](const std::string& c) { return c.empty() ? "-" : c; };
            return m.name + (m.level.empty() ? "" : " (" + m.level + ")") + ' ' +
                   code(m.code_before) + '/' + code(m.code_after) + (m.ambiguous ? " ?" : "");
          },
          [&](const Other&) {
            return std::string(mention.rule.substr(mention.rule.find('/') + 1));
          }},
      mention.value);
  return type + " " + value;
}

}  // namespace rasoat
