#include "extractors/checks/change/change.h"

#include <algorithm>
#include <unordered_set>

#include "extractors/checks/change/pairs.h"
#include "extractors/checks/slips.h"

namespace rasoat::checks::change {

using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;
using passage::Role;

namespace {

constexpr Message kMessages[] = {
#include "change_messages.inc"
};

constexpr std::size_t kFarthest = 14;  // elements between a change and its figures
constexpr std::size_t kFarthestPair = 40;
constexpr std::size_t kFarthestTied = 8;
constexpr std::uint32_t kFarthestSentence = 1;
constexpr std::uint32_t kFarthestFitting = 3;  // sentences back, where the figures confirm it
constexpr std::uint32_t kFarthestListed = 3;
const Decimal kTelling(10, 0);              // a difference hardly met by chance
constexpr std::size_t kFarthestFigure = 4;  // figures back
constexpr std::size_t kFarthestLevel = 8;   // figures back to what a base is compared with

class Finder {
 public:
  Finder(const Passage& passage, std::vector<Check>& checks)
      : passage_(passage), elements_(passage.elements()), checks_(checks), pairs_(passage) {}

  void Find() {
    GatherParts();
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (elements_[i].kind != Kind::kQuantity || !IsChange(passage_.At(elements_[i]))) continue;
      if (TryFromTo(i) || TryTied(i) || TryListedBases(i) || TryBaseBehind(i) || TryBaseBefore(i) ||
          TryBarePair(i))
        continue;
      TryTwoBefore(i);
    }
  }

 private:
  void GatherParts() {
    for (const Check& check : checks_) {
      if (check.relation != Relation::kSum) continue;
      for (std::size_t i = 1; i < check.operands.size(); ++i) {
        parts_.insert(check.operands[i].written.start);
      }
    }
  }

  bool TryFromTo(std::size_t i) {
    const Pair* pair = pairs_.For(i);
    if (pair == nullptr) return false;
    return Add(i, pair->before, pair->after, pair->plain && pairs_.IsSaidOf(i, *pair));
  }

  bool Speaks(std::size_t i, std::uint32_t level) const {
    return change::Speaks(passage_.At(elements_[i]), passage_.At(level));
  }

  Claim ClaimOf(std::size_t i, std::uint32_t before, std::uint32_t after, bool growth) const {
    return change::ClaimOf(passage_, elements_[i].index, before, after, growth);
  }

  // "so với năm 2021 (115 đảng viên)".
  bool TryBaseBehind(std::size_t i) {
    bool against = false;
    for (std::size_t k = i + 1; k < elements_.size() && k - i <= kFarthest; ++k) {
      const Element& element = elements_[k];
      if (!passage_.SameSentence(k, i) || element.kind == Kind::kSemicolon) break;
      if (element.kind == Kind::kClose && element.depth == elements_[i].depth && !Bracketed(i))
        break;
      against |= element.Is(Tag::kAgainst) || element.Is(Tag::kBaseCue);
      if (element.kind == Kind::kComma && against && element.depth <= elements_[i].depth) break;
      if (element.kind != Kind::kQuantity) continue;
      const Quantity& base = passage_.At(element);
      if (IsChange(base) && !against) continue;
      if (!IsLevel(base)) break;
      const bool bracket = element.depth > elements_[i].depth;
      if (!bracket && !against) break;
      if (base.role == Role::kPart) break;
      // "(300 tổ chức đảng, 1.080 đảng viên)": the base of the change's own unit.
      const Quantity& change = passage_.At(elements_[i]);
      const bool others = bracket && change.objects != 0 && base.objects != 0 &&
                          (change.objects & base.objects) == 0;
      if (others) continue;
      return AddAgainst(i, i, element.index, bracket);
    }
    return false;
  }

  // "giảm 21 vụ (12,8%) so với": a bracket of its own.
  bool Bracketed(std::size_t i) const {
    return i > 0 && i + 1 < elements_.size() && elements_[i - 1].kind == Kind::kOpen &&
           elements_[i + 1].kind == Kind::kClose;
  }

