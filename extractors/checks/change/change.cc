#include "extractors/checks/change/change.h"

#include <algorithm>
#include <unordered_set>

#include "extractors/checks/claim.h"
#include "extractors/checks/slips.h"
#include "extractors/checks/wording.h"

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

// The figures of a change: indices of quantities.
struct Pair {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  std::size_t from = 0;  // element of the first
  std::size_t to = 0;    // element of the second
  bool plain = true;     // "lên", "xuống"; "còn" says it only where it fits
};

bool IsChange(const Quantity& quantity) {
  return quantity.role == Role::kChangePercent || quantity.role == Role::kChangeAmount;
}

bool IsLevel(const Quantity& quantity) {
  return quantity.role == Role::kCount || quantity.role == Role::kMoney ||
         quantity.role == Role::kShare || quantity.role == Role::kRatioPercent ||
         quantity.role == Role::kPart;
}

bool IsPercent(const Quantity& quantity) {
  return quantity.role == Role::kShare || quantity.role == Role::kRatioPercent;
}

bool SameKind(const Quantity& a, const Quantity& b) {
  if (IsPercent(a) || IsPercent(b)) return IsPercent(a) && IsPercent(b);
  return SameObject(a, b) || CanAdd(a, b) || CanAdd(b, a);
}

class Finder {
 public:
  Finder(const Passage& passage, std::vector<Check>& checks)
      : passage_(passage), elements_(passage.elements()), checks_(checks) {}

