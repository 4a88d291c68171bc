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

constexpr std::size_t kFarthestTotal = 8;       // quantities back
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
  bool open = false;       // "như", "v.v."
  bool dated = false;      // figures of several periods
  bool covers = false;     // its labels exclude each other, or name a rest
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
      opening.strength =
          element.term.value() == "all" ? Strength::kComplete : Strength::kGroups;
    } else if (element.kind == Kind::kOpen) {
      if (!FollowsQuantity(i)) return std::nullopt;
      opening.bracket = true;
      opening.strength = Strength::kGroups;
      opening.end = passage_.CloseOf(i);
      return opening;
    } else if (element.kind == Kind::kColon) {
      opening.strength = Strength::kGroups;
    } else {
      return std::nullopt;
    }
    SetEnd(opening);
    return opening;
  }

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
    const std::uint16_t depth =
        static_cast<std::uint16_t>(elements_[opening.at].depth);
    std::vector<std::string_view> groups;
    bool nested = false;
    bool taken_in_item = false;
    for (std::size_t k = opening.begin; k < opening.end; ++k) {
      const Element& element = elements_[k];
      if (element.kind == Kind::kBreak || element.kind == Kind::kSemicolon ||
          element.kind == Kind::kStop) {
        nested = false;
        taken_in_item = taken_in_item && element.kind != Kind::kBreak;
      }
      if (element.depth > depth) continue;
      if (element.Is(Tag::kOpenList)) listing.open = true;
      if (element.kind == Kind::kDate) listing.dated = true;
      if (element.Is(Tag::kGroup)) groups.push_back(element.term.value());
      if (element.Is(Tag::kRestCue)) groups.emplace_back("rest");
      if (element.Is(Tag::kPartsCue) && !listing.parts.empty()) nested = true;
      if (element.kind != Kind::kQuantity || nested) continue;
      const Quantity& quantity = passage_.At(element);
      if (opening.across_blocks && taken_in_item) continue;
      if (!IsPlain(quantity) || !finder_.IsFree(element.index)) continue;
      listing.parts.push_back(element.index);
      if (!quantity.label.empty()) groups.push_back(LabelGroup(quantity));
      taken_in_item = true;
    }
    listing.covers = Covers(groups);
    return listing;
  }

  // The label of a figure ("khiển trách 41") is no element of its own.
  std::string_view LabelGroup(const Quantity& quantity) const {
    const lexer::Lexed& lexed = passage_.lexed();
    const Element& element = elements_[quantity.element];
    for (std::size_t k = element.range.begin; k-- > 0 && element.range.begin - k < 8;) {
      if (lexed.SpanOf({k, k + 1}).start < quantity.span.start) break;
      const lexer::Term term = lexed.TermAt(k, Tag::kGroup);
      if (term) return term.value();
    }
    return {};
  }

  static bool Covers(const std::vector<std::string_view>& groups) {
    for (const std::string_view group : groups) {
      if (group == "rest") return true;
      if (!group.empty() && std::count(groups.begin(), groups.end(), group) >= 2) return true;
    }
    return false;
  }

  // Candidates for the total, the nearest first.
  Quantities TotalsBefore(const Opening& opening) const {
    Quantities totals;
    const Element& start = elements_[opening.at];
    const std::uint16_t depth =
        static_cast<std::uint16_t>(opening.bracket ? start.depth - 1 : start.depth);
    bool any_in_sentence = false;
    for (std::size_t k = opening.at; k-- > 0 && totals.size() < kFarthestTotal;) {
      const Element& element = elements_[k];
      if (element.sentence + kFarthestSentence < start.sentence) break;
      if (element.sentence != start.sentence && any_in_sentence) break;
      if (opening.bracket && element.sentence != start.sentence) break;
      if (element.kind != Kind::kQuantity || element.depth > depth) continue;
      if (!IsTotal(passage_.At(element))) continue;
      totals.push_back(element.index);
      any_in_sentence |= element.sentence == start.sentence;
    }
    return totals;
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
    const Quantities totals = TotalsBefore(opening);
    bool confirmed = false;
    for (const std::uint32_t total : totals) confirmed |= TryTotal(total, listing);
    if (!confirmed) Doubt(opening, listing, totals);
  }

  bool TryTotal(std::uint32_t total, const Listing& listing) {
    const Quantities parts = PartsOf(total, listing.parts);
    for (std::size_t size = parts.size(); size >= 2; --size) {
      const Quantities first(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(size));
      if (finder_.Confirm(total, first)) return true;
    }
    return false;
  }

  // The list does not add up: is it plain enough to say so?
  void Doubt(const Opening& opening, const Listing& listing, const Quantities& totals) {
    for (const std::uint32_t total : totals) {
      const Quantity& whole = finder_.At(total);
      if (whole.bound.comparator != Comparator::kNone) continue;
      const Quantities parts = PartsOf(total, listing.parts);
      if (parts.size() < 2) continue;
      if (!IsFirm(opening, listing, total, parts)) return;
      finder_.Accuse(total, parts, ReasonToWithhold(listing, whole, parts));
      return;
    }
  }

  bool IsFirm(const Opening& opening, const Listing& listing, std::uint32_t total,
              const Quantities& parts) const {
    if (listing.dated) return false;
    if (opening.strength == Strength::kGroups && !listing.covers) return false;
    return Distance(total, parts) <= (listing.covers ? 30 : 15);
  }

  // How far the sum is from the total, in percent of it.
  std::int64_t Distance(std::uint32_t total, const Quantities& parts) const {
    const Claim claim = finder_.ClaimOf(total, parts);
    const auto sum = Computed(Relation::kSum, claim.operands);
    const Rational whole = Rational::Of(claim.operands[0].value);
    if (!sum || whole.numerator <= 0) return 100;
    const auto off = sum->Plus({-whole.numerator, whole.denominator});
    if (!off) return 100;
    const Int128 size = off->numerator < 0 ? -off->numerator : off->numerator;
    const double share = 100.0 * static_cast<double>(size) / static_cast<double>(off->denominator) /
                         (static_cast<double>(whole.numerator) /
                          static_cast<double>(whole.denominator));
    return share > 1000 ? 1000 : static_cast<std::int64_t>(share);
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
