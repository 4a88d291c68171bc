#include "extractors/changes/base.h"
#include "extractors/changes/changes.h"
#include "extractors/comparators/comparators.h"
#include "extractors/money/money.h"
#include "extractors/numbers/numbers.h"
#include "extractors/percents/percents.h"
#include "extractors/units/units.h"

// A rule reads its figure; what makes it a change stands around it (direction and base), and is
// found by the same few functions for all of them.

namespace rasoat::changes {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;

// A figure that may be a change: what it takes with its comparator, and without.
struct Reading {
  TokenRange bounded;
  TokenRange bare;
  Change change;
};

struct Direct {
  Direction direction = Direction::kIncrease;
  std::size_t begin = 0;       // of the mention
  std::string_view base;       // that the cue itself names: "vượt kế hoạch"
  bool is_comparator = false;  // "vượt" alone is as often "more than"
};

// "tăng [18,1%]".
std::optional<Direct> CueBefore(const Context& context, std::size_t i) {
  const Term up = context.Before(i, Tag::kIncrease);
  const Term down = context.Before(i, Tag::kDecrease);
  const bool longer = down && (!up || down.range.begin < up.range.begin);
  const Term& cue = longer ? down : up;
  if (!cue) return std::nullopt;
  const Term comparator = context.Before(i, Tag::kComparator);
  // "không thấp hơn 90%" bounds a figure: the cue is only the end of a comparator.
  if (comparator && comparator.range.begin < cue.range.begin) return std::nullopt;
  const bool both = comparator && comparator.range.begin == cue.range.begin;
  return Direct{longer ? Direction::kDecrease : Direction::kIncrease, cue.range.begin, cue.value(),
                both};
}

// "giảm 6 vụ (-[15%])": the sign says it.
std::optional<Direct> SignBefore(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  if (i < 2 || !lexed.Glued(i) || !lexed.IsSymbol(i - 2, "(")) return std::nullopt;
  if (lexed.IsDash(i - 1)) return Direct{Direction::kDecrease, i - 1, "", false};
  if (lexed.IsSymbol(i - 1, "+")) return Direct{Direction::kIncrease, i - 1, "", false};
  return std::nullopt;
}

constexpr std::size_t kLongestUnit = 5;  // tokens

// "tăng 18,1% [tổ chức đảng] và 15,7% đảng viên": the change whose unit alone stands before token
// i.
const Change* ChangeWithUnitBefore(const Context& context, std::size_t i) {
  std::size_t begin = i;
  for (std::size_t k = 0; k < kLongestUnit && begin > 0; ++k) {
    if (!context.lexed().IsWord(begin - 1) || context.lexed().StartsBlock(begin)) return nullptr;
    --begin;
    const Change* change = context.ChangeBefore(begin);
    if (change == nullptr) continue;
    const auto unit = units::ReadUnit(context, begin, false);
    return unit && unit->range.end == i ? change : nullptr;
  }
  return nullptr;
}

// "giảm 12 lượt và [9 lượt người]", "tăng 5 vụ ([10%])", "giảm 5 vụ, tương ứng [10%]": a figure
// that goes on from a change.
std::optional<Direct> ContinuedBefore(const Context& context, std::size_t i, bool compared,
                                      bool percent) {
  const Lexed& lexed = context.lexed();
  std::size_t joint = i;
  const Term tied = context.Before(i, Tag::kTied);
  if (tied) joint = tied.range.begin;
  if (joint == 0 || lexed.StartsBlock(joint) || lexed.StartsBlock(joint - 1)) return std::nullopt;
  const bool comma = lexed.IsSymbol(joint - 1, ",");
  const bool joined = lexed.IsSymbol(joint - 1, "(") || context.Before(joint, Tag::kAnd) ||
                      (comma && (tied || compared));
  const Change* change = joined ? context.ChangeBefore(joint - 1) : nullptr;
  if (change == nullptr && context.Before(joint, Tag::kAnd)) {
    change = ChangeWithUnitBefore(context, joint - 1);
    // "tăng 0,35% so với tháng trước và 2,1% so với cùng kỳ"
    if (change == nullptr && compared) change = context.LastChangeBefore(joint - 1);
    if (change != nullptr && change->is_percent != percent) change = nullptr;
  }
  if (change == nullptr && tied) {
    change = context.LastChangeBefore(joint);
    if (change != nullptr && change->is_percent == percent) change = nullptr;
  }
  if (change == nullptr) return std::nullopt;
  return Direct{change->direction, i, "", false};
}

// "tăng so với cùng kỳ [03 đơn]": the base stands between.
std::optional<Direct> CueBeforeBase(const Context& context, std::size_t i) {
  const TokenRange base = BaseEndingAt(context, i);
  if (base.empty()) return std::nullopt;
  const Term against = context.Before(base.begin, Tag::kAgainst);
  auto cue = CueBefore(context, against ? against.range.begin : base.begin);
  if (cue) cue->is_comparator = false;
  return cue;
}

// The change around a figure. The base's own figures stay free: "so với năm 2020" holds a date.
std::optional<Candidate> Around(const Context& context, const Reading& reading) {
  const auto base_around = [&] {
    const TokenRange behind = BaseBehind(context, reading.bare.end);
    return behind.empty() ? BaseInFront(context, reading.bounded.begin) : behind;
  };
  const auto make = [&](TokenRange range, const Direct& direct, TokenRange base, bool bounded) {
    Change change = reading.change;
    if (!bounded) change.bound = {};
    change.direction = direct.direction;
    change.base = base.empty() ? std::string(direct.base) : BaseText(context, base);
    return Candidate{{direct.begin, range.end}, std::move(change), {}};
  };
  if (const auto cue = CueBefore(context, reading.bounded.begin)) {
    return make(reading.bounded, *cue, base_around(), true);
  }
  // The comparator may itself be the cue, or its end: "vượt 2 đảng viên so với kế hoạch". Then the
  // figure has none. Without a base "vượt 70 triệu đồng" is more than 70 millions.
  if (const auto cue = CueBefore(context, reading.bare.begin)) {
    const TokenRange base = base_around();
    if (cue->is_comparator && !reading.change.is_percent && base.empty()) return std::nullopt;
    return make(reading.bare, *cue, base, false);
  }
  const bool bare = !reading.change.is_percent && reading.change.unit.empty();
  if (const auto sign = bare ? std::nullopt : SignBefore(context, reading.bare.begin)) {
    return make(reading.bare, *sign, base_around(), false);
  }
  const bool compared = !BaseBehind(context, reading.bare.end).empty();
  if (const auto more =
          ContinuedBefore(context, reading.bounded.begin, compared, reading.change.is_percent)) {
    auto found = make(reading.bounded, *more, base_around(), true);
    found.range.begin = reading.bounded.begin;
    return found;
  }
  if (const auto cue = CueBeforeBase(context, reading.bounded.begin)) {
    auto found = make(reading.bounded, *cue, BaseEndingAt(context, reading.bounded.begin), true);
    found.range.begin = reading.bounded.begin;
    return found;
  }
  return std::nullopt;
}

Reading MakeReading(TokenRange bounded, TokenRange bare, const Figure& figure, bool percent,
                    const Bound& bound, std::string unit) {
  return {bounded, bare, {Direction::kIncrease, figure, percent, bound, std::move(unit), ""}};
}

// "giảm 0,45 điểm phần trăm".
std::optional<Candidate> PercentPoints(const Context& context, std::size_t anchor) {
  const auto number = numbers::ReadNumber(context, anchor);
  if (!number) return std::nullopt;
  const Term points = context.At(number->range.end, Tag::kPercentPoint);
  if (!points) return std::nullopt;
  const TokenRange bare{anchor, points.range.end};
  const auto bounded = comparators::ReadBound(context, bare);
  return Around(context, MakeReading(bounded.range, bare, number->figure, false, bounded.bound,
                                     std::string(points.value())));
}

// k times the base, as percent: 100·(k − 1).
std::optional<Decimal> PercentOfTimes(const Decimal& times) {
  const auto less_one = times.Plus(Decimal(-1, 0));
  return less_one ? less_one->Scaled(2) : std::nullopt;
}

// "tăng 3 lần", "gấp 3 lần", "tăng gấp 1,5 lần": three times the base is 200 % more.
std::optional<Candidate> ByTimes(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number) return std::nullopt;
  const Term times = context.At(number->range.end, Tag::kTimes);
  if (!times || context.lexed().StartsBlock(times.range.begin)) return std::nullopt;
  // "tăng 3 lần lượt": another word.
  if (context.At(times.range.begin, Tag::kDistributive)) return std::nullopt;
  const auto percent = PercentOfTimes(number->figure.value);
  if (!percent || *percent <= Decimal(0, 0)) return std::nullopt;
  if (context.Before(anchor, Tag::kFoldWord)) return std::nullopt;
  number->figure.value = *percent;
  const TokenRange bare{anchor, times.range.end};
  auto bounded = comparators::ReadBound(context, bare);
  const Term fold = context.Before(bounded.range.begin, Tag::kFold);
  if (fold) bounded.range.begin = fold.range.begin;
  auto reading = MakeReading(bounded.range, bounded.range, number->figure, true, bounded.bound, "");
  if (auto found = Around(context, reading)) {
    const bool more = std::get<Change>(found->value).direction == Direction::kIncrease;
    return more ? found : std::nullopt;
  }
  if (!fold) return std::nullopt;
  reading.change.base = BaseText(context, BaseBehind(context, bare.end));
  return Candidate{bounded.range, std::move(reading.change), {}};
}

