#include "extractors/checks/part_whole/listing.h"

#include <algorithm>
#include <array>

namespace rasoat::checks::part_whole {

using lexer::Term;
using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;

namespace {

// Groups of which a text may name some and leave out the others.
constexpr std::array<std::string_view, 7> kSomeNamed = {"grade",   "mark",  "outcome", "school",
                                                        "gravity", "trade", "budget"};
constexpr std::size_t kMostParts = 40;    // a longer list is no breakdown that people write
constexpr std::size_t kLongestTail = 14;  // tokens behind the last figure

bool IsRest(const Element& element) {
  return (element.Is(Tag::kRestCue) && element.term.value() == "sure") ||
         (element.Is(Tag::kGroup) && element.term.value() == "rest");
}

// The labels that a list uses, each term once.
class Groups {
 public:
  void Add(const Term& term) {
    if (!term || term.value() == "rest") return;
    for (const Term& other : terms_) {
      if (other.entry->row() == term.entry->row()) return;
    }
    single_ &= terms_.empty() || terms_.front().value() == term.value();
    terms_.push_back(term);
  }

  std::size_t size() const { return terms_.size(); }
  bool single() const { return single_; }

  // By the group that two labels or more are of.
  Cover CoverOf() const {
    Cover cover = Cover::kNone;
    for (const Term& term : terms_) {
      const auto same = std::count_if(terms_.begin(), terms_.end(), [&](const Term& other) {
        return other.value() == term.value();
      });
      if (same < 2) continue;
      const bool some =
          std::find(kSomeNamed.begin(), kSomeNamed.end(), term.value()) != kSomeNamed.end();
      cover = std::max(cover, some ? Cover::kSome : Cover::kGroups);
    }
    return cover;
  }

 private:
  std::vector<Term> terms_;
  bool single_ = true;
};

class Reader {
 public:
  Reader(const Finder& finder, const Opening& opening)
      : finder_(finder),
        opening_(opening),
        passage_(finder.passage()),
        elements_(passage_.elements()),
        depth_(elements_[opening.at].depth) {}

  Listing Read() {
    ReadBefore();
    for (std::size_t k = opening_.begin; k < opening_.end; ++k) {
      if (elements_[k].depth <= depth_) Step(k);
    }
    listing_.cover = groups_.CoverOf();
    if (rest_) listing_.cover = std::max(listing_.cover, Cover::kRest);
    listing_.labels = groups_.size();
    listing_.single = groups_.single();
    listing_.gap |= HasTail() || HasBareItem();
    return listing_;
  }

 private:
  // "Nội dung kiểm tra: …"; "do chi bộ, đảng ủy cơ sở quyết định lần lượt là 41, 20".
  void ReadBefore() {
    const bool distributive = elements_[opening_.at].Is(Tag::kDistributive);
    for (std::size_t k = opening_.at; k-- > 0 && opening_.at - k <= passage::kReach;) {
      const Element& element = elements_[k];
      if (element.sentence != elements_[opening_.at].sentence) break;
      if (element.kind == Kind::kQuantity && distributive) break;
      listing_.multiple |= element.Is(Tag::kMultiResponse);
      if (distributive && element.Is(Tag::kGroup)) groups_.Add(element.term);
    }
  }

  void Step(std::size_t k) {
    const Element& element = elements_[k];
    if (element.kind == Kind::kBreak || element.kind == Kind::kSemicolon ||
        element.kind == Kind::kStop) {
      nested_ = false;
      if (element.kind == Kind::kBreak) taken_in_item_ = false;
    }
    if (element.kind == Kind::kSemicolon) EndSegment();
    listing_.open |= element.Is(Tag::kOpenList);
    listing_.dated |= element.kind == Kind::kDate;
    listing_.against |= element.Is(Tag::kAgainst) || element.Is(Tag::kBaseCue);
    listing_.multiple |= element.Is(Tag::kMultiResponse);
    if (element.Is(Tag::kGroup)) groups_.Add(element.term);
    if (IsRest(element)) AddRest(k);
    if (element.Is(Tag::kPartsCue) && !listing_.parts.empty()) nested_ = true;
    if (element.kind == Kind::kQuantity) AddQuantity(element);
  }

