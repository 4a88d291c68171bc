#include "extractors/checks/share_sum/share_sum.h"

#include <algorithm>
#include <unordered_map>

#include "extractors/checks/claim.h"

namespace rasoat::checks::share_sum {

using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;
using passage::Role;

namespace {

constexpr Message kMessages[] = {
#include "share_sum_messages.inc"
};

using Shares = std::vector<std::uint32_t>;

constexpr std::size_t kFewest = 3;  // of percents that nothing announces
constexpr std::size_t kMostShares = 20;
constexpr int kFarthestOff = 30;  // percent points that a slip may make

class Finder {
 public:
  Finder(const Passage& passage, std::vector<Check>& checks)
      : passage_(passage),
        elements_(passage.elements()),
        checks_(checks),
        used_(passage.quantities().size()) {}

  void Find() {
    FindOfBreakdowns();
    FindRuns();
  }

 private:
  // Every part of a breakdown has its percent.
  void FindOfBreakdowns() {
    const std::size_t before = checks_.size();
    std::unordered_map<std::uint32_t, Span> percents;  // by the place of the part
    for (const Check& check : checks_) {
      if (check.relation != Relation::kQuotient) continue;
      percents.emplace(check.operands[0].written.start, check.operands[2].written);
    }
    for (std::size_t i = 0; i < before; ++i) {
      if (checks_[i].relation != Relation::kSum) continue;
      if (checks_[i].verdict == Verdict::kUndetermined) continue;
      Shares shares;
      for (std::size_t k = 1; k < checks_[i].operands.size(); ++k) {
        const auto share = PercentOfPart(checks_[i].operands[k].written, percents);
        if (!share) break;
        shares.push_back(*share);
      }
      if (shares.size() + 1 == checks_[i].operands.size()) Add(shares, true);
    }
  }

  // The percent that a check of ratio-percent gives for a part.
  std::optional<std::uint32_t> PercentOfPart(
      Span part, const std::unordered_map<std::uint32_t, Span>& percents) const {
    const auto found = percents.find(part.start);
    return found == percents.end() ? std::nullopt : passage_.QuantityAt(found->second);
  }

  // Percents of one sentence, or of items that follow each other.
  void FindRuns() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (!IsFreeShare(elements_[i])) continue;
      Shares run;
      std::vector<std::string_view> labels;
      bool one_segment = true;
      bool rest = false;
      bool open = false;
      for (std::size_t k = i; k < elements_.size() && run.size() < kMostShares; ++k) {
        const Element& element = elements_[k];
        if (element.sentence != elements_[i].sentence) break;
        if (element.Is(Tag::kAside) && !run.empty()) break;
        open |= element.Is(Tag::kOpenList);
        if (element.Is(Tag::kTo)) break;
        // Two lists, each of its own whole.
        if (element.kind == Kind::kSemicolon) {
          if (run.size() >= 2 && one_segment) break;
          one_segment = false;
        }
        if (element.Is(Tag::kGroup)) labels.push_back(element.term.value());
        if (!IsFreeShare(element)) continue;
        run.push_back(element.index);
        rest |= NamesRest(k);
      }
      const bool grouped =
          labels.size() >= 2 && std::count(labels.begin(), labels.end(), labels.front()) >= 2;
      TryRun(run, (rest || grouped) && !open);
    }
  }

  // "13% còn lại", "còn lại 13%", "chi khác 7,2%".
  bool NamesRest(std::size_t k) const {
    const auto is_rest = [](const Element& element) {
      return (element.Is(Tag::kRestCue) && element.term.value() == "sure") ||
             (element.Is(Tag::kGroup) && element.term.value() == "rest");
    };
    return (k > 0 && is_rest(elements_[k - 1])) ||
           (k + 1 < elements_.size() && is_rest(elements_[k + 1]));
  }

  bool IsFreeShare(const Element& element) const {
    if (element.kind != Kind::kQuantity || used_[element.index]) return false;
    const Quantity& quantity = passage_.At(element);
    return IsPercent(quantity) && quantity.bound.comparator == Comparator::kNone &&
           quantity.figure.value < Decimal(100, 0);
  }

  void TryRun(const Shares& run, bool complete) {
    for (std::size_t size = run.size(); size >= kFewest; --size) {
      const Shares first(run.begin(), run.begin() + static_cast<std::ptrdiff_t>(size));
      if (JudgeClaim(ClaimOf(first)).Fits()) {
        Add(first, false);
        return;
      }
    }
    if (complete && run.size() >= kFewest && IsNear(run)) Add(run, true);
  }

  bool IsNear(const Shares& run) const {
    const Claim claim = ClaimOf(run);
    const auto sum = Computed(Relation::kShares, claim.operands);
    return sum && *sum > Rational{100 - kFarthestOff, 1} && *sum < Rational{100 + kFarthestOff, 1};
  }

  Claim ClaimOf(const Shares& shares) const {
    return ClaimAbout(passage_, "share-sum", Relation::kShares, shares);
  }

  void Add(const Shares& shares, bool firm) {
    Claim claim = ClaimOf(shares);
    claim.firm = firm;
    if (!AddCheck(passage_, claim, kMessages, checks_)) return;
    for (const std::uint32_t share : shares) used_[share] = true;
  }

  const Passage& passage_;
  const std::vector<Element>& elements_;
  std::vector<Check>& checks_;
  std::vector<bool> used_;
};

}  // namespace

void Apply(const Subject& subject, std::vector<Check>& checks) {
  Finder(subject.passage, checks).Find();
}

}  // namespace rasoat::checks::share_sum