// "gấp đôi", "tăng gấp ba", "gấp rưỡi".
std::optional<Candidate> ByFold(const Context& context, std::size_t anchor) {
  const Term fold = context.At(anchor, Tag::kFoldWord);
  if (!fold) return std::nullopt;
  const auto times = numbers::Parse(fold.value());
  const auto percent = times ? PercentOfTimes(times->value) : std::nullopt;
  if (!percent) return std::nullopt;
  const Lexed& lexed = context.lexed();
  const Figure figure{*percent, lexed.SpanOf(fold.range)};
  const Term word = context.At(fold.range.end, Tag::kTimes);  // "gấp ba lần"
  const TokenRange bare{fold.range.begin, word ? word.range.end : fold.range.end};
  const auto bounded = comparators::ReadBound(context, bare);
  auto reading = MakeReading(bounded.range, bare, figure, true, bounded.bound, "");
  if (auto found = Around(context, reading)) return found;
  reading.change.base = BaseText(context, BaseBehind(context, bare.end));
  return Candidate{bounded.range, std::move(reading.change), {}};
}

// "tăng khoảng 3%".
std::optional<Candidate> ByPercent(const Context& context, std::size_t anchor) {
  const auto percent = percents::ReadPercent(context, anchor);
  if (!percent) return std::nullopt;
  return Around(context, MakeReading(percent->range, {anchor, percent->range.end}, percent->figure,
                                     true, percent->bound, ""));
}

