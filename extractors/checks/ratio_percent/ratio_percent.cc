#include "extractors/checks/ratio_percent/ratio_percent.h"

#include <algorithm>
#include <map>

#include "extractors/checks/ratio_percent/bases.h"

namespace rasoat::checks::ratio_percent {

using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;
using passage::Role;

namespace {

constexpr Message kMessages[] = {
#include "ratio_percent_messages.inc"
};

constexpr std::uint32_t kFarthestBase = 8;  // quantities back
constexpr std::size_t kFarthestBehind = 8;  // elements ahead

class Finder {
 public:
  Finder(const Passage& passage, std::vector<Check>& checks)
      : passage_(passage),
        elements_(passage.elements()),
        checks_(checks),
        bases_(passage, checks) {}

  void Find() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (elements_[i].kind != Kind::kQuantity) continue;
      const Role role = passage_.At(elements_[i]).role;
      if (role == Role::kRatioPercent) AddRatio(i);
      if (role == Role::kShare && !AddDistributed(i)) AddShare(i);
    }
    for (const Left& left : left_) DoubtBySiblings(left);
  }

 private:
  // A share whose base is not found.
  struct Left {
    std::uint32_t part = 0;
    std::uint32_t percent = 0;
  };

  void AddRatio(std::size_t i) {
    const std::uint32_t percent = elements_[i].index;
    std::uint32_t sides[2] = {percent, percent};
    const std::uint32_t mention = passage_.At(percent).mention;
    const auto& all = passage_.quantities();
    const std::uint32_t first = percent > kFarthestBase ? percent - kFarthestBase : 0;
    for (std::uint32_t k = first; k < all.size() && k < percent + 3; ++k) {
      if (all[k].mention != mention) continue;
      if (all[k].role == Role::kPart) sides[0] = k;
      if (all[k].role == Role::kWhole) sides[1] = k;
    }
    if (sides[0] == percent || sides[1] == percent) return;
    Claim claim = ClaimOf(sides[0], sides[1], percent);
    claim.firm = true;
    Add(claim);
  }

  // "29 đại biểu dưới 35 tuổi, 96 … và 55 …, lần lượt chiếm 16,1%, 53,3% và 30,6%": as many numbers
  // as percents, in their order. True of the later percents of a list that is read already.
  bool AddDistributed(std::size_t i) {
    if (i < distributed_) return true;
    std::vector<std::uint32_t> percents;
    std::size_t end = i;
    for (; end < elements_.size() && elements_[end].sentence == elements_[i].sentence; ++end) {
      if (elements_[end].kind == Kind::kComma) continue;
      if (elements_[end].kind != Kind::kQuantity) break;
      if (passage_.At(elements_[end]).role != Role::kShare) break;
      percents.push_back(elements_[end].index);
    }
    const auto parts = percents.size() >= 2 ? PartsBeforeCue(i, percents.size()) : std::nullopt;
    if (!parts) return false;
    distributed_ = end;
    const auto base = CommonBase(*parts, percents);
    for (std::size_t k = 0; base && k < percents.size(); ++k) {
      Claim claim = ClaimOf((*parts)[k], *base, percents[k]);
      claim.firm = true;
      Add(claim);
    }
    return true;
  }

  // The last `count` numbers before "lần lượt".
  std::optional<std::vector<std::uint32_t>> PartsBeforeCue(std::size_t i, std::size_t count) const {
    std::size_t cue = i;
    while (cue > 0 && elements_[cue - 1].sentence == elements_[i].sentence &&
           !elements_[cue].Is(Tag::kDistributive) && elements_[cue - 1].kind != Kind::kQuantity) {
      --cue;
    }
    if (!elements_[cue].Is(Tag::kDistributive)) return std::nullopt;
    std::vector<std::uint32_t> parts;
    for (std::size_t k = cue; k-- > 0 && cue - k <= passage::kReach && parts.size() < count;) {
      if (elements_[k].sentence != elements_[i].sentence) break;
      if (elements_[k].kind != Kind::kQuantity || elements_[k].depth > elements_[i].depth) continue;
      const Quantity& quantity = passage_.At(elements_[k]);
      if (IsAmount(quantity) && (quantity.objects & passage::kTime) == 0) {
        parts.insert(parts.begin(), elements_[k].index);
      }
    }
    if (parts.size() < count) return std::nullopt;
    return parts;
  }

