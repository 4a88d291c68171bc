#include "extractors/checks/repeat/repeat.h"

#include <algorithm>
#include <map>

#include "extractors/checks/claim.h"
#include "extractors/checks/slips.h"
#include "pipeline/text/keys.h"

namespace rasoat::checks::repeat {

using lexer::Lexed;
using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;
using passage::Role;

namespace {

constexpr Message kMessages[] = {
#include "repeat_messages.inc"
};

constexpr std::size_t kWindow = 24;          // tokens looked back for names
constexpr std::size_t kNames = 2;            // words of a name that both figures are said of
constexpr std::size_t kMostOfOneUnit = 200;  // figures that are compared with each other
const Decimal kLeast(10, 0);
const Decimal kLarge(100, 0);

using Words = std::vector<std::string>;

// A figure with what its neighbourhood says.
struct Stated {
  std::uint32_t quantity = 0;
  Words names;              // capitals in its sentence before it, sorted
  std::string verb;         // the word right before it
  std::string_view period;  // the last date before it in its sentence, or right behind it
  bool points_back = false;
};

std::size_t Shared(const Words& a, const Words& b) {
  Words both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

class Finder {
 public:
  Finder(const Subject& subject, std::vector<Check>& checks)
      : passage_(subject.passage),
        lexed_(passage_.lexed()),
        elements_(passage_.elements()),
        checks_(checks) {}

  void Find() {
    std::map<std::pair<passage::Objects, std::string_view>, std::vector<std::uint32_t>> by_kind;
    const auto& all = passage_.quantities();
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (!MayRepeat(all[i])) continue;
      const std::string_view name = all[i].objects == 0 ? all[i].unit : std::string_view();
      by_kind[{all[i].objects, name}].push_back(i);
    }
    for (const auto& [kind, quantities] : by_kind) Compare(quantities);
  }

  // "Thi hành kỷ luật 73 đảng viên" above a text that says 37: the only figure of the kind and act
  // that is one slip away, and none is the same.
  void CompareWith(const Passage& title) {
    for (std::uint32_t t = 0; t < title.quantities().size(); ++t) {
      const Quantity& said = title.quantities()[t];
      if (!MayRepeat(said)) continue;
      std::vector<std::uint32_t> alike;
      bool same = false;
      for (std::uint32_t i = 0; i < passage_.quantities().size(); ++i) {
        const Quantity& other = passage_.At(i);
        if (!MayRepeat(other) || other.unit != said.unit) continue;
        same |= other.figure.value == said.figure.value;
        const bool act = passage::ActOf(passage_, i) == passage::ActOf(title, t);
        const bool slip = SlipBetween(other.figure.value, said.figure.value) == Slip::kTransposed;
        if (act && slip) alike.push_back(i);
      }
      if (!same && alike.size() == 1) AddTitle(said.figure.value, alike.front());
    }
  }

 private:
  static bool MayRepeat(const Quantity& quantity) {
    const bool level =
        quantity.role == Role::kMoney || (quantity.role == Role::kCount && !quantity.unit.empty());
    return level && quantity.bound.comparator == Comparator::kNone &&
           (quantity.objects & passage::kTime) == 0 && quantity.figure.value >= kLeast;
  }

  void Compare(const std::vector<std::uint32_t>& quantities) {
    if (quantities.size() < 2 || quantities.size() > kMostOfOneUnit) return;
    for (std::size_t j = 1; j < quantities.size(); ++j) {
      for (std::size_t i = j; i-- > 0;) {
        if (SlipBetween(Value(quantities[i]), Value(quantities[j])) != Slip::kTransposed) continue;
        if (AreRelated(quantities[i], quantities[j])) continue;
        if (IsSaidBefore(quantities, j)) continue;
        if (IsSame(quantities[i], quantities[j])) {
          Add(quantities[i], quantities[j]);
          break;
        }
      }
    }
  }

  Decimal Value(std::uint32_t quantity) const { return passage_.At(quantity).figure.value; }

  // Whether a relation explains that they differ: before and after, parts of one list.
  bool AreRelated(std::uint32_t a, std::uint32_t b) const {
    const Span first = passage_.At(a).figure.written;
    const Span second = passage_.At(b).figure.written;
    return std::any_of(checks_.begin(), checks_.end(), [&](const Check& check) {
      const auto has = [&](Span span) {
        return std::any_of(check.operands.begin(), check.operands.end(),
                           [&](const Operand& operand) { return operand.written == span; });
      };
      return check.verdict != Verdict::kInconsistent && has(first) && has(second);
    });
  }

  // The second figure is one that stood before: it points back to that.
  bool IsSaidBefore(const std::vector<std::uint32_t>& quantities, std::size_t at) const {
    return std::any_of(quantities.begin(), quantities.begin() + static_cast<std::ptrdiff_t>(at),
                       [&](std::uint32_t other) { return Value(other) == Value(quantities[at]); });
  }

  bool IsSame(std::uint32_t a, std::uint32_t b) const {
    const Quantity& first = passage_.At(a);
    const Quantity& second = passage_.At(b);
    if (elements_[first.element].sentence == elements_[second.element].sentence) return false;
    const Stated x = Read(a);
    const Stated y = Read(b);
    if (!x.period.empty() && !y.period.empty() && x.period != y.period) return false;
    if (y.points_back) return true;
    if (Value(a) < kLarge || first.unit != second.unit || x.verb != y.verb) return false;
    return passage::ActOf(passage_, a) == passage::ActOf(passage_, b) &&
           Shared(x.names, y.names) >= kNames;
  }

  Stated Read(std::uint32_t quantity) const {
    Stated stated;
    stated.quantity = quantity;
    const Quantity& figure = passage_.At(quantity);
    const std::size_t at = elements_[figure.element].range.begin;
    if (at > 0 && lexed_.IsWord(at - 1)) text::AppendLower(lexed_.Written(at - 1), stated.verb);
    for (std::size_t i = at, n = 0; i-- > 0 && n < kWindow; ++n) {
      if (lexed_.StartsBlock(i + 1) || lexed_.IsSymbol(i, ".")) break;
      const bool inner = i > 0 && !lexed_.StartsBlock(i) && !lexed_.IsSymbol(i - 1, ".");
      if (inner && lexed_.StartsUpper(i)) stated.names.emplace_back(lexed_.Written(i));
    }
    std::sort(stated.names.begin(), stated.names.end());
    ReadElements(figure, stated);
    return stated;
  }

  void ReadElements(const Quantity& figure, Stated& stated) const {
    const std::size_t at = figure.element;
    for (std::size_t k = at; k-- > 0 && at - k <= passage::kReach;) {
      if (elements_[k].sentence != elements_[at].sentence) break;
      if (elements_[k].kind != Kind::kDate) continue;
      stated.period = Edtf(k);
      break;
    }
    stated.points_back = at > 0 && elements_[at - 1].Is(Tag::kAnaphor);
    for (std::size_t k = at + 1; k < elements_.size() && k <= at + 6; ++k) {
      const Element& element = elements_[k];
      if (element.sentence != elements_[at].sentence || element.kind == Kind::kQuantity) break;
      if (element.kind == Kind::kComma || element.kind == Kind::kSemicolon) break;
      if (element.kind == Kind::kDate && stated.period.empty()) stated.period = Edtf(k);
      stated.points_back |= element.Is(Tag::kAnaphor);
    }
  }

  std::string_view Edtf(std::size_t element) const {
    return std::get<DateMention>(passage_.mentions()[elements_[element].index].value).edtf;
  }

  void AddTitle(Decimal said, std::uint32_t figure) {
    Operand title;
    title.value = said;
    AddPair(title, OperandOf(passage_, passage_.At(figure)));
  }

  void Add(std::uint32_t first, std::uint32_t second) {
    AddPair(OperandOf(passage_, passage_.At(first)), OperandOf(passage_, passage_.At(second)));
  }

  void AddPair(const Operand& first, const Operand& second) {
    Claim claim;
    claim.rule = "repeat";
    claim.relation = Relation::kEqual;
    claim.operands = {first, second};
    claim.firm = true;
    AddCheck(passage_, claim, kMessages, checks_);
  }

  const Passage& passage_;
  const Lexed& lexed_;
  const std::vector<Element>& elements_;
  std::vector<Check>& checks_;
};

}  // namespace

void Apply(const Subject& subject, std::vector<Check>& checks) {
  Finder finder(subject, checks);
  finder.Find();
  if (subject.title != nullptr) finder.CompareWith(*subject.title);
}

}  // namespace rasoat::checks::repeat