  // "So với năm 2019 (178 vụ), số vụ tăng 20,8%"; "(cùng kỳ 2 TCĐ, tăng 50%)".
  bool TryBaseBefore(std::size_t i) {
    std::optional<std::size_t> base;
    for (std::size_t k = i; k-- > 0 && i - k <= kFarthest;) {
      const Element& element = elements_[k];
      if (!passage_.SameSentence(k, i) || element.kind == Kind::kSemicolon) break;
      if (element.kind == Kind::kQuantity && !base) {
        const Quantity& level = passage_.At(element);
        if (IsChange(level)) continue;
        if (!IsLevel(level)) break;
        base = k;
      } else if (element.kind == Kind::kQuantity) {
        break;
      }
      const bool cue = element.Is(Tag::kAgainst) || element.Is(Tag::kBaseCue);
      if (!base || !cue) continue;
      const bool one_bracket =
          elements_[i].depth > 0 && elements_[*base].depth == elements_[i].depth;
      const bool opens_sentence = IsFirstOfSentence(k);
      if (!one_bracket && !opens_sentence) return false;
      return AddAgainst(i, k, elements_[*base].index, true);
    }
    return false;
  }

  // "giảm 38 vụ so với cùng kỳ (450 vụ), tương ứng giảm 8,4%": the figures of the change before.
  bool TryTied(std::size_t i) {
    if (!last_ || i - last_->from > kFarthestTied || !passage_.SameSentence(last_->from, i))
      return false;
    if (passage_.At(elements_[last_->from]).role == passage_.At(elements_[i]).role) return false;
    for (std::size_t k = last_->from + 1; k < i; ++k) {
      if (elements_[k].kind == Kind::kSemicolon) return false;
      if (elements_[k].kind == Kind::kQuantity && elements_[k].index != last_->before) return false;
    }
    return Add(i, last_->before, last_->after, Bracketed(i) || SaysTied(i));
  }

  // "…, tương ứng tăng 8,6%".
  bool SaysTied(std::size_t i) const {
    const lexer::Lexed& lexed = passage_.lexed();
    const std::size_t begin = lexed.TokenAt(passage_.At(elements_[i]).span.start);
    return lexed.TermBefore(begin, Tag::kTied) || lexed.TermAt(begin, Tag::kTied);
  }

  // "So với cùng kỳ (148 vụ, 71 người chết), giảm 11 vụ, giảm 9 người chết": each change has the
  // base of its own unit.
  bool TryListedBases(std::size_t i) {
    const Quantity& change = passage_.At(elements_[i]);
    if (change.unit.empty()) return false;
    for (std::size_t k = i; k-- > 0 && i - k <= kFarthestPair && passage_.SameSentence(k, i);) {
      if (!elements_[k].Is(Tag::kAgainst)) continue;
      for (std::size_t b = k + 1; b < i; ++b) {
        const Element& element = elements_[b];
        if (element.kind != Kind::kQuantity || element.depth <= elements_[i].depth) continue;
        if (!SameUnit(passage_.At(element), change)) continue;
        return AddOfUnit(i, k, element.index);
      }
      return false;
    }
    return false;
  }

  static bool SameUnit(const Quantity& a, const Quantity& b) {
    if (a.unit.empty() || b.unit.empty()) return false;
    return a.unit.starts_with(b.unit) || b.unit.starts_with(a.unit);
  }

  bool AddOfUnit(std::size_t i, std::size_t from, std::uint32_t base) {
    for (std::size_t k = from; k-- > 0 && from - k <= passage::kReach;) {
      const Element& element = elements_[k];
      if (element.sentence + kFarthestListed < elements_[i].sentence) return false;
      if (element.kind != Kind::kQuantity || !IsLevel(passage_.At(element))) continue;
      if (SameUnit(passage_.At(element), passage_.At(base)) && Add(i, base, element.index, false))
        return true;
    }
    return false;
  }

