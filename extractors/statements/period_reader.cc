#include <algorithm>

#include "extractors/places/provinces.h"
#include "extractors/statements/parents.h"
#include "extractors/statements/sentence_reader.h"

namespace rasoat::statements {
namespace {

using lexicon::Tag;

constexpr std::size_t kDayLength = 10;                // of "2022-06-30"
constexpr std::size_t kMonthLength = 7;               // of "2022-06"
constexpr std::string_view kNextYear = "2026-01-01";  // from when on they count by the year

// A commune of the two tiers has counted from their first day.
bool IsNewTier(const Home& home) {
  return home.org.level == "XA" && home.date >= places::kTwoTiers && home.date < kNextYear;
}

using Dates = std::vector<DateCue>;

// The first date that is cue k of its sentence or stands behind it.
Dates::const_iterator FirstDateFrom(const Dates& dates, std::size_t k) {
  return std::lower_bound(dates.begin(), dates.end(), k,
                          [](const DateCue& date, std::size_t at) { return date.cue < at; });
}

// Null where cue k is no date.
const DateCue* DateAt(const Dates& dates, std::size_t k) {
  const auto found = FirstDateFrom(dates, k);
  return found != dates.end() && found->cue == k ? &*found : nullptr;
}

bool Known(const DateCue& date) { return date.edtf.find('X') == std::string::npos; }

// Persons, households, cases …: not how far a place is, or how long something took.
bool CountsThings(const State& state, std::size_t k) {
  const Mention& mention = state.MentionAt(k);
  if (IsPercentage(mention.value) || std::holds_alternative<Ratio>(mention.value)) return true;
  constexpr passage::Objects kThings = passage::kPerson | passage::kHousehold | passage::kCase |
                                       passage::kPetition | passage::kSession;
  const auto& quantities = state.subject.passage.quantities();
  return std::any_of(quantities.begin(), quantities.end(), [&](const passage::Quantity& one) {
    return one.mention == state.sentence->cues[k].index && (one.objects & kThings) != 0;
  });
}

class PeriodReader : SentenceReader {
 public:
  using SentenceReader::SentenceReader;

  void SetPeriod(std::size_t k, Statement& statement) {
    Slot& period = statement[SlotName::kPeriod];
    if (statement[SlotName::kAct].value == "NEN" && !IsChange(k) && !IsGraded(statement)) {
      statement.cumulative = true;
      if (const DateCue* last = LastDate(state_, k); last != nullptr && last->until) {
        period = {"../" + last->edtf, text_.SpanOf(sentence_->cues[last->cue]), Origin::kSentence};
      } else if (!home_.date.empty()) {
        period = {"../" + home_.date, {}, Origin::kDocument};
      }
      return;
    }
    if (statement.said_of && period) return;
    if (const DateCue* own = BracketDate(k)) {
      period = PeriodOf(state_, *own, Origin::kClause);
      return;
    }
    if (const DateCue* last = LastDate(state_, k)) {
      period = PeriodOf(state_, *last, Origin::kSentence);
      statement.cumulative = last->until;
      return;
    }
    if (const Cue* since = SinceYear(k)) {
      period = {YearSoFar(), text_.SpanOf(*since), Origin::kSentence};
      return;
    }
    if (const DateCue* next = NextDate(k)) {
      period = PeriodOf(state_, *next, Origin::kClause);
      return;
    }
    const bool ours = static_cast<bool>(statement[SlotName::kObject]) || CountsThings(state_, k);
    const Slot* const told[] = {&discourse_.period, &discourse_.section_period, &home_.period,
                                &discourse_.last_period};
    for (const Slot* slot : told) {
      // How long a road is, or a meeting took, is no figure of the report's period.
      if (!*slot || (!ours && slot->origin == Origin::kDocument)) continue;
      if (!ours && slot == &discourse_.last_period) continue;
      period = *slot;
      return;
    }
    if (!statement[SlotName::kIndicator]) return;
    // An event has its day.
    for (auto date = FirstDateFrom(dates_, k); date != dates_.begin() && !period;) {
      --date;
      if (date->day && !date->base && !date->apart && !date->until && Known(*date)) {
        period = {date->edtf, text_.SpanOf(sentence_->cues[date->cue]), Origin::kSentence};
      }
    }
    if (!period && discourse_.day) period = discourse_.day;
  }