  void Find() {
    GatherParts();
    FindPairs();
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (elements_[i].kind != Kind::kQuantity || !IsChange(passage_.At(elements_[i]))) continue;
      if (TryFromTo(i) || TryTied(i) || TryListedBases(i) || TryBaseBehind(i) || TryBaseBefore(i) ||
          TryBarePair(i))
        continue;
      TryTwoBefore(i);
    }
  }

 private:
  const Quantity& At(std::uint32_t quantity) const { return passage_.quantities()[quantity]; }

  bool SameSentence(std::size_t a, std::size_t b) const {
    return elements_[a].sentence == elements_[b].sentence;
  }

  void GatherParts() {
    for (const Check& check : checks_) {
      if (check.relation != Relation::kSum) continue;
      for (std::size_t i = 1; i < check.operands.size(); ++i) {
        parts_.insert(check.operands[i].written.start);
      }
    }
  }

  // "từ A … lên B".
  void FindPairs() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      const bool plain = elements_[i].Is(Tag::kTo) && elements_[i].term.value() == "change";
      const bool left = elements_[i].Is(Tag::kRestCue) && elements_[i].term.value() == "before";
      if (!plain && !left) continue;
      const auto before = LevelBefore(i);
      const auto after = LevelBehind(i);
      if (!before || !after) continue;
      const Quantity& a = passage_.At(elements_[*before]);
      const Quantity& b = passage_.At(elements_[*after]);
      if (SameKind(a, b))
        pairs_.push_back(
            {elements_[*before].index, elements_[*after].index, *before, *after, plain});
    }
  }

  std::optional<std::size_t> LevelBefore(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k <= kFarthest;) {
      if (!SameSentence(k, i)) break;
      if (elements_[k].kind != Kind::kQuantity || elements_[k].depth > elements_[i].depth) continue;
      if (!IsLevel(passage_.At(elements_[k]))) return std::nullopt;
      return k;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> LevelBehind(std::size_t i) const {
    for (std::size_t k = i + 1; k < elements_.size() && k - i <= 4; ++k) {
      if (!SameSentence(k, i) || elements_[k].kind == Kind::kComma) break;
      if (elements_[k].kind != Kind::kQuantity) continue;
      if (!IsLevel(passage_.At(elements_[k]))) return std::nullopt;
      return k;
    }
    return std::nullopt;
  }

  // The nearest pair of the sentence with no other level between; a pair has one change in percent
  // and one amount, those nearest to it.
  bool TryFromTo(std::size_t i) {
    const Pair* best = nullptr;
    std::size_t nearest = kFarthestPair;
    const auto near = std::lower_bound(
        pairs_.begin(), pairs_.end(), i > passage::kReach ? i - passage::kReach : 0,
        [](const Pair& pair, std::size_t place) { return pair.to < place; });
    for (auto it = near; it != pairs_.end() && it->from <= i + passage::kReach; ++it) {
      const Pair& pair = *it;
      if (!SameSentence(pair.from, i) || !Joined(i, pair)) continue;
      const std::size_t distance = Distance(i, pair);
      if (distance >= nearest || HasNearer(i, pair)) continue;
      best = &pair;
      nearest = distance;
    }
    if (best == nullptr || !Speaks(i, best->after)) return false;
    return Add(i, best->before, best->after, best->plain && SpeaksOfPair(i, *best));
  }

  // Behind the pair another thing may begin: "…, số đảng viên được kiểm tra tăng 12%".
  bool SpeaksOfPair(std::size_t i, const Pair& pair) const {
    if (pair.to > i) return true;
    const lexer::Lexed& lexed = passage_.lexed();
    const std::size_t begin = lexed.TokenAt(passage_.At(elements_[pair.to]).span.end);
    const std::size_t end = lexed.TokenAt(passage_.At(elements_[i]).span.start);
    std::size_t words = 0;
    int depth = 0;
    for (std::size_t t = begin; t < end;) {
      const lexer::Term tied = lexed.TermAt(t, Tag::kTied);
      if (lexed.IsSymbol(t, "(")) ++depth;
      if (lexed.IsSymbol(t, ")")) --depth;
      words += depth <= 0 && !tied && lexed.IsWord(t);
      t = tied ? tied.range.end : t + 1;
    }
    return words <= 1;
  }

  static std::size_t Distance(std::size_t i, const Pair& pair) {
    return pair.to < i ? i - pair.to : pair.from - i;
  }

  bool HasNearer(std::size_t i, const Pair& pair) const {
    const Role role = passage_.At(elements_[i]).role;
    const std::size_t distance = Distance(i, pair);
    for (std::size_t k = pair.from > distance ? pair.from - distance : 0;
         k <= pair.to + distance && k < elements_.size(); ++k) {
      if (k == i || elements_[k].kind != Kind::kQuantity || !SameSentence(k, i)) continue;
      const Quantity& other = passage_.At(elements_[k]);
      if (other.role != role || !Joined(k, pair)) continue;
      const std::size_t there = Distance(k, pair);
      const bool fits = JudgeClaim(ClaimOf(k, pair.before, pair.after, false)).Fits() ||
                        JudgeClaim(ClaimOf(k, pair.before, pair.after, true)).Fits();
      if (there < distance || (there == distance && (fits || k < i))) return true;
    }
    return false;
  }

  bool Joined(std::size_t i, const Pair& pair) const {
    const std::size_t begin = pair.to < i ? pair.to + 1 : i + 1;
    const std::size_t end = pair.to < i ? i : pair.from;
    for (std::size_t k = begin; k < end; ++k) {
      if (elements_[k].kind == Kind::kSemicolon && elements_[k].depth == elements_[i].depth) {
        return false;
      }
      if (elements_[k].kind == Kind::kQuantity && !IsChange(passage_.At(elements_[k])))
        return false;
    }
    return true;
  }

  // An amount is of the kind of its figures; points are of percents.
  bool Speaks(std::size_t i, std::uint32_t level) const {
    const Quantity& change = passage_.At(elements_[i]);
    const Quantity& figure = At(level);
    if (change.role == Role::kChangePercent || change.unit.empty()) return true;
    if (IsPercent(figure)) return change.objects == 0;
    if (figure.role == Role::kMoney) return true;
    if (change.objects != 0 && figure.objects != 0) return (change.objects & figure.objects) != 0;
    if (figure.unit.empty()) return true;
    return change.unit.starts_with(figure.unit) || figure.unit.starts_with(change.unit) ||
           change.objects != 0 || figure.objects != 0;
  }

  // "so với năm 2021 (115 đảng viên)".
  bool TryBaseBehind(std::size_t i) {
    bool against = false;
    for (std::size_t k = i + 1; k < elements_.size() && k - i <= kFarthest; ++k) {
      const Element& element = elements_[k];
      if (!SameSentence(k, i) || element.kind == Kind::kSemicolon) break;
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
      if (!SameSentence(k, i) || element.kind == Kind::kSemicolon) break;
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
    if (!last_ || i - last_->from > kFarthestTied || !SameSentence(last_->from, i)) return false;
    if (passage_.At(elements_[last_->from]).role == passage_.At(elements_[i]).role) return false;
    for (std::size_t k = last_->from + 1; k < i; ++k) {
      if (elements_[k].kind == Kind::kSemicolon) return false;
      if (elements_[k].kind == Kind::kQuantity && elements_[k].index != last_->before) return false;
    }
    return Add(i, last_->before, last_->after, false);
  }

  // "So với cùng kỳ (148 vụ, 71 người chết), giảm 11 vụ, giảm 9 người chết": each change has the
  // base of its own unit.
  bool TryListedBases(std::size_t i) {
    const Quantity& change = passage_.At(elements_[i]);
    if (change.unit.empty()) return false;
    for (std::size_t k = i; k-- > 0 && i - k <= kFarthestPair && SameSentence(k, i);) {
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
      if (SameUnit(passage_.At(element), At(base)) && Add(i, base, element.index, false))
        return true;
    }
    return false;
  }

  bool IsFirstOfSentence(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k <= passage::kReach && SameSentence(k, i);) {
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
      if (!IsLevel(level) || !SameKind(level, At(base)) || !Speaks(i, element.index)) continue;
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
    return parts_.contains(At(quantity).figure.written.start);
  }

  // Whether the change that the figures give is within a third of the stated one, or the stated one
  // a slip of it.
  bool IsNear(std::size_t i, std::uint32_t before, std::uint32_t after) const {
    const bool percent = passage_.At(elements_[i]).role == Role::kChangePercent;
    const Claim claim = ClaimOf(i, before, after, percent && !IsPercent(At(before)));
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
      if (!SameSentence(k, i)) break;
      if (elements_[k].kind != Kind::kQuantity) continue;
      const std::uint32_t part = elements_[k].index;
      if (At(part).role != Role::kPart || part + 1 >= passage_.quantities().size()) break;
      if (At(part + 1).role != Role::kWhole) break;
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
    if (levels.size() < 2 || !SameSentence(levels[1], i)) return;
    const Quantity& first = passage_.At(elements_[levels[1]]);
    const Quantity& second = passage_.At(elements_[levels[0]]);
    const bool dated = HasDateBefore(levels[1]) && HasDateBetween(levels[1], levels[0]);
    if (!dated || !SameObject(first, second) || first.unit != second.unit) return;
    if (!IsNear(i, elements_[levels[1]].index, elements_[levels[0]].index)) return;
    Add(i, elements_[levels[1]].index, elements_[levels[0]].index, true);
  }

  bool TryUnordered(std::size_t i, std::uint32_t first, std::uint32_t second) {
    if (!SameKind(At(first), At(second))) return false;
    if (At(first).unit.empty() && At(first).role == Role::kCount) return false;
    const Quantity& change = passage_.At(elements_[i]);
    if (change.role == Role::kChangeAmount && change.figure.value < kTelling &&
        change.figure.value.places() == 0) {
      return false;
    }
    return Add(i, first, second, false) || Add(i, second, first, false);
  }

  bool HasDateBefore(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && i - k <= passage::kReach && SameSentence(k, i);) {
      if (elements_[k].kind == Kind::kDate) return true;
      if (elements_[k].kind == Kind::kQuantity) return false;
    }
    return false;
  }

  bool HasDateBetween(std::size_t a, std::size_t b) const {
    return std::any_of(elements_.begin() + static_cast<std::ptrdiff_t>(a),
                       elements_.begin() + static_cast<std::ptrdiff_t>(b),
                       [](const Element& element) { return element.kind == Kind::kDate; });
  }

  Claim ClaimOf(std::size_t i, std::uint32_t before, std::uint32_t after, bool growth) const {
    const Quantity& change = passage_.At(elements_[i]);
    Claim claim;
    claim.rule = "change";
    claim.relation = growth ? Relation::kGrowth : Relation::kDifference;
    claim.operands = {OperandOf(passage_, At(before)), OperandOf(passage_, At(after)),
                      OperandOf(passage_, change)};
    claim.statement.bound = change.bound;
    claim.statement.direction =
        std::get<Change>(passage_.mentions()[change.mention].value).direction;
    return claim;
  }

  bool Add(std::size_t i, std::uint32_t before, std::uint32_t after, bool firm) {
    const bool percent = passage_.At(elements_[i]).role == Role::kChangePercent;
    Claim claim = ClaimOf(i, before, after, percent);
    // Between two percents "tăng p %" can mean points as well.
    if (percent && IsPercent(At(before)) && !JudgeClaim(claim).Holds()) {
      claim.relation = Relation::kPoints;
    }
    claim.firm = firm && At(before).bound.comparator == Comparator::kNone &&
                 At(after).bound.comparator == Comparator::kNone;
    auto check = Decide(passage_, claim);
    if (!check) return false;
    Explain(passage_.lexed().text(), kMessages, claim.statement.bound, *check);
    checks_.push_back(std::move(*check));
    last_ = Pair{before, after, i, i};
    return true;
  }

  const Passage& passage_;
  const std::vector<Element>& elements_;
  std::vector<Check>& checks_;
  std::unordered_set<std::uint32_t> parts_;  // where the parts of breakdowns stand
  std::vector<Pair> pairs_;
  std::optional<Pair> last_;  // of the change before; `from` is its element
};

}  // namespace

void Apply(const Subject& subject, std::vector<Check>& checks) {
  Finder(subject.passage, checks).Find();
}

}  // namespace rasoat::checks::change