  bool IsFirstOfSentence(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k <= passage::kReach && passage_.SameSentence(k, i);) {
      if (elements_[k].kind == Kind::kQuantity) return false;
    }
    return true;
  }

  // Looks back from element `from` for what the change brought `base` to: a level of its kind that
  // fits, else the nearest one that one slip could explain.
  bool AddAgainst(std::size_t i, std::size_t from, std::uint32_t base, bool firm) {
    std::optional<std::uint32_t> likely;
    std::size_t seen = 0;
    for (std::size_t k = from; k-- > 0 && from - k <= passage::kReach && seen < kFarthestLevel;) {
      const Element& element = elements_[k];
      if (element.sentence + kFarthestFitting < elements_[i].sentence) break;
      if (element.kind != Kind::kQuantity || element.depth > elements_[from].depth) continue;
      const Quantity& level = passage_.At(element);
      if (!IsLevel(level) || !SameKind(level, passage_.At(base)) || !Speaks(i, element.index))
        continue;
      ++seen;
      if (Add(i, base, element.index, false)) return true;
      const bool near = element.sentence + kFarthestSentence >= elements_[i].sentence;
      if (near && firm && !likely && !IsPart(element.index) && IsNear(i, base, element.index))
        likely = element.index;
    }
    return likely && Add(i, base, *likely, true);
  }

  // A part of a breakdown is seldom what a change is of.
  bool IsPart(std::uint32_t quantity) const {
    return parts_.contains(passage_.At(quantity).figure.written.start);
  }

  // Whether the change that the figures give is within a third of the stated one, or the stated one
  // a slip of it.
  bool IsNear(std::size_t i, std::uint32_t before, std::uint32_t after) const {
    const bool percent = passage_.At(elements_[i]).role == Role::kChangePercent;
    const Claim claim = ClaimOf(i, before, after, percent && !IsPercent(passage_.At(before)));
    const auto truth = Computed(claim.relation, claim.operands);
    if (!truth) return false;
    if (IsSlip(claim)) return true;
    const Operand& stated = claim.operands[2];
    const auto rounded = RoundToNearest(*truth, stated.value.places());
    if (rounded && SlipBetween(*rounded, stated.value) != Slip::kNone) return true;
    const Rational low{stated.value.units() * Int128{2}, PowerOfTen(stated.value.places()) * 3};
    const Rational high{stated.value.units() * Int128{4}, PowerOfTen(stated.value.places()) * 3};
    return *truth > low && *truth < high;
  }

  // "(tăng 5 đảng viên so với cùng kỳ 40/35)".
  bool TryBarePair(std::size_t i) {
    for (std::size_t k = i + 1; k < elements_.size() && k - i <= 5; ++k) {
      if (!passage_.SameSentence(k, i)) break;
      if (elements_[k].kind != Kind::kQuantity) continue;
      const std::uint32_t part = elements_[k].index;
      if (passage_.At(part).role != Role::kPart || part + 1 >= passage_.quantities().size()) break;
      if (passage_.At(part + 1).role != Role::kWhole) break;
      return Add(i, part + 1, part, false);
    }
    return false;
  }