  void SetBasis(std::size_t k, Statement& statement) {
    if (!statement[SlotName::kObject]) return;
    Slot& basis = statement[SlotName::kBasis];
    basis = {"thuc_hien", {}, Origin::kDefault};
    if (discourse_.outlook > 0) basis = {"ke_hoach", discourse_.outlook_evidence, Origin::kSection};
    for (std::size_t i = Reach(k); i < k; ++i) {
      const Cue& cue = sentence_->cues[i];
      if (cue.kind == CueKind::kSemicolon && basis.origin == Origin::kSentence) {
        basis = {"thuc_hien", {}, Origin::kDefault};
      }
      if (!cue.Is(Tag::kPlan)) continue;
      const bool bracket = cue.term.entry->note() == "bracket";
      if (bracket && !(i + 2 == k && sentence_->cues[i + 1].kind == CueKind::kOpen)) continue;
      basis = {"ke_hoach", text_.SpanOf(cue), Origin::kSentence};
      if (bracket) TakeThingCompared(statement);
    }
    SetBase(k, statement);
  }

  // The checks know which figure is the earlier one, wherever it stands.
  void SetBefore() {
    for (const checks::Check& check : subject_.checks) {
      const bool change = check.relation == checks::Relation::kDifference ||
                          check.relation == checks::Relation::kGrowth;
      if (!change || check.rule != "change" || check.operands.size() < 2) continue;
      const auto before = StatementOf(found_, check.operands[0].mention);
      const auto after = StatementOf(found_, check.operands[1].mention);
      if (!before || !after || *before == *after) continue;
      Statement& earlier = found_[*before];
      Slot& basis = earlier[SlotName::kBasis];
      if (!basis || basis.value == "cung_ky") continue;
      const Span evidence = subject_.passage.mentions()[check.operands[1].mention].span;
      basis = {"cung_ky", evidence, Origin::kFigures};
      Slot& period = earlier[SlotName::kPeriod];
      if (period.value == found_[*after][SlotName::kPeriod].value) {
        period = {YearBefore(period.value), evidence, Origin::kFigures};
      }
    }
  }

 private:
  // What was assessed or admitted in a period is no stock.
  static bool IsGraded(const Statement& statement) {
    const std::string& indicator = statement[SlotName::kIndicator].value;
    constexpr std::string_view kMeasures[] = {".XS", ".TTOT", ".HT", ".KHT", ".DG", ".MOI"};
    return std::any_of(std::begin(kMeasures), std::end(kMeasures),
                       [&](std::string_view measure) { return indicator.ends_with(measure); });
  }

  // "từ đầu năm đến nay", in a document of known date.
  const Cue* SinceYear(std::size_t k) const {
    if (home_.date.empty()) return nullptr;
    for (std::size_t i = Reach(k); i < k; ++i) {
      const Cue& cue = sentence_->cues[i];
      if (cue.Is(Tag::kSince) && cue.value() == "year") return &cue;
    }
    return nullptr;
  }

  // Up to the document's month, unless it says itself how far it goes.
  std::string YearSoFar() const {
    const std::string start = home_.date.substr(0, 4) + "-01/";
    if (home_.period.value.starts_with(start)) return home_.period.value;
    return start + home_.date.substr(0, kMonthLength);
  }

  // "120 cuộc (năm 2020)"
  const DateCue* BracketDate(std::size_t k) const {
    std::size_t i = k + 1;
    while (i < sentence_->cues.size() &&
           sentence_->cues[i].range.begin < sentence_->cues[k].range.end) {
      ++i;
    }
    if (i + 2 >= sentence_->cues.size() || sentence_->cues[i].kind != CueKind::kOpen)
      return nullptr;
    if (sentence_->cues[i].range.begin != sentence_->cues[k].range.end) return nullptr;
    if (sentence_->cues[i + 2].kind != CueKind::kClose) return nullptr;
    const DateCue* date = DateAt(dates_, i + 1);
    return date != nullptr && Known(*date) ? date : nullptr;
  }

  // "kiểm tra 12 tổ chức đảng trong quý I/2022"
  const DateCue* NextDate(std::size_t k) const {
    for (std::size_t i = k + 1; i < sentence_->cues.size(); ++i) {
      const Cue& cue = sentence_->cues[i];
      if (cue.kind == CueKind::kComma || cue.kind == CueKind::kSemicolon ||
          cue.kind == CueKind::kFigure || cue.kind == CueKind::kOpen) {
        return nullptr;
      }
      const std::size_t gap = cue.range.begin - sentence_->cues[k].range.end;
      const bool meant = static_cast<bool>(text_.lexed().TermBefore(cue.range.begin, Tag::kWithin));
      const DateCue* date = DateAt(dates_, i);
      const bool told = date != nullptr && date->Governs() && Known(*date);
      if (told && (meant || gap == 0)) return date;
    }
    return nullptr;
  }

