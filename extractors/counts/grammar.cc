#include "extractors/comparators/comparators.h"
#include "extractors/counts/counts.h"
#include "extractors/numbers/numbers.h"
#include "extractors/units/units.h"
#include "pipeline/text/keys.h"

namespace rasoat::counts {
namespace {

using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;
using numbers::Number;

constexpr std::size_t kLongestLabel = 10;  // words

std::string CategoryOf(const Context& context, TokenRange label) {
  std::string category;
  text::AppendLower(context.lexed().Written(label), category);
  return category;
}

// The label that ends before token i: a category of the lexicon, or "diện … quản lý".
TokenRange LabelBefore(const Context& context, std::size_t i) {
  if (const Term label = context.Before(i, Tag::kCategory)) return label.range;
  const Term closing = context.Before(i, Tag::kLabelClosing);
  if (!closing) return {};
  const lexer::Lexed& lexed = context.lexed();
  std::size_t begin = closing.range.begin;
  for (std::size_t k = 0; k < kLongestLabel && begin > 0 && lexed.IsWord(begin - 1); ++k) {
    if (lexed.StartsBlock(begin)) break;
    --begin;
    if (context.At(begin, Tag::kLabelOpening)) return {begin, i};
  }
  return {};
}

Candidate MakeCount(const Context& context, const Number& number, TokenRange range,
                    std::string unit, std::string category) {
  const comparators::Bounded bounded = comparators::ReadBound(context, range);
  return {bounded.range, Count{number.figure, bounded.bound, std::move(unit), std::move(category)}};
}

// "Khiển trách 15", "khiển trách: 03", "khai trừ 2 trường hợp".
std::optional<Candidate> LabelFirst(const Context& context, std::size_t anchor) {
  const lexer::Lexed& lexed = context.lexed();
  if (lexed.StartsBlock(anchor)) return std::nullopt;
  const bool colon = anchor > 0 && lexed.IsSymbol(anchor - 1, ":");
  const TokenRange label = LabelBefore(context, colon ? anchor - 1 : anchor);
  auto number = numbers::ReadNumber(context, anchor);
  if (label.empty() || !number || number->in_words) return std::nullopt;
  numbers::SettleThousands(*number);
  const auto unit = units::ReadUnit(context, number->range.end, false);
  const std::size_t end = unit ? unit->range.end : number->range.end;
  return Candidate{{label.begin, end},
                   Count{number->figure, {}, unit ? unit->name : "", CategoryOf(context, label)}};
}

// "18 khiển trách".
std::optional<Candidate> LabelBehind(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || number->in_words) return std::nullopt;
  const Term label = context.At(number->range.end, Tag::kCategory);
  if (!label || context.lexed().StartsBlock(label.range.begin)) return std::nullopt;
  numbers::SettleThousands(*number);
  return MakeCount(context, *number, {anchor, label.range.end}, "",
                   CategoryOf(context, label.range));
}

// "77 tổ chức đảng", "2.417tổ chức", "hơn 18 nghìn lượt".
std::optional<Candidate> NumberUnit(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number) return std::nullopt;
  // A number in words is a count only before a unit that is surely one: "hai bên" is none.
  const auto unit = units::ReadUnit(context, number->range.end, !number->in_words);
  if (!unit) return std::nullopt;
  if (!unit->measure) numbers::SettleThousands(*number);
  return MakeCount(context, *number, {anchor, unit->range.end}, unit->name, "");
}

// "từ 40 lên 50 đoàn", "từ 06 xuống còn 04": the first figure leaves its unit out.
std::optional<Candidate> FromTo(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || number->in_words || !context.Before(anchor, Tag::kFrom)) return std::nullopt;
  const Term to = context.At(number->range.end, Tag::kTo);
  if (!to || !context.lexed().IsNumber(to.range.end)) return std::nullopt;
  const auto second = numbers::ReadNumber(context, to.range.end);
  if (!second) return std::nullopt;
  const auto unit = units::ReadUnit(context, second->range.end, true);
  if (!unit) return std::nullopt;
  numbers::SettleThousands(*number);
  return MakeCount(context, *number, number->range, unit->name, "");
}

constexpr Rule kRules[] = {
    {"counts/label-first", LabelFirst},
    {"counts/label-behind", LabelBehind},
    {"counts/from-to", FromTo, Anchor::kDigitsOrWords},
    {"counts/number-unit", NumberUnit, Anchor::kDigitsOrWords},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::counts
