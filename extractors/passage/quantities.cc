#include "extractors/passage/quantities.h"

#include <algorithm>
#include <map>

#include "extractors/tables/cells.h"

namespace rasoat::passage {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;

namespace {

constexpr std::pair<std::string_view, Objects> kNames[] = {
    {"organisation", kOrganisation},
    {"person", kPerson},
    {"petition", kPetition},
    {"case", kCase},
    {"place", kPlace},
    {"session", kSession},
    {"time", kTime},
    {"household", kHousehold},
    {"general", kGeneral},
};

struct Class {
  Objects objects = 0;
  bool turns = false;
  bool vague = false;
};

// By the first unit of the phrase; "lượt" before it tells only that turns are counted.
Class ClassOf(std::string_view unit) {
  const Lexed lexed(unit, lexicon::SharedLexicon());
  Class result;
  Term object = lexed.TermAt(0, Tag::kObject);
  result.turns = object.value() == "turns";
  if (result.turns) object = lexed.TermAt(object.range.end, Tag::kObject);
  if (object) result.objects = ParseObjects(object.value());
  const Term classifier = lexed.TermAt(0, Tag::kClassifier);
  const bool bare = classifier && classifier.range.end == lexed.size();
  result.vague = !object && (bare || !lexed.TermAt(0, Tag::kUnit));
  return result;
}

constexpr std::size_t kMostKnown = 4096;

// The same few units come again and again, in every document.
Class KnownClass(std::string_view unit) {
  static thread_local std::map<std::string, Class, std::less<>> known;
  if (unit.empty()) return {};
  const auto found = known.find(unit);
  if (found != known.end()) return found->second;
  if (known.size() >= kMostKnown) known.clear();
  return known.emplace(unit, ClassOf(unit)).first->second;
}

class Collector {
 public:
  explicit Collector(std::span<const Mention> mentions) {
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].rule == tables::kCellRule) continue;  // of no sentence
      mention_ = i;
      span_ = mentions[i].span;
      std::visit([this](const auto& value) { Collect(value); }, mentions[i].value);
    }
    std::stable_sort(quantities_.begin(), quantities_.end(),
                     [](const Quantity& a, const Quantity& b) {
                       return a.figure.written.start < b.figure.written.start;
                     });
  }

  std::vector<Quantity> Take() { return std::move(quantities_); }

 private:
  Quantity& Add(Role role, const Figure& figure, std::string_view unit) {
    Quantity quantity;
    quantity.mention = mention_;
    quantity.role = role;
    quantity.figure = figure;
    quantity.unit = unit;
    quantity.span = span_;
    const Class known = KnownClass(unit);
    quantity.objects = known.objects;
    quantity.turns = known.turns;
    quantity.vague = known.vague;
    quantities_.push_back(quantity);
    return quantities_.back();
  }

  void Collect(const Count& count) {
    Quantity& quantity = Add(Role::kCount, count.figure, count.unit);
    quantity.bound = count.bound;
    quantity.label = count.category;
  }
  void Collect(const Money& money) { Add(Role::kMoney, money.figure, "").bound = money.bound; }
  void Collect(const Ratio& ratio) {
    Add(Role::kPart, ratio.numerator, ratio.unit);
    Add(Role::kWhole, ratio.denominator, ratio.unit);
    if (ratio.percent) Add(Role::kRatioPercent, *ratio.percent, "").bound = ratio.bound;
  }
  void Collect(const Percent& percent) {
    Add(Role::kShare, percent.figure, percent.unit).bound = percent.bound;
  }
  void Collect(const Change& change) {
    const Role role = change.is_percent ? Role::kChangePercent : Role::kChangeAmount;
    Add(role, change.figure, change.unit).bound = change.bound;
  }
  void Collect(const DateMention&) {}
  void Collect(const DocRef&) {}
  void Collect(const Org&) {}
  void Collect(const AdminUnit&) {}
  void Collect(const Other&) {}

  std::uint32_t mention_ = 0;
  Span span_;
  std::vector<Quantity> quantities_;
};

// Counts something: its unit says what.
bool IsNumberOf(const Quantity& quantity) {
  switch (quantity.role) {
    case Role::kCount:
    case Role::kPart:
    case Role::kWhole: return true;
    case Role::kMoney:
    case Role::kRatioPercent:
    case Role::kShare:
    case Role::kChangePercent:
    case Role::kChangeAmount: break;
  }
  return false;
}

// One unit is the other with more words: "giấy" and "giấy chứng nhận".
bool Related(std::string_view a, std::string_view b) {
  return a.starts_with(b) || b.starts_with(a) || a.ends_with(b) || b.ends_with(a);
}

}  // namespace

std::vector<Quantity> QuantitiesOf(std::span<const Mention> mentions) {
  return Collector(mentions).Take();
}

std::vector<DateRange> DatesOf(const Lexed& lexed, std::span<const Mention> mentions) {
  std::vector<DateRange> dates;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    if (!std::holds_alternative<DateMention>(mentions[i].value)) continue;
    const std::size_t begin = lexed.TokenAt(mentions[i].span.start);
    std::size_t end = begin;
    while (end < lexed.size() && lexed.token(end).end <= mentions[i].span.end) ++end;
    if (end > begin) dates.push_back({{begin, end}, i});
  }
  return dates;
}

Objects ParseObjects(std::string_view names) {
  Objects objects = 0;
  while (!names.empty()) {
    const std::size_t blank = std::min(names.find(' '), names.size());
    for (const auto& [name, object] : kNames) {
      if (names.substr(0, blank) == name) objects |= object;
    }
    names.remove_prefix(std::min(blank + 1, names.size()));
  }
  return objects;
}

std::string ObjectNames(const Quantity& quantity) {
  std::string names = quantity.turns ? "turns" : "";
  for (const auto& [name, object] : kNames) {
    if ((quantity.objects & object) == 0) continue;
    if (!names.empty()) names += '+';
    names += name;
  }
  return names;
}

bool IsAmount(const Quantity& quantity) {
  return quantity.role == Role::kCount || quantity.role == Role::kMoney;
}

bool IsPercent(const Quantity& quantity) {
  return quantity.role == Role::kShare || quantity.role == Role::kRatioPercent;
}

bool SameObject(const Quantity& a, const Quantity& b) {
  if (a.role == Role::kMoney || b.role == Role::kMoney) return a.role == b.role;
  if (!IsNumberOf(a) || !IsNumberOf(b)) return false;
  if (a.objects != 0 && b.objects != 0) return (a.objects & b.objects & ~kGeneral) != 0;
  if (a.unit.empty() || b.unit.empty()) return false;
  return Related(a.unit, b.unit);
}

bool CanAdd(const Quantity& whole, const Quantity& part) {
  if (SameObject(whole, part)) return true;
  if (!IsNumberOf(whole) || !IsNumberOf(part) || ((whole.objects | part.objects) & kTime) != 0)
    return false;
  return part.unit.empty() || part.vague || whole.unit.empty();
}

}  // namespace rasoat::passage
