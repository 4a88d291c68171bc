#include <algorithm>

#include "extractors/checks/part_whole/finder.h"

// Breakdowns that nothing announces: runs of like numbers in one sentence that add up to a number
// before them. Small numbers add up by chance, so these need more.

namespace rasoat::checks::part_whole {

using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;

namespace {

constexpr std::uint32_t kFarthestSentence = 3;
constexpr std::size_t kFarthestTotal = 10;
const Decimal kLeastTotal(10, 0);

class Loose {
 public:
  explicit Loose(Finder& finder)
      : finder_(finder), passage_(finder.passage()), elements_(finder.passage().elements()) {}

  void Find() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (elements_[i].kind != Kind::kQuantity) continue;
      if (passage_.At(elements_[i]).role == passage::Role::kPart) TryRatio(i);
      TryRunFrom(i);
    }
  }

 private:
  void TryRunFrom(std::size_t start) {
    const std::uint32_t first = elements_[start].index;
    if (!IsFreePart(first)) return;
    Quantities run{first};
    if (TryWholeBehind(start)) return;
    bool labelled = IsLabelled(start);
    bool semicolons = false;
    for (std::size_t k = start + 1;
         k < std::min(elements_.size(), start + passage::kReach) && run.size() < kMostParts; ++k) {
      const Element& element = elements_[k];
      if (element.sentence != elements_[start].sentence) break;
      if (element.depth != elements_[start].depth) continue;
      labelled |= element.Is(Tag::kGroup) || element.Is(Tag::kRestCue);
      if (element.Is(Tag::kAside) || IsRange(k)) break;
      // Commas within, semicolons between: the next group is of something else.
      if (element.kind == Kind::kSemicolon && run.size() >= 2 && !semicolons) break;
      semicolons |= element.kind == Kind::kSemicolon;
      if (element.kind != Kind::kQuantity || !IsFreePart(element.index)) continue;
      if (!CanAdd(finder_.At(first), finder_.At(element.index))) continue;
      run.push_back(element.index);
    }
    for (std::size_t size = run.size(); size >= 2; --size) {
      run.resize(size);
      if (TryTotals(start, run, labelled || size >= 3)) return;
    }
  }

  // "392 vụ khiếu nại và 45 vụ tố cáo; đã giải quyết 405/437 vụ": the parts stand before the whole
  // of a ratio. "34/97 xã đạt chuẩn, 41 xã …, 22 xã …": the ratio's part is the first of them.
  bool TryWholeBehind(std::size_t start) {
    Quantities run;
    for (std::size_t k = start;
         k < std::min(elements_.size(), start + passage::kReach) && run.size() < kMostParts; ++k) {
      if (elements_[k].sentence != elements_[start].sentence) return false;
      if (elements_[k].kind != Kind::kQuantity || elements_[k].depth > elements_[start].depth)
        continue;
      const Quantity& quantity = passage_.At(elements_[k]);
      if (quantity.role == passage::Role::kWhole && run.size() >= 2) {
        return CanAdd(quantity, finder_.At(run.front())) &&
               finder_.ConfirmExactly(elements_[k].index, run);
      }
      if (!IsFreePart(elements_[k].index)) continue;
      if (!run.empty() && !CanAdd(finder_.At(run.front()), quantity)) return false;
      run.push_back(elements_[k].index);
    }
    return false;
  }

  void TryRatio(std::size_t start) {
    const std::uint32_t part = elements_[start].index;
    if (part + 1 >= passage_.quantities().size() || !finder_.IsFree(part)) return;
    const std::uint32_t whole = part + 1;
    if (finder_.At(whole).role != passage::Role::kWhole) return;
    Quantities run{part};
    for (std::size_t k = start + 1;
         k < std::min(elements_.size(), start + passage::kReach) && run.size() < kMostParts; ++k) {
      if (elements_[k].sentence != elements_[start].sentence) break;
      if (elements_[k].kind != Kind::kQuantity || elements_[k].depth > elements_[start].depth)
        continue;
      if (!IsFreePart(elements_[k].index)) continue;
      if (!SameObject(finder_.At(whole), finder_.At(elements_[k].index))) continue;
      run.push_back(elements_[k].index);
      const bool next = run.size() == 2 && run.back() <= whole + 2 &&
                        finder_.At(whole).unit == finder_.At(run.back()).unit;
      if ((run.size() >= 3 || next) && finder_.ConfirmExactly(whole, run)) return;
    }
  }

  bool IsFreePart(std::uint32_t quantity) const {
    return IsPlain(finder_.At(quantity)) && finder_.IsFree(quantity);
  }

  // "Phân loại: tố cáo 12, …": a colon, or the label of a group, opens the run.
  bool IsLabelled(std::size_t start) const {
    for (std::size_t k = start; k-- > 0 && start - k <= 3;) {
      if (elements_[k].sentence != elements_[start].sentence) return false;
      if (elements_[k].kind == Kind::kColon || elements_[k].Is(Tag::kGroup)) return true;
      if (elements_[k].kind == Kind::kQuantity) return false;
    }
    return false;
  }

  // "từ 500.000 đồng đến 1.500.000 đồng".
  bool IsRange(std::size_t to) const {
    return elements_[to].Is(Tag::kTo) && elements_[to].term.value() != "change" &&
           elements_[to - 1].kind == Kind::kQuantity && to + 1 < elements_.size() &&
           elements_[to + 1].kind == Kind::kQuantity;
  }

  // A number like it stands just before: either that is the total, or the list began there.
  bool ContinuesList(std::size_t start) const {
    if (start < 2 || elements_[start - 1].kind != Kind::kComma) return false;
    const Element& before = elements_[start - 2];
    if (before.kind != Kind::kQuantity || before.depth != elements_[start].depth) return false;
    return IsPlain(passage_.At(before)) &&
           CanAdd(passage_.At(before), passage_.At(elements_[start]));
  }

  bool TryTotals(std::size_t start, const Quantities& run, bool likely) {
    std::size_t seen = 0;
    const bool continues = ContinuesList(start);
    for (std::size_t k = start; k-- > 0 && start - k <= passage::kReach && seen < kFarthestTotal;) {
      const Element& element = elements_[k];
      if (element.sentence + kFarthestSentence < elements_[start].sentence) return false;
      if (element.kind != Kind::kQuantity) continue;
      if (continues && k + 2 < start) return false;
      const Quantity& total = passage_.At(element);
      if (!IsTotal(total) || total.figure.value < kLeastTotal) continue;
      if (!finder_.IsFree(element.index)) continue;
      ++seen;
      const bool within = k > 0 && elements_[k - 1].Is(Tag::kWithin);
      const bool right_before = seen == 1 && element.sentence == elements_[start].sentence;
      if (!likely && !within && !right_before && total.figure.value < kTelling) continue;
      const bool adds = std::all_of(run.begin(), run.end(), [&](std::uint32_t part) {
        return CanAdd(total, finder_.At(part));
      });
      if (adds && finder_.ConfirmExactly(element.index, run)) return true;
    }
    return false;
  }

  Finder& finder_;
  const Passage& passage_;
  const std::vector<Element>& elements_;
};

}  // namespace

void FindLoose(Finder& finder) { Loose(finder).Find(); }

}  // namespace rasoat::checks::part_whole