  // The total of their breakdown, or the number before that most of them are shares of.
  std::optional<std::uint32_t> CommonBase(const std::vector<std::uint32_t>& parts,
                                          const std::vector<std::uint32_t>& percents) const {
    if (const auto total = bases_.TotalOf(parts.front());
        total && total == bases_.TotalOf(parts.back())) {
      return total;
    }
    std::optional<std::uint32_t> best;
    std::size_t most = 0;
    bases_.Each(parts.front(), percents.front(), [&](std::uint32_t base) {
      std::size_t fits = 0;
      for (std::size_t k = 0; k < parts.size(); ++k) {
        fits += JudgeClaim(ClaimOf(parts[k], base, percents[k])).Fits();
      }
      if (fits > most) best = base;
      most = std::max(most, fits);
      return false;
    });
    return 2 * most > parts.size() ? best : std::nullopt;
  }

  // "8 cấp ủy viên, chiếm 16%": the number before, and the base before or behind.
  void AddShare(std::size_t i) {
    const std::uint32_t percent = elements_[i].index;
    if (TryBaseBehind(i) || TryRatioBehind(i)) return;
    const auto part = PartOf(i, nullptr);
    if (!part || passage_.At(*part).bound.comparator != Comparator::kNone) return;
    if (SpeaksOfOthers(passage_.At(percent), passage_.At(*part))) return;
    if (passage_.At(percent).bound.comparator != Comparator::kNone && !IsShareOfPart(i)) return;
    if (TryNamedAct(i, *part) || TryBasesBefore(*part, percent) || AgainstSomethingElse(i)) return;
    if (IsShareOfPart(i) && !NamesBase(percent) && !Doubt(*part, percent)) {
      left_.push_back({*part, percent});
    }
  }

  // "trong 45 đơn có 5 đơn đúng (13,3%), 11 đơn đúng một phần (24,4%), 28 đơn sai (62,2%)": what
  // two others of the sentence are shares of, this one is a share of, too.
  void DoubtBySiblings(const Left& left) {
    const std::uint32_t sentence = elements_[passage_.At(left.percent).element].sentence;
    std::map<std::uint32_t, std::size_t> bases;
    for (const auto& [percent, base] : bases_of_) {
      bases[base] += elements_[passage_.At(percent).element].sentence == sentence;
    }
    for (const auto& [base, siblings] : bases) {
      if (siblings < 2 || !SameObject(passage_.At(base), passage_.At(left.part))) continue;
      if (passage_.At(base).unit != passage_.At(left.part).unit && passage_.At(base).objects == 0)
        continue;
      Claim claim = ClaimOf(left.part, base, left.percent);
      claim.firm = true;
      Add(claim);
      return;
    }
  }

  // "4,5% số tổ chức đảng toàn huyện": words behind the percent say of what it is.
  bool NamesBase(std::uint32_t percent) const {
    const lexer::Lexed& lexed = passage_.lexed();
    if (!passage_.At(percent).unit.empty()) return true;
    const std::size_t behind = lexed.TokenAt(passage_.At(percent).span.end);
    return lexed.IsWord(behind) && !lexed.StartsBlock(behind);
  }

  // "33 người đạt 100% phiếu": the percent is of something else.
  static bool SpeaksOfOthers(const Quantity& percent, const Quantity& part) {
    if (percent.unit.empty() || percent.vague) return false;
    if (percent.objects != 0 && part.objects != 0) return (percent.objects & part.objects) == 0;
    return percent.objects == 0 && part.objects != 0;
  }

  // In a bracket, or behind "chiếm"; "bằng", "đạt" can be of a plan that is not named.
  bool IsShareOfPart(std::size_t i) const {
    if (i == 0) return false;
    const Element& before = elements_[i - 1];
    if (before.kind == Kind::kOpen) return true;
    const bool bracket = i > 1 && elements_[i - 2].kind == Kind::kOpen;
    return before.Is(Tag::kShareCue) && (bracket || before.term.value() == "part");
  }

