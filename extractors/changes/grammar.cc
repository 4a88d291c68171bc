#include "extractors/changes/changes.h"
#include "extractors/comparators/comparators.h"
#include "extractors/money/money.h"
#include "extractors/numbers/numbers.h"
#include "extractors/percents/percents.h"
#include "extractors/units/units.h"

namespace rasoat::changes {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;

constexpr std::size_t kLongestBase = 10;  // tokens

struct Cue {
  Term term;
  Direction direction = Direction::kIncrease;
};

std::optional<Cue> CueBefore(const Context& context, std::size_t i) {
  const Term up = context.Before(i, Tag::kIncrease);
  const Term down = context.Before(i, Tag::kDecrease);
  const Term& cue = up ? up : down;
  if (!cue) return std::nullopt;
  // "không thấp hơn 90%" bounds a figure: the cue is only the end of a comparator.
  const Term comparator = context.Before(i, Tag::kComparator);
  if (comparator && comparator.range.begin < cue.range.begin) return std::nullopt;
  return Cue{cue, up ? Direction::kIncrease : Direction::kDecrease};
}

// The words behind "so với", up to the next mark: "chỉ tiêu UBKT Tỉnh ủy giao".
TokenRange ReadBase(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  const Term against = context.At(i, Tag::kAgainst);
  if (!against || lexed.StartsBlock(i)) return {i, i};
  std::size_t end = against.range.end;
  while (end < against.range.end + kLongestBase && !lexed.StartsBlock(end) &&
         (lexed.IsWord(end) || lexed.IsNumber(end) || lexed.IsDash(end)) &&
         !context.At(end, Tag::kBaseEnd)) {
    ++end;
  }
  return {against.range.end, end};
}

// The cue, and the base behind the figure, around a figure that takes `range`. The base's own
// figures stay free: "so với năm 2020" holds a date.
std::optional<Candidate> Finish(const Context& context, TokenRange range, Change change) {
  const auto cue = CueBefore(context, range.begin);
  if (!cue) return std::nullopt;
  change.direction = cue->direction;
  const TokenRange base = ReadBase(context, range.end);
  change.base = std::string(context.lexed().Written(base));
  return Candidate{{cue->term.range.begin, range.end}, std::move(change)};
}

// As Finish, for a figure whose comparator may itself be the cue, or its end: "vượt 2 đảng viên so
// với kế hoạch", "cao hơn 4,7 điểm". Then the figure has no comparator. An amount whose cue is a
// comparator needs a base: "vượt 70 triệu đồng" alone is more than 70 millions.
std::optional<Candidate> FinishEither(const Context& context, TokenRange bounded, TokenRange bare,
                                      const Change& change) {
  if (auto found = Finish(context, bounded, change)) return found;
  Change exact = change;
  exact.bound = {};
  const auto cue = CueBefore(context, bare.begin);
  const Term comparator = context.Before(bare.begin, Tag::kComparator);
  const bool both = cue && comparator && cue->term.range.begin == comparator.range.begin;
  if (both && !change.is_percent && ReadBase(context, bare.end).empty()) return std::nullopt;
  return Finish(context, bare, std::move(exact));
}

// "giảm 0,45 điểm phần trăm".
std::optional<Candidate> PercentPoints(const Context& context, std::size_t anchor) {
  const auto number = numbers::ReadNumber(context, anchor);
  if (!number) return std::nullopt;
  const Term points = context.At(number->range.end, Tag::kPercentPoint);
  if (!points) return std::nullopt;
  const auto bounded = comparators::ReadBound(context, {anchor, points.range.end});
  return FinishEither(context, bounded.range, {anchor, points.range.end},
                      {Direction::kIncrease, number->figure, false, bounded.bound,
                       std::string(points.value()), ""});
}

// "tăng 3 lần", "tăng gấp 3 lần": three times the base, 200 % more.
std::optional<Candidate> ByTimes(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || !context.At(number->range.end, Tag::kTimes)) return std::nullopt;
  const Term fold = context.Before(anchor, Tag::kFold);
  const TokenRange range{fold ? fold.range.begin : anchor, number->range.end + 1};
  const auto less_one = number->figure.value.Plus(Decimal(-1, 0));
  const auto percent = less_one ? less_one->Scaled(2) : std::nullopt;
  if (!percent) return std::nullopt;
  number->figure.value = *percent;
  auto found = Finish(context, range, {Direction::kIncrease, number->figure, true, {}, "", ""});
  const bool more = found && std::get<Change>(found->value).direction == Direction::kIncrease;
  return more ? found : std::nullopt;
}

// "tăng khoảng 3%".
std::optional<Candidate> ByPercent(const Context& context, std::size_t anchor) {
  const auto percent = percents::ReadPercent(context, anchor);
  if (!percent) return std::nullopt;
  return FinishEither(context, percent->range, {anchor, percent->range.end},
                      {Direction::kIncrease, percent->figure, true, percent->bound, "", ""});
}

// "tăng 300 triệu đồng".
std::optional<Candidate> ByMoney(const Context& context, std::size_t anchor) {
  const auto money = money::ReadMoney(context, anchor);
  if (!money) return std::nullopt;
  return FinishEither(
      context, money->range, {anchor, money->range.end},
      {Direction::kIncrease, money->figure, false, money->bound, money->currency, ""});
}

// "giảm 21 đảng viên so với năm 2021".
std::optional<Candidate> ByAmount(const Context& context, std::size_t anchor) {
  const auto number = numbers::ReadNumber(context, anchor);
  if (!number) return std::nullopt;
  const auto unit = units::ReadUnit(context, number->range.end, !number->in_words);
  const std::size_t end = unit ? unit->range.end : number->range.end;
  const auto bounded = comparators::ReadBound(context, {anchor, end});
  if (!unit && !context.At(end, Tag::kAgainst)) return std::nullopt;
  return FinishEither(
      context, bounded.range, {anchor, end},
      {Direction::kIncrease, number->figure, false, bounded.bound, unit ? unit->name : "", ""});
}

constexpr Rule kRules[] = {
    {"changes/percent-points", PercentPoints, Anchor::kDigitsOrWords},
    {"changes/times", ByTimes, Anchor::kDigitsOrWords},
    {"changes/percent", ByPercent, Anchor::kDigitsOrWords},
    {"changes/money", ByMoney, Anchor::kDigitsOrWords},
    {"changes/amount", ByAmount, Anchor::kDigitsOrWords},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::changes
