#include <algorithm>

#include "extractors/checks/part_whole/finder.h"
#include "extractors/checks/part_whole/listing.h"
#include "extractors/checks/part_whole/openings.h"

// Breakdowns that a word, a bracket or a colon announces.

namespace rasoat::checks::part_whole {

using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;

namespace {

constexpr std::size_t kFarthestTotal = 8;  // quantities back
// How far the sum may be off for the list to be meant, in percent of the total.
constexpr int kWidePercent = 60;
constexpr int kFarPercent = 30;
constexpr int kNearPercent = 15;
constexpr std::size_t kAllLabels = 4;           // of a group of grades
constexpr std::uint32_t kFarthestSentence = 2;  // sentences back, where none stands in its own

class Announced {
 public:
  explicit Announced(Finder& finder)
      : finder_(finder), passage_(finder.passage()), elements_(finder.passage().elements()) {}

  void Find() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (const auto opening = OpeningAt(passage_, i)) Read(*opening);
    }
  }

 private:
  static bool Covers(const Listing& listing) { return listing.cover != Cover::kNone; }

  // Candidates for the total, the nearest first.
  Quantities TotalsBefore(const Opening& opening, const Listing& listing) const {
    Quantities totals;
    const passage::Objects named = NamedObjects(opening);
    const std::uint32_t farthest = Covers(listing) ? 3 * kFarthestSentence : kFarthestSentence;
    const Element& start = elements_[opening.at];
    const std::uint16_t depth =
        static_cast<std::uint16_t>(opening.bracket ? start.depth - 1 : start.depth);
    bool any_in_sentence = false;
    const bool itself = start.kind == Kind::kQuantity;
    for (std::size_t k = opening.at + (itself ? 1 : 0);
         k-- > 0 && opening.at - k <= passage::kReach &&
         totals.size() < (Covers(listing) ? 2 * kFarthestTotal : kFarthestTotal);) {
      const Element& element = elements_[k];
      if (element.sentence + farthest < start.sentence) break;
      if (element.sentence != start.sentence && any_in_sentence && !Covers(listing)) break;
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

  bool ConfirmGrouped(std::uint32_t total, const Quantities& grouped) {
    const Quantities parts = PartsOf(total, grouped);
    return parts.size() >= 2 && finder_.ConfirmExactly(total, parts);
  }

  void Read(const Opening& opening) {
    const Listing listing = ReadListing(finder_, opening);
    if (listing.parts.size() < 2) return;
    const Quantities totals = TotalsBefore(opening, listing);
    bool confirmed = false;
    const Quantities grouped = GroupedParts(listing);
    for (const std::uint32_t total : totals) {
      if (grouped.size() < listing.parts.size() && ConfirmGrouped(total, grouped)) {
        return;
      }
    }
    Quantities others;
    for (const std::uint32_t total : totals) {
      const Quantities parts = PartsOf(total, listing.parts);
      const bool adds_up = parts.size() >= 2 && finder_.Confirm(total, parts);
      confirmed |= adds_up;
      if (!adds_up && IsOfOneKind(total, parts)) others.push_back(total);
    }
    for (const std::uint32_t total : totals) {
      if (!confirmed) confirmed |= TryFirst(total, listing);
    }
    // Of several objects one may add up and another not.
    Doubt(opening, listing, confirmed ? others : totals);
  }

  bool IsOfOneKind(std::uint32_t total, const Quantities& parts) const {
    return parts.size() >= 2 && std::all_of(parts.begin(), parts.end(), [&](std::uint32_t part) {
             return SameObject(finder_.At(total), finder_.At(part));
           });
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
    for (const Miss miss : {Miss::kHair, Miss::kNear, Miss::kSlip, Miss::kFar, Miss::kWide}) {
      for (const std::uint32_t total : totals) {
        const Quantity& whole = finder_.At(total);
        const Quantities parts = PartsOf(total, listed);
        if (whole.bound.comparator != Comparator::kNone || parts.size() < 2) continue;
        if (!Misses(miss, opening, total, parts)) continue;
        if (IsFirm(opening, listing, miss, IsOver(total, parts)) &&
            !finder_.IsExplained(total, parts)) {
          finder_.Accuse(total, parts, ReasonToWithhold(opening, listing, total, parts));
        }
        return;
      }
    }
  }

  // How the parts miss a total.
  enum class Miss : std::uint8_t { kHair, kNear, kSlip, kFar, kWide };

  bool Misses(Miss miss, const Opening& opening, std::uint32_t total,
              const Quantities& parts) const {
    switch (miss) {
      case Miss::kHair: return finder_.IsNear(total, parts, 1);
      case Miss::kNear: return finder_.IsNear(total, parts, kNearPercent);
      case Miss::kFar: return finder_.IsNear(total, parts, kFarPercent);
      case Miss::kWide:
        return IsRightBefore(total, opening) && finder_.IsNear(total, parts, kWidePercent);
      case Miss::kSlip: break;
    }
    const std::uint32_t sentence = elements_[finder_.At(total).element].sentence;
    return sentence + 1 >= elements_[opening.at].sentence && finder_.IsOneSlip(total, parts);
  }

  // The total is the last number before the opening.
  bool IsRightBefore(std::uint32_t total, const Opening& opening) const {
    for (std::size_t k = opening.at; k-- > 0;) {
      if (elements_[k].kind == Kind::kQuantity) return elements_[k].index == total;
      if (elements_[k].sentence != elements_[opening.at].sentence) break;
    }
    return false;
  }

  bool IsOver(std::uint32_t total, const Quantities& parts) const {
    const Claim claim = finder_.ClaimOf(total, parts);
    const auto sum = Computed(Relation::kSum, claim.operands);
    return sum && *sum > Rational::Of(claim.operands[0].value);
  }

  static bool IsFirm(const Opening& opening, const Listing& listing, Miss miss, bool over) {
    if (listing.dated || (listing.gap && !over)) return false;
    if (miss == Miss::kFar) return listing.cover >= Cover::kRest;
    // "64 đảng viên, gồm: khiển trách …": no doubt what is listed, and of what.
    const bool plain = opening.strength == Strength::kComplete && listing.single;
    if (miss == Miss::kWide) return plain && listing.cover == Cover::kGroups;
    if (opening.strength == Strength::kComplete) return true;
    if (miss == Miss::kSlip && !opening.direct) {
      return listing.cover == Cover::kGroups && listing.single;
    }
    if (opening.direct && !listing.against) return true;
    // Of a group that need not be named in full, too few are no fault.
    if (listing.cover == Cover::kSome) return over || listing.labels >= kAllLabels;
    return Covers(listing);
  }

  std::string_view ReasonToWithhold(const Opening& opening, const Listing& listing,
                                    std::uint32_t total, const Quantities& parts) const {
    if (listing.open) return "open-list";
    if (listing.multiple && opening.strength != Strength::kComplete &&
        listing.cover < Cover::kGroups && IsOver(total, parts)) {
      return "may-overlap";
    }
    const bool mixed = std::any_of(parts.begin(), parts.end(), [&](std::uint32_t part) {
      return finder_.At(part).turns != finder_.At(total).turns && !finder_.At(part).unit.empty();
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
