#include "extractors/checks/part_whole/finder.h"

// Totals that stand behind their parts, and parts that a rest completes.

namespace rasoat::checks::part_whole {

using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;
using passage::Role;

namespace {

constexpr int kNear = 15;  // percent that a slip may make of a total
constexpr std::uint32_t kFarthestSentence = 2;
constexpr std::uint32_t kFarthestTelling = 10;

// The next number of the sentence, at most one mark behind the cue.
std::optional<std::uint32_t> QuantityBehind(const Passage& passage, std::size_t i) {
  const auto& elements = passage.elements();
  for (std::size_t k = i + 1; k < elements.size() && k <= i + 2; ++k) {
    if (elements[k].kind == Kind::kQuantity) return elements[k].index;
    if (elements[k].kind != Kind::kCue && elements[k].kind != Kind::kColon) break;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> QuantityBefore(const Passage& passage, std::size_t i) {
  if (i == 0 || passage.elements()[i - 1].kind != Kind::kQuantity) return std::nullopt;
  return passage.elements()[i - 1].index;
}

// Free numbers before element `end` that can be parts of `total`, the last first.
Quantities PartsBefore(const Finder& finder, std::size_t end, std::uint32_t total,
                       std::uint32_t sentences) {
  const auto& elements = finder.passage().elements();
  Quantities parts;
  for (std::size_t k = end; k-- > 0 && end - k <= passage::kReach && parts.size() < kMostParts;) {
    const Element& element = elements[k];
    if (element.sentence + sentences < elements[end].sentence) break;
    if (element.kind != Kind::kQuantity || element.depth > elements[end].depth) continue;
    if (!IsPlain(finder.At(element.index)) || !finder.IsFree(element.index)) continue;
    if (CanAdd(finder.At(total), finder.At(element.index))) parts.push_back(element.index);
  }
  return parts;
}

Quantities LastOf(const Quantities& backwards, std::size_t size) {
  return {backwards.rend() - static_cast<std::ptrdiff_t>(size), backwards.rend()};
}

// "hơn 10 đơn tố cáo": a number among them that is not said exactly.
bool HasVague(const Finder& finder, std::size_t end, std::uint32_t total) {
  const auto& elements = finder.passage().elements();
  for (std::size_t k = end; k-- > 0 && end - k <= passage::kReach;) {
    if (elements[k].sentence != elements[end].sentence) break;
    if (elements[k].kind != Kind::kQuantity) continue;
    const Quantity& quantity = finder.At(elements[k].index);
    if (quantity.bound.comparator != Comparator::kNone && CanAdd(finder.At(total), quantity)) {
      return true;
    }
  }
  return false;
}

void TrySum(Finder& finder, std::size_t cue) {
  const auto total = QuantityBehind(finder.passage(), cue);
  if (!total || !IsTotal(finder.At(*total))) return;
  // "… Tổng cộng kiểm tra 20 đảng viên" may begin a sentence of its own.
  const auto& elements = finder.passage().elements();
  const bool first = cue > 0 && elements[cue - 1].sentence != elements[cue].sentence;
  const Quantities parts = PartsBefore(finder, cue, *total, first ? 1 : 0);
  for (std::size_t size = parts.size(); size >= 2; --size) {
    if (finder.ConfirmExactly(*total, LastOf(parts, size))) return;
  }
  const bool plain = finder.passage().elements()[cue].Is(Tag::kSumCue) &&
                     finder.passage().elements()[cue].term.value() == "behind";
  if (!plain || parts.size() < 2 || !IsPlain(finder.At(*total))) return;
  const Quantities all = LastOf(parts, parts.size());
  if (HasVague(finder, cue, *total) || finder.IsExplained(*total, all)) return;
  if (finder.IsNear(*total, all, kNear) || finder.IsOneSlip(*total, all)) {
    finder.Accuse(*total, all);
  }
}

// "41/52 cuộc …, còn 11 cuộc".
bool TryRatioRest(Finder& finder, std::uint32_t rest, bool firm) {
  const Passage& passage = finder.passage();
  const auto& elements = passage.elements();
  const Quantity& left = finder.At(rest);
  for (std::size_t k = left.element; k-- > 0 && left.element - k <= passage::kReach;) {
    if (elements[k].sentence + kFarthestTelling < elements[left.element].sentence) return false;
    if (elements[k].kind != Kind::kQuantity) continue;
    const Quantity& whole = passage.At(elements[k]);
    if (whole.role != Role::kWhole || !CanAdd(whole, left)) continue;
    const std::uint32_t part = elements[k].index - 1;
    if (finder.At(part).role != Role::kPart || !finder.IsFree(part)) return false;
    const Quantities parts{part, rest};
    const bool near = elements[k].sentence + 1 >= elements[left.element].sentence;
    const bool telling = finder.At(elements[k].index).figure.value >= kTelling;
    if ((near || telling) && finder.Confirm(elements[k].index, parts)) return true;
    const bool here = elements[k].sentence == elements[left.element].sentence;
    if (firm && here) finder.Accuse(elements[k].index, parts);
    return firm && here;
  }
  return false;
}

// Whether the percent behind `part` is its share of `total`: "đã nộp 268,9 triệu đồng, đạt 76,0%".
bool IsShareOf(const Finder& finder, std::uint32_t part, std::uint32_t total) {
  const std::uint32_t next = part + 1;
  if (next >= finder.passage().quantities().size() || finder.At(next).role != Role::kShare) {
    return false;
  }
  const auto& elements = finder.passage().elements();
  if (elements[finder.At(next).element].sentence != elements[finder.At(part).element].sentence) {
    return false;
  }
  return JudgeClaim(ClaimAbout(finder.passage(), {}, Relation::kQuotient, {part, total, next}))
      .Fits();
}

// Calls visit(total) for the numbers before `parts` that can be their total, the nearest first,
// until it is the one.
template <typename Visit>
bool EachTotal(const Finder& finder, const Quantities& parts, Visit visit) {
  const auto& elements = finder.passage().elements();
  const Element& rest = elements[finder.At(parts.back()).element];
  const std::size_t from = finder.At(parts.front()).element;
  for (std::size_t k = from; k-- > 0 && from - k <= passage::kReach;) {
    if (elements[k].sentence + kFarthestTelling < rest.sentence) return false;
    if (elements[k].kind != Kind::kQuantity) continue;
    const std::uint32_t total = elements[k].index;
    const bool near = elements[k].sentence + kFarthestSentence >= rest.sentence;
    const bool telling = finder.At(total).figure.value >= kTelling;
    if ((!near && !telling) || !IsTotal(finder.At(total))) continue;
    if (!finder.IsFree(total) && !IsShareOf(finder, parts.front(), total)) continue;
    if (CanAdd(finder.At(total), finder.At(parts.back())) && visit(total)) return true;
  }
  return false;
}

// "kiểm tra 1.236 TCĐ …, 1.198 TCĐ thực hiện tốt, còn lại 38 TCĐ".
void TryRest(Finder& finder, std::uint32_t rest) {
  const std::size_t at = finder.At(rest).element;
  const Quantities before = PartsBefore(finder, at, rest, kFarthestSentence);
  for (std::size_t size = before.size(); size > 0; --size) {
    Quantities parts = LastOf(before, size);
    parts.push_back(rest);
    const auto confirm = [&](std::uint32_t total) { return finder.ConfirmExactly(total, parts); };
    if (EachTotal(finder, parts, confirm)) return;
  }
  if (before.empty()) return;
  const Quantities parts{before.front(), rest};
  EachTotal(finder, parts, [&](std::uint32_t total) {
    const bool share = IsShareOf(finder, parts.front(), total);
    const bool next = total + 1 == parts.front() && finder.At(total).unit == finder.At(rest).unit;
    const bool slip = finder.IsOneSlip(total, parts);
    if (!(share && finder.IsNear(total, parts, kNear)) && !((share || next) && slip)) return false;
    finder.Accuse(total, parts);
    return true;
  });
}

}  // namespace

void FindSummed(Finder& finder) {
  const auto& elements = finder.passage().elements();
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i].Is(Tag::kSumCue) || elements[i].Is(Tag::kOutOf)) TrySum(finder, i);
  }
}

void FindRests(Finder& finder) {
  const Passage& passage = finder.passage();
  const auto& elements = passage.elements();
  for (std::size_t i = 0; i < elements.size(); ++i) {
    std::optional<std::uint32_t> rest;
    bool firm = false;
    if (elements[i].Is(Tag::kRestCue)) {
      rest = QuantityBehind(passage, i);
      const std::string_view kind = elements[i].term.value();
      if ((!rest || !IsPlain(finder.At(*rest))) && kind == "sure")
        rest = QuantityBefore(passage, i);
      firm = kind == "sure";
    } else if (elements[i].kind == Kind::kOpen) {
      rest = QuantityBehind(passage, i);
    }
    if (!rest || !IsPlain(finder.At(*rest)) || !finder.IsFree(*rest)) continue;
    if (!TryRatioRest(finder, *rest, firm) && elements[i].kind == Kind::kCue)
      TryRest(finder, *rest);
  }
}

}  // namespace rasoat::checks::part_whole