  // In a bracket of its own, or behind "chiếm", "bằng".
  bool IsSaidOfPart(std::size_t i) const {
    return i > 0 && (elements_[i - 1].kind == Kind::kOpen || elements_[i - 1].Is(Tag::kShareCue));
  }

  // The last number before the percent, in its own clause or before its bracket; with `like`, the
  // last of its kind.
  std::optional<std::uint32_t> PartOf(std::size_t i, const Quantity* like) const {
    for (std::size_t k = i; k-- > 0 && i - k <= passage::kReach;) {
      const Element& element = elements_[k];
      const std::uint32_t back = like != nullptr && IsAmount(*like) ? 1 : 0;
      if (element.sentence + back < elements_[i].sentence || element.kind == Kind::kSemicolon)
        break;
      if (element.depth > elements_[i].depth) continue;
      if (element.kind != Kind::kQuantity) continue;
      const Quantity& quantity = passage_.At(element);
      if (like != nullptr && !CanAdd(quantity, *like) && !CanAdd(*like, quantity)) continue;
      if (IsAmount(quantity)) return element.index;
      if (quantity.role == Role::kShare && like == nullptr) break;
    }
    return std::nullopt;
  }

  // "so với cùng kỳ năm 2022 (90 đảng viên)", "chỉ tiêu 400", "số phải nộp (5,4 tỷ đồng)".
  bool TryBaseBehind(std::size_t i) {
    bool cued = false;
    for (std::size_t k = i + 1; k < elements_.size() && k <= i + kFarthestBehind; ++k) {
      const Element& element = elements_[k];
      if (element.sentence != elements_[i].sentence) break;
      if (element.kind == Kind::kComma || element.kind == Kind::kSemicolon ||
          element.kind == Kind::kClose) {
        break;
      }
      cued |= element.Is(Tag::kAgainst) || element.Is(Tag::kBaseCue) || element.Is(Tag::kOutOf) ||
              element.Is(Tag::kSumCue);
      if (element.kind != Kind::kQuantity) continue;
      const Quantity& base = passage_.At(element);
      const bool bracket = elements_[k - 1].kind == Kind::kOpen;
      if (!IsAmount(base) || (!cued && !bracket)) break;
      const bool bare = base.unit.empty() && base.role == Role::kCount;
      const auto part = PartOf(i, bare ? nullptr : &base);
      if (!part) break;
      Claim claim = ClaimOf(*part, element.index, elements_[i].index);
      claim.firm = cued && IsSaidOfPart(i);
      if (!JudgeClaim(claim).Fits() && (!claim.firm || SumFits(*part, claim))) break;
      Add(claim);
      return true;
    }
    return false;
  }

  // "định kỳ 12 cuộc, đột xuất 3 cuộc, đạt 100% kế hoạch (15 cuộc)": the part is a sum.
  bool SumFits(std::uint32_t part, Claim claim) const {
    for (std::uint32_t k = part; k-- > 0 && part - k <= 3;) {
      if (!SameObject(passage_.At(k), passage_.At(part))) continue;
      const auto sum = claim.operands[0].value.Plus(passage_.At(k).figure.value);
      if (!sum) return false;
      claim.operands[0].value = *sum;
      if (JudgeClaim(claim).Fits()) return true;
    }
    return false;
  }

  // "đạt 89,5% số tiêu chí (17/19 tiêu chí)".
  bool TryRatioBehind(std::size_t i) {
    for (std::size_t k = i + 1; k + 2 < elements_.size() && k <= i + kFarthestBehind; ++k) {
      if (elements_[k].sentence != elements_[i].sentence) break;
      if (elements_[k].kind == Kind::kComma || elements_[k].kind == Kind::kSemicolon) break;
      if (elements_[k].kind != Kind::kOpen) continue;
      if (elements_[k + 1].kind != Kind::kQuantity) break;
      const std::uint32_t part = elements_[k + 1].index;
      if (passage_.At(part).role != Role::kPart || passage_.At(part + 1).role != Role::kWhole)
        break;
      Claim claim = ClaimOf(part, part + 1, elements_[i].index);
      claim.firm = true;
      Add(claim);
      return true;
    }
    return false;
  }

