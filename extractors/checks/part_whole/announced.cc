#include <algorithm>

#include "extractors/checks/part_whole/finder.h"

// Breakdowns that a word, a bracket or a colon announces.

namespace rasoat::checks::part_whole {

using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Marker;
using passage::Passage;
using passage::Quantity;

namespace {

constexpr std::size_t kFarthestTotal = 8;  // quantities back
// How far the sum may be off for the list to be meant, in percent of the total.
constexpr int kFarPercent = 30;
constexpr int kNearPercent = 15;
constexpr std::size_t kLongestList = 400;       // elements
constexpr std::uint32_t kFarthestSentence = 2;  // sentences back, where none stands in its own

enum class Strength : std::uint8_t {
  kConfirms,  // only where it adds up
  kGroups,    // complete if its groups cover the whole
  kComplete,  // announced as complete
};

// A place where parts begin.
struct Opening {
  std::size_t at = 0;     // element
  std::size_t begin = 0;  // first element of the list
  std::size_t end = 0;    // behind its last
  Strength strength = Strength::kConfirms;
  bool bracket = false;
  bool across_blocks = false;  // the items stand in lines of their own
};

// What the list itself tells.
struct Listing {
  Quantities parts;
  bool open = false;        // "như", "v.v."
  bool dated = false;       // figures of several periods
  bool gap = false;      // an item bears no figure
  bool against = false;  // something is compared: "cùng kỳ 40 vụ"
  std::size_t segment = 0;  // how many parts stand before the first semicolon
  bool covers = false;      // its labels exclude each other, or name a rest
  std::size_t grouped = 0;  // how many parts from the first on bear labels of one group
};

bool EndsList(const Element& element) {
  return element.Is(Tag::kAside) || element.Is(Tag::kSumCue);
}

class Announced {
 public:
  explicit Announced(Finder& finder)
      : finder_(finder), passage_(finder.passage()), elements_(finder.passage().elements()) {}

  void Find() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (const auto opening = OpeningAt(i)) Read(*opening);
    }
  }

