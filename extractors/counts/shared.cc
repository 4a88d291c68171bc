#include "extractors/counts/labels.h"
#include "extractors/counts/rules.h"
#include "extractors/ratios/ratios.h"
#include "extractors/units/units.h"

namespace rasoat::counts {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;
using numbers::Number;

namespace {

constexpr std::size_t kMostListed = 8;  // figures that share a unit or a cue

// The unit that the figures of a change share: behind the last one, else that of the figure
// before.
std::string SharedUnit(const Context& context, std::size_t behind, std::size_t first) {
  const auto unit = units::ReadUnit(context, behind, true);
  return unit ? unit->name : std::string(context.UnitBefore(first));
}

}  // namespace

// "từ [40] lên 50 đoàn", "từ [06] xuống còn 04": the first figure leaves its unit out.
std::optional<Candidate> FromTo(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || !context.Before(anchor, Tag::kFrom)) return std::nullopt;
  const Term to = context.At(number->range.end, Tag::kTo);
  if (!to || !context.lexed().IsNumber(to.range.end)) return std::nullopt;
  const Term from = context.Before(anchor, Tag::kFrom);
  const bool changes = to.value() == "change" || context.Before(from.range.begin, Tag::kIncrease) ||
                       context.Before(from.range.begin, Tag::kDecrease);
  if (!changes) return std::nullopt;
  const auto second = numbers::ReadNumber(context, to.range.end);
  if (!second || context.At(second->range.end, Tag::kPercentSign)) return std::nullopt;
  const std::string unit = SharedUnit(context, second->range.end, anchor);
  if (unit.empty()) return std::nullopt;
  numbers::SettleThousands(*number);
  return MakeCount(context, *number, number->range, unit, "");
}

// "từ 06 xuống còn [04]".
std::optional<Candidate> ToLast(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  const Term to = context.Before(anchor, Tag::kTo);
  if (!number || number->in_words || to.value() != "change") return std::nullopt;
  if (units::ReadUnit(context, number->range.end, true)) return std::nullopt;
  const auto before = context.lexed().IsNumber(to.range.begin - 1);
  if (!before || !context.Before(to.range.begin - 1, Tag::kFrom)) return std::nullopt;
  const std::string_view unit = context.UnitBefore(anchor);
  if (unit.empty()) return std::nullopt;
  numbers::SettleThousands(*number);
  return MakeCount(context, *number, number->range, std::string(unit), "");
}

namespace {

// The figures of a list, "4, 37 và 65": their numbers, in order.
std::vector<Number> ReadList(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  std::vector<Number> list;
  std::size_t at = i;
  while (list.size() < kMostListed && lexed.IsNumber(at) && (at == i || !lexed.StartsBlock(at))) {
    const auto number = numbers::ReadNumber(context, at);
    if (!number) break;
    list.push_back(*number);
    at = number->range.end;
    const Term joint = context.At(at, Tag::kListJoint);
    if (!joint || lexed.StartsBlock(at)) break;
    at = joint.range.end;
  }
  return list;
}

}  // namespace

// "lần lượt là [4], [37] và [65]", "tương ứng 14, [5] và 2": each has the label of its place in
// the list in front.
std::optional<Candidate> Distributed(const Context& context, std::size_t anchor) {
  const std::size_t first = numbers::FirstOfList(context, anchor);
  const Term cue = context.Before(first, Tag::kDistributive);
  if (!cue) return std::nullopt;
  const std::vector<Number> list = ReadList(context, first);
  if (list.size() < 2) return std::nullopt;
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (list[k].range.begin != anchor) continue;
    Number number = list[k];
    numbers::SettleThousands(number);
    const auto unit = units::ReadUnit(context, list.back().range.end, false);
    const auto own = units::ReadUnit(context, number.range.end, false);
    const std::size_t end = own ? own->range.end : number.range.end;
    return MakeCount(context, number, {anchor, end}, unit ? unit->name : "",
                     DistributedLabel(context, cue.range.begin, k, list.size()));
  }
  return std::nullopt;
}

// "[12], [15] và 20 đảng viên": the unit stands behind the last.
std::optional<Candidate> ListedBefore(const Context& context, std::size_t anchor) {
  const std::vector<Number> list = ReadList(context, anchor);
  if (list.size() < 2 || list.front().in_words) return std::nullopt;
  const auto unit = units::ReadUnit(context, list.back().range.end, false);
  if (!unit) return std::nullopt;
  Number number = list.front();
  numbers::SettleThousands(number);
  return MakeCount(context, number, number.range, unit->name, "");
}

// "[4]/5 người" after "7 lượt/9 người".
std::optional<Candidate> FirstOfPair(const Context& context, std::size_t anchor) {
  auto number = numbers::ReadNumber(context, anchor);
  if (!number || !context.lexed().IsSymbol(number->range.end, "/")) return std::nullopt;
  const auto units = ratios::PairedUnits(context, number->range.end);
  if (!units) return std::nullopt;
  numbers::SettleThousands(*number);
  return MakeCount(context, *number, number->range, units->first, "");
}

}  // namespace rasoat::counts