// "tăng 300 triệu đồng".
std::optional<Candidate> ByMoney(const Context& context, std::size_t anchor) {
  const auto money = money::ReadMoney(context, anchor);
  if (!money) return std::nullopt;
  return Around(context, MakeReading(money->range, {anchor, money->range.end}, money->figure, false,
                                     money->bound, money->currency));
}

// "giảm 21 đảng viên so với năm 2021".
std::optional<Candidate> ByAmount(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number) return std::nullopt;
  const auto unit = units::ReadUnit(context, number->range.end, !number->in_words);
  const TokenRange bare{anchor, unit ? unit->range.end : number->range.end};
  const auto bounded = comparators::ReadBound(context, bare);
  const Lexed& lexed = context.lexed();
  if (unit && context.At(number->range.end, Tag::kTimes)) return std::nullopt;  // "giảm 3 lần"
  const bool closed = lexed.IsSymbol(bare.end, ")") || lexed.StartsBlock(bare.end);
  if (!unit && !context.At(bare.end, Tag::kAgainst) && !closed) return std::nullopt;
  if (!unit || !unit->measure) numbers::SettleThousands(*number);
  return Around(context, MakeReading(bounded.range, bare, number->figure, false, bounded.bound,
                                     unit ? unit->name : ""));
}

constexpr Rule kRules[] = {
    {"changes/percent-points", PercentPoints, Anchor::kDigitsOrWords},
    {"changes/fold", ByFold, Anchor::kDigitsOrWords},
    {"changes/times", ByTimes, Anchor::kDigitsOrWords},
    {"changes/percent", ByPercent, Anchor::kDigitsOrWords},
    {"changes/money", ByMoney, Anchor::kDigitsOrWords},
    {"changes/amount", ByAmount, Anchor::kDigitsOrWords},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::changes
