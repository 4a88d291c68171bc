#include "extractors/checks/part_whole/openings.h"

#include <algorithm>

namespace rasoat::checks::part_whole {

using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Marker;
using passage::Passage;

namespace {

constexpr std::size_t kLongestList = 400;  // elements

bool EndsList(const Element& element) {
  return element.Is(Tag::kAside) || element.Is(Tag::kSumCue);
}

class Reader {
 public:
  explicit Reader(const Passage& passage) : passage_(passage), elements_(passage.elements()) {}

  std::optional<Opening> OpeningAt(std::size_t i) const {
    const Element& element = elements_[i];
    Opening opening;
    opening.at = i;
    opening.begin = i + 1;
    if (element.Is(Tag::kPartsCue)) {
      const std::string_view kind = element.term.value();
      const bool colon = i + 1 < elements_.size() && elements_[i + 1].kind == Kind::kColon;
      const bool complete = kind == "all" || kind == "forms" || (kind == "of-it" && colon);
      opening.strength = complete ? Strength::kComplete : Strength::kGroups;
    } else if (element.kind == Kind::kOpen) {
      const Element* first = i + 1 < elements_.size() ? &elements_[i + 1] : nullptr;
      if (first != nullptr && (first->Is(Tag::kPartsCue) || EndsList(*first))) return std::nullopt;
      if (!FollowsQuantity(i)) return std::nullopt;
      opening.direct = !HasCommaBefore(i);
      opening.bracket = true;
      opening.strength = Strength::kGroups;
      opening.end = passage_.CloseOf(i);
      return opening;
    } else if (element.kind == Kind::kColon || element.Is(Tag::kDistributive) || NamesTotal(i)) {
      opening.strength = Strength::kGroups;
    } else {
      return std::nullopt;
    }
    SetEnd(opening);
    return opening;
  }

 private:
  // "trong 5.904 hồ sơ, có …", "trong tổng số giấy đã cấp có …".
  bool NamesTotal(std::size_t i) const {
    const Element& element = elements_[i];
    if (element.Is(Tag::kOutOf)) {
      return i + 1 < elements_.size() && !(elements_[i + 1].kind == Kind::kQuantity && Touch(i));
    }
    return i > 0 && element.kind == Kind::kQuantity && Touch(i - 1) &&
           (elements_[i - 1].Is(Tag::kWithin) || elements_[i - 1].Is(Tag::kOutOf));
  }

  // Whether no word stands between an element and the next.
  bool Touch(std::size_t i) const { return elements_[i].range.end == elements_[i + 1].range.begin; }

  // A bracket belongs to the number before it, words between or not.
  bool FollowsQuantity(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k <= passage::kReach;) {
      const Kind kind = elements_[k].kind;
      if (kind == Kind::kQuantity) return true;
      if (kind != Kind::kCue && kind != Kind::kClose && kind != Kind::kDate &&
          kind != Kind::kComma) {
        return false;
      }
    }
    return false;
  }

  bool HasCommaBefore(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k <= passage::kReach;) {
      if (elements_[k].kind == Kind::kQuantity) break;
      if (elements_[k].kind == Kind::kComma) return true;
    }
    return false;
  }

  void SetEnd(Opening& opening) const {
    const Element& start = elements_[opening.at];
    std::size_t k = opening.begin;
    while (k < elements_.size() && elements_[k].kind == Kind::kColon) ++k;
    if (k < elements_.size() && elements_[k].kind == Kind::kBreak && start.depth == 0) {
      opening.across_blocks = true;
      opening.end = EndOfItems(k);
      return;
    }
    const std::size_t limit = std::min(elements_.size(), opening.begin + kLongestList);
    while (k < limit && elements_[k].sentence == start.sentence &&
           elements_[k].depth >= start.depth &&
           !(elements_[k].kind == Kind::kClose && elements_[k].depth == start.depth)) {
      if (k > opening.begin && elements_[k].depth == start.depth && EndsList(elements_[k])) break;
      ++k;
    }
    opening.end = k;
  }

  // Items are lines with one kind of marker.
  std::size_t EndOfItems(std::size_t first) const {
    const Marker marker = elements_[first].marker;
    std::size_t k = first + 1;
    for (; k < std::min(elements_.size(), first + kLongestList); ++k) {
      if (elements_[k].kind != Kind::kBreak) continue;
      if (marker == Marker::kNone || elements_[k].marker != marker) break;
    }
    return k;
  }

  const Passage& passage_;
  const std::vector<Element>& elements_;
};

}  // namespace

std::optional<Opening> OpeningAt(const Passage& passage, std::size_t element) {
  return Reader(passage).OpeningAt(element);
}

}  // namespace rasoat::checks::part_whole