  // Two levels before, as "năm 2020 … 140 tổ chức đảng, năm 2021 … 196 tổ chức đảng, tăng 56": the
  // figures confirm it; a fault only where each has its date.
  void TryTwoBefore(std::size_t i) {
    std::vector<std::size_t> levels;
    for (std::size_t k = i;
         k-- > 0 && i - k <= passage::kReach && levels.size() < kFarthestFigure;) {
      const Element& element = elements_[k];
      if (element.sentence + kFarthestSentence < elements_[i].sentence) break;
      if (element.kind != Kind::kQuantity) continue;
      const Quantity& level = passage_.At(element);
      if (IsLevel(level) && level.role != Role::kPart && Speaks(i, element.index)) {
        levels.push_back(k);
      }
    }
    for (std::size_t a = 0; a < levels.size(); ++a) {
      for (std::size_t b = a + 1; b < levels.size(); ++b) {
        const bool percents = IsPercent(passage_.At(elements_[levels[a]]));
        if (!percents && !HasDateBetween(levels[b], levels[a])) continue;
        if (TryUnordered(i, elements_[levels[b]].index, elements_[levels[a]].index)) return;
      }
    }
    if (levels.size() < 2 || !passage_.SameSentence(levels[1], i)) return;
    const Quantity& first = passage_.At(elements_[levels[1]]);
    const Quantity& second = passage_.At(elements_[levels[0]]);
    const bool dated = HasDateBefore(levels[1]) && HasDateBetween(levels[1], levels[0]);
    if (!dated || HasChangeBetween(levels[1], levels[0])) return;
    if (!SameObject(first, second) || first.unit != second.unit) return;
    if (!IsNear(i, elements_[levels[1]].index, elements_[levels[0]].index)) return;
    Add(i, elements_[levels[1]].index, elements_[levels[0]].index, true);
  }

  bool TryUnordered(std::size_t i, std::uint32_t first, std::uint32_t second) {
    if (!SameKind(passage_.At(first), passage_.At(second))) return false;
    if (passage_.At(first).unit.empty() && passage_.At(first).role == Role::kCount) return false;
    const Quantity& change = passage_.At(elements_[i]);
    if (change.role == Role::kChangeAmount && change.figure.value < kTelling &&
        change.figure.value.places() == 0) {
      return false;
    }
    return Add(i, first, second, false) || Add(i, second, first, false);
  }

  bool HasDateBefore(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k <= passage::kReach && passage_.SameSentence(k, i);) {
      if (elements_[k].kind == Kind::kDate) return true;
      if (elements_[k].kind == Kind::kQuantity) return false;
    }
    return false;
  }

  // Each level then has a change of its own.
  bool HasChangeBetween(std::size_t a, std::size_t b) const {
    for (std::size_t k = a + 1; k < b; ++k) {
      if (elements_[k].kind == Kind::kQuantity && IsChange(passage_.At(elements_[k]))) return true;
    }
    return false;
  }

  bool HasDateBetween(std::size_t a, std::size_t b) const {
    return std::any_of(elements_.begin() + static_cast<std::ptrdiff_t>(a),
                       elements_.begin() + static_cast<std::ptrdiff_t>(b),
                       [](const Element& element) { return element.kind == Kind::kDate; });
  }

  bool Add(std::size_t i, std::uint32_t before, std::uint32_t after, bool firm) {
    const bool percent = passage_.At(elements_[i]).role == Role::kChangePercent;
    Claim claim = ClaimOf(i, before, after, percent);
    // Between two percents "tăng p %" can mean points as well.
    if (percent && IsPercent(passage_.At(before)) && !JudgeClaim(claim).Holds()) {
      claim.relation = Relation::kPoints;
    }
    claim.firm = firm && passage_.At(before).bound.comparator == Comparator::kNone &&
                 passage_.At(after).bound.comparator == Comparator::kNone;
    // "gấp hơn 100 lần" is true of all figures that lie far enough apart.
    if (!firm && JudgeClaim(claim).check_class == CheckClass::kLoose) return false;
    if (!AddCheck(passage_, claim, kMessages, checks_)) return false;
    last_ = Pair{before, after, i, i};
    return true;
  }

  const Passage& passage_;
  const std::vector<Element>& elements_;
  std::vector<Check>& checks_;
  std::unordered_set<std::uint32_t> parts_;  // where the parts of breakdowns stand
  const Pairs pairs_;
  std::optional<Pair> last_;  // of the change before; `from` is its element
};

}  // namespace

void Apply(const Subject& subject, std::vector<Check>& checks) {
  Finder(subject.passage, checks).Find();
}

}  // namespace rasoat::checks::change