  void EndSegment() {
    if (listing_.segment == 0) listing_.segment = listing_.parts.size();
    listing_.gap |= !figure_in_segment_;
    figure_in_segment_ = false;
  }

  // "khác 8" closes the list; "còn lại ở các chi bộ khác" leaves it open.
  void AddRest(std::size_t k) {
    const auto ends = [](const Element& element) {
      return element.kind == Kind::kComma || element.kind == Kind::kSemicolon ||
             element.kind == Kind::kStop || element.kind == Kind::kBreak;
    };
    bool figure = false;
    for (std::size_t i = k + 1; i < opening_.end && !ends(elements_[i]); ++i) {
      figure |= elements_[i].kind == Kind::kQuantity;
    }
    for (std::size_t i = k; i-- > opening_.begin && !ends(elements_[i]);) {
      figure |= elements_[i].kind == Kind::kQuantity;
    }
    rest_ |= figure;
    listing_.gap |= !figure;
  }

  void AddQuantity(const Element& element) {
    figure_in_segment_ = true;
    if (nested_ || (opening_.across_blocks && taken_in_item_)) return;
    const Quantity& quantity = passage_.At(element);
    if (quantity.role == passage::Role::kCount && quantity.bound.comparator != Comparator::kNone) {
      listing_.gap = true;
    }
    if (!IsPlain(quantity) || !finder_.IsFree(element.index)) return;
    if (listing_.parts.size() >= kMostParts) {
      listing_.gap = true;
      return;
    }
    listing_.parts.push_back(element.index);
    groups_.Add(LabelOf(quantity));
    taken_in_item_ = true;
    if (groups_.single() && groups_.size() >= listing_.parts.size()) {
      listing_.grouped = listing_.parts.size();
    }
  }

  // The label of a figure is no element of its own where it stands behind it: "4 nữ".
  Term LabelOf(const Quantity& quantity) const {
    const lexer::Lexed& lexed = passage_.lexed();
    for (std::size_t k = elements_[quantity.element].range.end;
         k < lexed.size() && lexed.token(k).end <= quantity.span.end; ++k) {
      if (const Term term = lexed.TermAt(k, Tag::kGroup)) return term;
    }
    return {};
  }

  // "…, 900 tờ rơi và các tài liệu khác": more is listed behind the last figure.
  bool HasTail() const {
    if (listing_.parts.empty() || opening_.across_blocks) return false;
    const lexer::Lexed& lexed = passage_.lexed();
    const Quantity& last = finder_.At(listing_.parts.back());
    const std::size_t behind = lexed.TokenAt(last.span.end);
    const std::size_t before = lexed.TokenAt(last.span.start);
    if (lexed.TermBefore(before, Tag::kAnd)) return false;
    for (std::size_t t = behind; t < lexed.size() && t < behind + kLongestTail; ++t) {
      if (lexed.StartsBlock(t) || (!lexed.IsWord(t) && !lexed.IsDash(t))) return false;
      if (lexed.TermAt(t, Tag::kAnd)) return true;
    }
    return false;
  }

  // "gồm trưởng đoàn, 2 phó trưởng đoàn và 4 thành viên": the first item bears no figure, the
  // others begin with theirs.
  bool HasBareItem() const {
    if (listing_.parts.size() < 2) return false;
    const std::size_t first = finder_.At(listing_.parts.front()).element;
    if (!BeginsItem(first) || elements_[first - 1].kind != Kind::kComma) return false;
    for (std::size_t k = opening_.begin; k + 1 < first; ++k) {
      if (elements_[k].kind != Kind::kColon && elements_[k].kind != Kind::kBreak) return false;
    }
    return true;
  }

  bool BeginsItem(std::size_t element) const {
    return element > 0 && elements_[element - 1].range.end == elements_[element].range.begin;
  }

  const Finder& finder_;
  const Opening& opening_;
  const Passage& passage_;
  const std::vector<Element>& elements_;
  const std::uint16_t depth_;
  Listing listing_;
  Groups groups_;
  bool rest_ = false;
  bool nested_ = false;
  bool taken_in_item_ = false;
  bool figure_in_segment_ = false;
};

}  // namespace

Listing ReadListing(const Finder& finder, const Opening& opening) {
  return Reader(finder, opening).Read();
}

}  // namespace rasoat::checks::part_whole