  // "bằng 58% so với cùng kỳ", "đạt 58% kế hoạch": the base is not what stands before.
  bool AgainstSomethingElse(std::size_t i) const {
    for (std::size_t k = i + 1; k < elements_.size() && k <= i + 2; ++k) {
      if (elements_[k].kind != Kind::kCue) break;
      if (elements_[k].Is(Tag::kAgainst) || elements_[k].Is(Tag::kBaseCue)) return true;
    }
    return false;
  }

  // "chiếm 4,5% số đảng viên được kiểm tra": the base is the number of that act. Where another
  // number gives the percent and this one does not, the wrong one was taken.
  bool TryNamedAct(std::size_t i, std::uint32_t part) {
    const std::string_view act = ActBehind(i);
    if (act.empty()) return false;
    const std::uint32_t percent = elements_[i].index;
    std::optional<std::uint32_t> named;
    bool other_fits = false;
    bases_.Each(part, percent, [&](std::uint32_t base) {
      if (passage::ActOf(passage_, base) == act) {
        if (!named && SameObject(passage_.At(base), passage_.At(part))) named = base;
      } else {
        other_fits |= JudgeClaim(ClaimOf(part, base, percent)).Fits();
      }
      return false;
    });
    if (!named) return false;
    Claim claim = ClaimOf(part, *named, percent);
    claim.firm = other_fits;
    if (!claim.firm && !JudgeClaim(claim).Fits()) return false;
    Add(claim);
    return true;
  }

  std::string_view ActBehind(std::size_t i) const {
    for (std::size_t k = i + 1; k < elements_.size() && k <= i + 3; ++k) {
      if (elements_[k].kind != Kind::kCue) break;
      if (elements_[k].Is(Tag::kAct)) return elements_[k].term.value();
    }
    return {};
  }

  // A base that gives the percent well rounded goes before one that gives it cut off, and the total
  // of a breakdown before all others.
  bool TryBasesBefore(std::uint32_t part, std::uint32_t percent) {
    std::vector<std::uint32_t> holding;
    std::vector<std::uint32_t> fitting;
    const bool bounded = passage_.At(percent).bound.comparator != Comparator::kNone;
    const auto look = [&](std::uint32_t base) {
      const Judgement judgement = JudgeClaim(ClaimOf(part, base, percent));
      if (judgement.Holds()) holding.push_back(base);
      if (judgement.Fits()) fitting.push_back(base);
      return !holding.empty();
    };
    if (const auto total = bases_.TotalOf(part)) look(*total);
    if (const auto named = bases_.Named(part); named && holding.empty()) look(*named);
    if (holding.empty() && !bounded) bases_.Each(part, percent, look);
    if (fitting.empty()) return false;
    const std::uint32_t base = holding.empty() ? fitting.front() : holding.front();
    bases_of_.emplace_back(percent, base);
    Add(ClaimOf(part, base, percent));
    return true;
  }

  // No base gives the percent. Where the text names the base, that is a fault.
  bool Doubt(std::uint32_t part, std::uint32_t percent) {
    std::optional<std::uint32_t> named = bases_.TotalOf(part);
    if (!named) named = bases_.Named(part);
    if (!named) return false;
    Claim claim = ClaimOf(part, *named, percent);
    claim.firm = true;
    Add(claim);
    return true;
  }

  Claim ClaimOf(std::uint32_t part, std::uint32_t whole, std::uint32_t percent) const {
    return ratio_percent::ClaimOf(passage_, part, whole, percent);
  }

  void Add(const Claim& claim) { AddCheck(passage_, claim, kMessages, checks_); }

  const Passage& passage_;
  const std::vector<Element>& elements_;
  std::vector<Check>& checks_;
  const Bases bases_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> bases_of_;  // percent and the base found
  std::vector<Left> left_;
  std::size_t distributed_ = 0;  // elements before it are read
};

}  // namespace

void Apply(const Subject& subject, std::vector<Check>& checks) {
  Finder(subject.passage, checks).Find();
}

}  // namespace rasoat::checks::ratio_percent