 private:
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
      if (!FollowsQuantity(i)) return std::nullopt;
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
    for (std::size_t k = i; k-- > 0;) {
      const Kind kind = elements_[k].kind;
      if (kind == Kind::kQuantity) return true;
      if (kind != Kind::kCue && kind != Kind::kClose && kind != Kind::kDate) return false;
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

  Listing ReadList(const Opening& opening) const {
    Listing listing;
    const std::uint16_t depth = elements_[opening.at].depth;
    std::vector<std::string_view> terms;  // labels since the last part
    Groups groups;
    bool nested = false;
    bool taken_in_item = false;
    bool figure_in_item = false;
    if (elements_[opening.at].Is(Tag::kDistributive)) AddLabelsBefore(opening.at, groups);
    for (std::size_t k = opening.begin; k < opening.end; ++k) {
      const Element& element = elements_[k];
      if (element.kind == Kind::kBreak || element.kind == Kind::kSemicolon ||
          element.kind == Kind::kStop) {
        nested = false;
        taken_in_item = taken_in_item && element.kind != Kind::kBreak;
      }
      if (element.depth > depth) continue;
      if (element.kind == Kind::kSemicolon) {
        if (listing.segment == 0) listing.segment = listing.parts.size();
        listing.gap |= !figure_in_item;
        figure_in_item = false;
      }
      figure_in_item |= element.kind == Kind::kQuantity;
      listing.open |= element.Is(Tag::kOpenList);
      listing.dated |= element.kind == Kind::kDate;
      listing.against |= element.Is(Tag::kAgainst) || element.Is(Tag::kBaseCue);
      if (element.Is(Tag::kGroup)) groups.Add(element.term);
      if (element.Is(Tag::kRestCue) && element.term.value() == "sure") groups.rest = true;
      if (element.Is(Tag::kPartsCue) && !listing.parts.empty()) nested = true;
      if (element.kind != Kind::kQuantity || nested) continue;
      const Quantity& quantity = passage_.At(element);
      if (opening.across_blocks && taken_in_item) continue;
      if (!IsPlain(quantity) || !finder_.IsFree(element.index)) continue;
      listing.parts.push_back(element.index);
      groups.Add(LabelOf(quantity));
      taken_in_item = true;
      if (groups.single && groups.terms.size() >= listing.parts.size()) {
        listing.grouped = listing.parts.size();
      }
    }
    listing.covers = groups.Covers();
    return listing;
  }

  // The labels that a list uses, each term once.
  struct Groups {
    std::vector<lexer::Term> terms;
    bool rest = false;
    bool single = true;  // all of one group so far

    void Add(const lexer::Term& term) {
      if (!term) return;
      rest |= term.value() == "rest";
      for (const lexer::Term& other : terms) {
        if (other.entry->row() == term.entry->row()) return;
      }
      single &= terms.empty() || terms.front().value() == term.value();
      terms.push_back(term);
    }

    bool Covers() const {
      if (rest) return true;
      return std::any_of(terms.begin(), terms.end(), [this](const lexer::Term& term) {
        return std::count_if(terms.begin(), terms.end(), [&](const lexer::Term& other) {
                 return other.value() == term.value();
               }) >= 2;
      });
    }
  };

  // "do chi bộ, đảng ủy cơ sở và huyện ủy quyết định lần lượt là 41, 20 và 9".
  void AddLabelsBefore(std::size_t at, Groups& groups) const {
    for (std::size_t k = at; k-- > 0 && elements_[k].sentence == elements_[at].sentence;) {
      if (elements_[k].kind == Kind::kQuantity) break;
      if (elements_[k].Is(Tag::kGroup)) groups.Add(elements_[k].term);
    }
  }

  // The label of a figure ("khiển trách 41", "4 nữ") is no element of its own where it stands
  // behind it.
  lexer::Term LabelOf(const Quantity& quantity) const {
    const lexer::Lexed& lexed = passage_.lexed();
    for (std::size_t k = elements_[quantity.element].range.end;
         k < lexed.size() && lexed.SpanOf({k, k + 1}).end <= quantity.span.end; ++k) {
      if (const lexer::Term term = lexed.TermAt(k, Tag::kGroup)) return term;
    }
    return {};
  }

  // Candidates for the total, the nearest first.
  Quantities TotalsBefore(const Opening& opening, const Listing& listing) const {
    Quantities totals;
    const passage::Objects named = NamedObjects(opening);
    const std::uint32_t farthest = listing.covers ? 3 * kFarthestSentence : kFarthestSentence;
    const Element& start = elements_[opening.at];
    const std::uint16_t depth =
        static_cast<std::uint16_t>(opening.bracket ? start.depth - 1 : start.depth);
    bool any_in_sentence = false;
    const bool itself = start.kind == Kind::kQuantity;
    for (std::size_t k = opening.at + (itself ? 1 : 0);
         k-- > 0 && totals.size() < (listing.covers ? 2 * kFarthestTotal : kFarthestTotal);) {
      const Element& element = elements_[k];
      if (element.sentence + farthest < start.sentence) break;
      if (element.sentence != start.sentence && any_in_sentence && !listing.covers) break;
      if (opening.bracket && element.sentence != start.sentence) break;
      if (element.kind != Kind::kQuantity || element.depth > depth) continue;
      const Quantity& quantity = passage_.At(element);
      if (!IsTotal(quantity) || (named != 0 && (quantity.objects & named) == 0)) continue;
      totals.push_back(element.index);
      any_in_sentence |= element.sentence == start.sentence;
    }
    return totals;
  }

  // "trong số tổ chức đảng được kiểm tra": what the opening itself says is counted.
  passage::Objects NamedObjects(const Opening& opening) const {
    const Element& element = elements_[opening.at];
    if (!element.Is(Tag::kOutOf)) return 0;
    const lexer::Term object = passage_.lexed().TermAt(element.range.end, Tag::kObject);
    return object ? passage::ParseObjects(object.value()) : passage::Objects{0};
  }

  Quantities PartsOf(std::uint32_t total, const Quantities& listed) const {
    Quantities parts;
    for (const std::uint32_t part : listed) {
      if (finder_.IsFree(part) && CanAdd(finder_.At(total), finder_.At(part)))
        parts.push_back(part);
    }
    return OfOneAct(total, std::move(parts));
  }

  // "kiểm tra 35 …, giám sát 37 …": those of the total's own act, where the list names several.
  Quantities OfOneAct(std::uint32_t total, Quantities parts) const {
    const std::string_view act = ActOf(passage_, total);
    if (act.empty() || parts.empty()) return parts;
    const auto agrees = [&](std::uint32_t part) {
      const std::string_view other = ActOf(passage_, part);
      return other.empty() || other.starts_with(act) || act.starts_with(other);
    };
    Quantities same;
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(same), agrees);
    return same.empty() ? parts : same;
  }

