#include "extractors/checks/part_whole/finder.h"

namespace rasoat::checks::part_whole {

using passage::Element;
using passage::Kind;
using passage::Passage;
using passage::Quantity;
using passage::Role;

namespace {

constexpr std::uint32_t kFarthestTotal = 1;  // sentences from "sau 2 năm" to its figures
constexpr std::uint32_t kFarthestYear = 2;   // sentences from those to the years'
constexpr std::size_t kYearLength = 4;       // of EDTF: "2017"
const Decimal kFewest(2, 0);
const Decimal kMost(5, 0);

class Scopes {
 public:
  explicit Scopes(Finder& finder)
      : finder_(finder), passage_(finder.passage()), elements_(finder.passage().elements()) {}

  void Find() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (elements_[i].kind == Kind::kQuantity && IsYears(passage_.At(elements_[i]))) FromYears(i);
    }
  }

 private:
  // "2 năm".
  bool IsYears(const Quantity& quantity) const {
    if (quantity.role != Role::kCount || (quantity.objects & passage::kTime) == 0) return false;
    const lexer::Lexed unit(quantity.unit, lexicon::SharedLexicon());
    const bool years = static_cast<bool>(unit.TermAt(0, lexicon::Tag::kYearWord));
    return years && quantity.figure.value >= kFewest && quantity.figure.value <= kMost;
  }

  static bool IsLevel(const Quantity& quantity) {
    return quantity.role == Role::kPart || (IsPlain(quantity) && !quantity.unit.empty());
  }

  void FromYears(std::size_t years) {
    const auto count = static_cast<std::size_t>(passage_.At(elements_[years]).figure.value.units());
    for (std::size_t k = years + 1; k < elements_.size(); ++k) {
      const Element& element = elements_[k];
      if (element.sentence > elements_[years].sentence + kFarthestTotal) return;
      if (element.kind == Kind::kDate) return;
      if (element.kind != Kind::kQuantity || !IsLevel(passage_.At(element))) continue;
      AskFor(k, count);
    }
  }

  // The figures of the single years, each behind its own year, of the kind and act of the total's.
  void AskFor(std::size_t total, std::size_t years) {
    Quantities parts;
    std::vector<std::string_view> seen;
    std::string_view year;
    const Quantity& whole = passage_.At(elements_[total]);
    for (std::size_t k = total + 1; k < elements_.size() && parts.size() < years; ++k) {
      const Element& element = elements_[k];
      if (element.sentence > elements_[total].sentence + kFarthestYear) return;
      if (element.kind == Kind::kDate) year = YearOf(element);
      if (element.kind != Kind::kQuantity || year.empty()) continue;
      const Quantity& part = passage_.At(element);
      if (!IsLevel(part) || part.role != whole.role || part.unit != whole.unit) continue;
      if (!seen.empty() && seen.back() == year) continue;
      seen.push_back(year);
      parts.push_back(element.index);
    }
    if (parts.size() == years) finder_.Ask(elements_[total].index, parts);
  }

  std::string_view YearOf(const Element& element) const {
    const std::string& edtf = std::get<DateMention>(passage_.mentions()[element.index].value).edtf;
    return edtf.size() == kYearLength ? std::string_view(edtf) : std::string_view();
  }

  Finder& finder_;
  const Passage& passage_;
  const std::vector<Element>& elements_;
};

}  // namespace

void FindScopes(Finder& finder) { Scopes(finder).Find(); }

}  // namespace rasoat::checks::part_whole