  // "tăng 11,8% so với năm 2015 (119 tổ chức)": the figure in brackets is the earlier one.
  void SetBase(std::size_t k, Statement& statement) {
    if (k > 0 && sentence_->cues[k - 1].Is(Tag::kSamePeriod) && NearBehind(k - 1, k)) {
      return MakeBase({}, text_.SpanOf(sentence_->cues[k - 1]), statement);
    }
    std::size_t open = k;
    while (open > 0 && (open == k || sentence_->cues[open].Is(Tag::kMeasure))) --open;
    if (open == 0 || sentence_->cues[open].kind != CueKind::kOpen) return;
    const DateCue* base = DateAt(dates_, open - 1);
    if (base != nullptr && !base->base) base = nullptr;
    const Cue& before = sentence_->cues[open - 1];
    const bool same_period = before.Is(Tag::kSamePeriod);
    if (base == nullptr && !same_period) return;
    MakeBase(base == nullptr ? std::string() : base->edtf, text_.SpanOf(before), statement);
  }

  bool NearBehind(std::size_t i, std::size_t k) const {
    return sentence_->cues[k].range.begin - sentence_->cues[i].range.end <= 4;
  }

  void MakeBase(const std::string& date, Span evidence, Statement& statement) const {
    statement[SlotName::kBasis] = {"cung_ky", evidence, Origin::kClause};
    Slot& period = statement[SlotName::kPeriod];
    const std::string now = period.value;
    std::string then = date.empty() ? YearBefore(now) : SamePartOf(date, now);
    period = {std::move(then), evidence, Origin::kClause};
    TakeThingCompared(statement);
  }

  // A figure in brackets is of the same thing as the one that it is compared with.
  void TakeThingCompared(Statement& statement) const {
    if (found_.size() <= first_) return;
    std::size_t of = found_.size() - 1;
    while (of > first_ && found_[of].said_of) of = *found_[of].said_of;
    for (const SlotName slot : {SlotName::kAct, SlotName::kIndicator, SlotName::kPerformer,
                                SlotName::kLevel, SlotName::kOutcome}) {
      if (ObjectOf(found_[of][SlotName::kObject].value) ==
              ObjectOf(statement[SlotName::kObject].value) &&
          found_[of][slot]) {
        statement[slot] = {found_[of][slot].value,
                           subject_.passage.mentions()[found_[of].mention].span, Origin::kFigures};
      }
    }
  }
};

}  // namespace

void ReadPeriod(State& state, std::size_t k, Statement& statement) {
  PeriodReader(state).SetPeriod(k, statement);
}

void ReadBasis(State& state, std::size_t k, Statement& statement) {
  PeriodReader(state).SetBasis(k, statement);
}

const DateCue* LastDate(const State& state, std::size_t k) {
  for (auto date = FirstDateFrom(state.dates, k); date != state.dates.begin();) {
    --date;
    if (date->cue < Reach(k)) break;
    if (Known(*date) && (date->Governs() || date->Ends())) return &*date;
  }
  return nullptr;
}

const DateCue* FirstDate(const State& state) {
  for (const DateCue& date : state.dates) {
    if (Known(date) && (date.Governs() || date.Ends())) return &date;
  }
  return nullptr;
}

bool IsPlanned(const State& state, std::size_t k) {
  const auto& cues = state.sentence->cues;
  return std::any_of(
      cues.begin(), cues.begin() + static_cast<std::ptrdiff_t>(k),
      [](const Cue& cue) { return cue.Is(Tag::kPlan) && cue.term.entry->note() != "bracket"; });
}

// A cut-off day ends the period that began with the year, the term, or at no stated time.
Slot PeriodOf(const State& state, const DateCue& date, Origin origin) {
  std::string edtf = date.edtf;
  if (date.until) {
    const std::string& whole = state.home.period.value;
    const std::string last =
        edtf.substr(edtf.find('/') == std::string::npos ? 0 : edtf.find('/') + 1);
    const bool month = last.size() == kMonthLength && !date.since_term;
    if (month || (date.since_year && last.size() > kMonthLength)) {
      edtf = last.substr(0, 4) + "-01/" + last.substr(0, kMonthLength);
    } else if (!whole.empty() && !date.since_term) {
      return {whole, state.text.SpanOf(state.sentence->cues[date.cue]), origin};
    } else if (edtf.size() < kDayLength && IsPlanned(state, date.cue)) {
      // "đến hết năm 2019 phải kiểm tra": in that year.
    } else {
      edtf = (IsNewTier(state.home) ? std::string(places::kTwoTiers) : "..") + "/" + last;
    }
  }
  return {edtf, state.text.SpanOf(state.sentence->cues[date.cue]), origin};
}

void SetEarlier(State& state) { PeriodReader(state).SetBefore(); }

}  // namespace rasoat::statements