  void Read(const Opening& opening) {
    const Listing listing = ReadList(opening);
    if (listing.parts.size() < 2) return;
    const Quantities totals = TotalsBefore(opening, listing);
    bool confirmed = false;
    const Quantities grouped = GroupedParts(listing);
    for (const std::uint32_t total : totals) {
      if (grouped.size() < listing.parts.size() &&
          finder_.ConfirmExactly(total, PartsOf(total, grouped))) {
        return;
      }
    }
    for (const std::uint32_t total : totals) {
      const Quantities parts = PartsOf(total, listing.parts);
      confirmed |= parts.size() >= 2 && finder_.Confirm(total, parts);
    }
    for (const std::uint32_t total : totals) {
      if (!confirmed) confirmed |= TryFirst(total, listing);
    }
    if (!confirmed) Doubt(opening, listing, totals);
  }

  // The parts with labels of one group, where a semicolon ends them.
  static Quantities GroupedParts(const Listing& listing) {
    Quantities parts = listing.parts;
    if (listing.grouped >= 2 && listing.grouped == listing.segment) parts.resize(listing.grouped);
    return parts;
  }

  // More may stand behind the list; a shorter one must give the total exactly.
  bool TryFirst(std::uint32_t total, const Listing& listing) {
    const Quantities parts = PartsOf(total, listing.parts);
    if (!finder_.IsFree(total)) return false;
    for (std::size_t size = parts.size(); size-- > 2;) {
      const Quantities first(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(size));
      if (finder_.ConfirmExactly(total, first)) return true;
    }
    return false;
  }

  // The list does not add up: is it plain enough to say so? Of several totals that it could be of,
  // the one that it misses by least.
  void Doubt(const Opening& opening, const Listing& listing, const Quantities& totals) {
    const Quantities listed = GroupedParts(listing);
    for (const Miss miss : {Miss::kHair, Miss::kNear, Miss::kSlip, Miss::kFar}) {
      for (const std::uint32_t total : totals) {
        const Quantity& whole = finder_.At(total);
        const Quantities parts = PartsOf(total, listed);
        if (whole.bound.comparator != Comparator::kNone || parts.size() < 2) continue;
        if (!Misses(miss, opening, total, parts)) continue;
        if (IsFirm(opening, listing, miss)) {
          finder_.Accuse(total, parts, ReasonToWithhold(listing, whole, parts));
        }
        return;
      }
    }
  }

  // How the parts miss a total.
  enum class Miss : std::uint8_t { kHair, kNear, kSlip, kFar };

  bool Misses(Miss miss, const Opening& opening, std::uint32_t total,
              const Quantities& parts) const {
    switch (miss) {
      case Miss::kHair: return finder_.IsNear(total, parts, 1);
      case Miss::kNear: return finder_.IsNear(total, parts, kNearPercent);
      case Miss::kFar: return finder_.IsNear(total, parts, kFarPercent);
      case Miss::kSlip: break;
    }
    const std::uint32_t sentence = elements_[finder_.At(total).element].sentence;
    return sentence + 1 >= elements_[opening.at].sentence && finder_.IsOneSlip(total, parts);
  }

  bool IsFirm(const Opening& opening, const Listing& listing, Miss miss) const {
    if (listing.dated || listing.gap) return false;
    if (miss == Miss::kFar) return listing.covers;
    if (opening.bracket && !listing.against && miss != Miss::kFar) return true;
    return opening.strength != Strength::kGroups || listing.covers;
  }

  std::string_view ReasonToWithhold(const Listing& listing, const Quantity& whole,
                                    const Quantities& parts) const {
    if (listing.open) return "open-list";
    const bool mixed = std::any_of(parts.begin(), parts.end(), [&](std::uint32_t part) {
      return finder_.At(part).turns != whole.turns && !finder_.At(part).unit.empty();
    });
    return mixed ? "mixed-turns" : std::string_view();
  }

  Finder& finder_;
  const Passage& passage_;
  const std::vector<Element>& elements_;
};

}  // namespace

void FindAnnounced(Finder& finder) { Announced(finder).Find(); }

}  // namespace rasoat::checks::part_whole
