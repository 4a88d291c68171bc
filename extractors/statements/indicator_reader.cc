#include <algorithm>

#include "extractors/indicators/indicators.h"
#include "extractors/statements/sentence_reader.h"

namespace rasoat::statements {
namespace {

using lexicon::Tag;

constexpr std::size_t kListGap = 8;  // tokens between base figures that are listed

class IndicatorReader : SentenceReader {
 public:
  using SentenceReader::SentenceReader;

  void SetIndicator(std::size_t k, Statement& statement) {
    std::vector<Candidate> acts = ActCandidates(*sentence_, acts_, k);
    if (!acts.empty() && acts.front().code == "-") return;
    for (const Slot* slot : {&discourse_.act, &discourse_.section_act}) {
      if (!*slot) continue;
      Candidate carried;
      carried.code = slot->value;
      carried.evidence = slot->evidence;
      carried.origin = slot == &discourse_.act ? Origin::kCarried : Origin::kSection;
      const std::string_view family = indicators::FamilyOf(carried.code);
      // A unit that says little needs its act in its own sentence.
      if (state_.open && family != "KL" && family != "GQ") continue;
      acts.push_back(carried);
    }
    if (state_.topic && !state_.open) acts.push_back(*state_.topic);
    PointBack(acts);
    std::vector<Candidate> measures = MeasureCandidates(text_, *sentence_, k);
    AddPetitions(measures, statement, acts);
    AddPlanned(k, statement, acts, measures);
    AddMoney(statement, acts, measures);
    SetOutcome(measures, statement);
    if (IsBaseFigure(k, measures, statement)) SetBaseFigure(k, measures, statement);
    if (!statement[SlotName::kIndicator]) Compose(acts, measures, statement);
    if (!statement[SlotName::kIndicator]) SetBaseFigure(k, measures, statement);
    if (state_.open && !statement[SlotName::kIndicator] &&
        statement[SlotName::kObject].value != "DON") {
      statement[SlotName::kObject] = {};
      statement[SlotName::kUnit] = {};
    }
  }

  // Of candidates that were found elsewhere.
  void ComposeFrom(const std::vector<Candidate>& acts, const std::vector<Candidate>& measures,
                   Statement& statement) {
    SetOutcome(measures, statement);
    Compose(acts, measures, statement);
  }

 private:
  // "Qua kiểm tra", "kiểm tra" under the heading of one kind of it: the kind that was told.
  void PointBack(std::vector<Candidate>& acts) const {
    for (std::size_t i = 0; i < acts.size(); ++i) {
      Candidate& act = acts[i];
      if (!act.through && !act.open) continue;
      if (act.origin == Origin::kCarried) continue;
      // "A kiểm tra khi có dấu hiệu vi phạm 5 đảng viên, B kiểm tra 11 đảng viên"
      const auto narrower = std::find_if(
          acts.begin() + static_cast<std::ptrdiff_t>(i) + 1, acts.end(), [&](const Candidate& one) {
            return one.origin == Origin::kSentence && !one.open && Narrows(act, one.code);
          });
      if (narrower != acts.end()) {
        act.code = narrower->code;
        continue;
      }
      if (act.through) {
        const auto told = std::find_if(discourse_.told.rbegin(), discourse_.told.rend(),
                                       [&](const std::string& one) { return Narrows(act, one); });
        if (told != discourse_.told.rend()) {
          act.code = *told;
          continue;
        }
      }
      if (Narrows(act, discourse_.section_act.value)) act.code = discourse_.section_act.value;
      if (act.open && state_.topic && Narrows(act, state_.topic->code))
        act.code = state_.topic->code;
    }
  }

  static bool Narrows(const Candidate& act, std::string_view told) {
    const std::string_view family = indicators::FamilyOf(told);
    if (act.code == "KT") return family == "KT" || family == "KTDH";
    return act.code == "GSCD" && family == "GS";
  }

  // Petitions need no other word: they are handed in, or with a measure dealt with.
  void AddPetitions(const std::vector<Candidate>& measures, const Statement& statement,
                    std::vector<Candidate>& acts) const {
    const Slot& object = statement[SlotName::kObject];
    const bool party = std::any_of(text_.committees.begin(), text_.committees.end(),
                                   [](const Committee& one) { return !one.performer.empty(); });
    if (object.value != "DON" || !party) return;
    const bool dealt = !measures.empty() && measures.back().code == "DAGQ";
    const bool denounces = std::any_of(measures.begin(), measures.end(), [](const Candidate& one) {
      return one.code == "TC" && one.origin == Origin::kFigure;
    });
    Candidate act;
    act.code = dealt && denounces ? "TCAO" : "DTHU";
    act.evidence = object.evidence;
    act.origin = Origin::kFigure;
    acts.push_back(act);
  }

  // "18/24 cuộc kiểm tra theo kế hoạch": of a plan, how much was done.
  void AddPlanned(std::size_t k, const Statement& statement, std::vector<Candidate>& acts,
                  std::vector<Candidate>& measures) const {
    if (statement[SlotName::kObject].value != "CUOC") {
      std::erase_if(acts, [](const Candidate& act) { return act.trip; });
      return;
    }
    if (!std::holds_alternative<Ratio>(text_.MentionOf(sentence_->cues[k]).value)) return;
    const auto plan = std::find_if(
        sentence_->cues.begin(), sentence_->cues.end(),
        [](const Cue& cue) { return cue.Is(Tag::kPlan) && cue.term.entry->note() == "bracket"; });
    if (plan == sentence_->cues.end()) return;
    Candidate candidate;
    candidate.evidence = text_.SpanOf(*plan);
    candidate.origin = Origin::kSentence;
    candidate.code = "CTKH";
    acts.insert(acts.begin(), candidate);
    candidate.code = "TH";
    measures.insert(measures.begin(), candidate);
  }

  // Money in breach of the rules is found by inspecting finances, whoever looked.
  void AddMoney(const Statement& statement, std::vector<Candidate>& acts,
                const std::vector<Candidate>& measures) const {
    if (statement[SlotName::kObject].value != "TIEN" || text_.committees.empty()) return;
    for (const Candidate& measure : measures) {
      if (indicators::CodeOf("KTNS", "TIEN", measure.code).empty()) continue;
      Candidate act = measure;
      act.code = "KTNS";
      acts.push_back(act);
      return;
    }
  }

  // "Đảng bộ có 38 tổ chức cơ sở đảng": no act of its own sentence stands before it.
  bool IsBaseFigure(std::size_t k, const std::vector<Candidate>& measures,
                    const Statement& statement) const {
    const bool told = std::any_of(acts_.begin(), acts_.end(),
                                  [&](const ActCue& act) { return act.cue < k || act.passive; });
    const MentionValue& value = text_.MentionOf(sentence_->cues[k]).value;
    if (told || statement[SlotName::kOutcome] || !std::holds_alternative<Count>(value))
      return false;
    const bool grassroots =
        std::any_of(measures.begin(), measures.end(), [](const Candidate& measure) {
          return !measure.listed && measure.origin == Origin::kFigure &&
                 !indicators::CodeOf("NEN", "TCD", measure.code).empty();
        });
    return IsListed(k) || grassroots || OwnerOf(k) != nullptr;
  }

  // Whether only marks and a few words stand between the figure and a base figure before it.
  bool IsListed(std::size_t k) const {
    if (found_.size() == first_ || found_.back()[SlotName::kAct].value != "NEN") return false;
    for (std::size_t i = k; i-- > 0;) {
      const Cue& cue = sentence_->cues[i];
      if (cue.kind == CueKind::kFigure) {
        return sentence_->cues[k].range.begin <= cue.range.end + kListGap;
      }
      if (cue.kind == CueKind::kSemicolon && IsChange(k)) return false;
    }
    return false;
  }

  // Who has the figure: "Đảng bộ có", "toàn huyện hiện có".
  const Cue* OwnerOf(std::size_t k) const {
    const Cue* owner = nullptr;
    for (std::size_t i = Reach(k); i < k; ++i) {
      const Cue& cue = sentence_->cues[i];
      const bool body =
          cue.kind == CueKind::kCommittee && (text_.committees[cue.index].organisation ||
                                              text_.committees[cue.index].performer == "CU");
      const bool owns = body || cue.Is(Tag::kWhole) || cue.kind == CueKind::kPlace;
      if (owns && Has(cue, k)) owner = &cue;
    }
    return owner;
  }

  void SetOutcome(const std::vector<Candidate>& measures, Statement& statement) const {
    for (const Candidate& measure : measures) {
      if (!measure.form) continue;
      statement[SlotName::kOutcome] = {std::string(measure.code), measure.evidence, measure.origin};
      return;
    }
  }

  void Compose(const std::vector<Candidate>& acts, const std::vector<Candidate>& measures,
               Statement& statement) {
    if (state_.open && HasFamily(acts, "GQ") && statement[SlotName::kUnit].value == "dang_vien") {
      statement[SlotName::kObject].value = "DON";
      statement[SlotName::kUnit].value = "vu";
    }
    const std::string_view object = ObjectOf(statement[SlotName::kObject].value);
    if (object.empty()) return;
    const bool members = statement[SlotName::kObject].value == "CUV";
    for (const Candidate& measure : measures) {
      if (members && !measure.form) continue;
      // Who is admitted is a figure of the organisation, whatever was told before.
      if (measure.code == "MOI" && Take("NEN", measure, object, measure, statement)) return;
      const bool discipline =
          !acts.empty() && acts.front().code == "THKL" && acts.front().origin == Origin::kSentence;
      if (discipline && (measure.code == "DKL" || measure.code == "PKL")) continue;
      if (measure.form && !HasFamily(acts, "GQ") &&
          Take("THKL", measure, object, measure, statement))
        return;
      for (const Candidate& act : acts) {
        if (Take(act.code, act, object, measure, statement)) return;
      }
    }
    for (const Candidate& act : acts) {
      if (members && TakeCode(act.code, act, object, "CUV", statement)) return;
      if (TakeCode(act.code, act, object, {}, statement)) return;
    }
    // "đã kỷ luật 112 đảng viên" where nothing was inspected is discipline itself.
    for (const Candidate& measure : measures) {
      if (measure.code == "DKL" && TakeCode("THKL", measure, object, {}, statement)) return;
    }
  }

  static bool HasFamily(const std::vector<Candidate>& acts, std::string_view family) {
    return !acts.empty() && indicators::FamilyOf(acts.front().code) == family;
  }

  bool Take(std::string_view act, const Candidate& by, std::string_view object,
            const Candidate& measure, Statement& statement) {
    if (!TakeCode(act, by, object, measure.code, statement)) return false;
    Slot& indicator = statement[SlotName::kIndicator];
    indicator.evidence = measure.evidence;
    if (measure.code == "CUV" || measure.code == "CBQL") {
      statement[SlotName::kObject] = {std::string(measure.code), measure.evidence, measure.origin};
    }
    return true;
  }

  bool TakeCode(std::string_view act, const Candidate& by, std::string_view object,
                std::string_view measure, Statement& statement) {
    std::string code = indicators::CodeOf(act, object, measure);
    if (code.empty()) return false;
    statement[SlotName::kAct] = {std::string(act), by.evidence, by.origin};
    statement[SlotName::kIndicator] = {std::move(code), by.evidence, by.origin};
    if (act != "NEN") {
      discourse_.act = {std::string(act), by.evidence, Origin::kCarried};
      discourse_.told.emplace_back(act);
    }
    return true;
  }

  static bool HasGrade(const std::vector<Candidate>& measures) {
    return std::any_of(measures.begin(), measures.end(), [](const Candidate& measure) {
      return measure.code == "XS" || measure.code == "TTOT" || measure.code == "HT" ||
             measure.code == "KHT" || measure.code == "DG";
    });
  }

  // What says something of base figures only beside one: "nữ 61" can be of delegates, too.
  static bool IsLabel(const Candidate& measure) {
    constexpr std::string_view kOwn[] = {"TCCSD", "CBCS", "DBBP", "XS", "TTOT", "HT",
                                         "KHT",   "DG",   "MOI",  "CT", "DB"};
    return measure.listed ||
           std::find(std::begin(kOwn), std::end(kOwn), measure.code) == std::end(kOwn);
  }

  // "Đảng bộ có 39 TCCSĐ, 5.106 ĐV": what an organisation has, where no act is told.
  void SetBaseFigure(std::size_t k, const std::vector<Candidate>& measures, Statement& statement) {
    const std::string_view object = ObjectOf(statement[SlotName::kObject].value);
    if (object != "TCD" && object != "DV") return;
    if (state_.open && !HasGrade(measures)) return;
    const bool before = !found_.empty() && found_.back()[SlotName::kAct].value == "NEN";
    const bool listed = IsListed(k) || (before && IsChange(k));
    const Cue* owner = OwnerOf(k);
    for (const Candidate& measure : measures) {
      const bool alone = !IsLabel(measure) || listed || owner != nullptr;
      if (alone && Take("NEN", measure, object, measure, statement)) return;
    }
    if (!listed && owner == nullptr) return;
    Candidate base;
    base.evidence = listed ? found_.back()[SlotName::kAct].evidence : text_.SpanOf(*owner);
    base.origin = Origin::kSentence;
    TakeCode("NEN", base, object, {}, statement);
  }

  // "có", "hiện có" between the organisation and the figure.
  bool Has(const Cue& owner, std::size_t k) const {
    return owner.range.end < sentence_->cues[k].range.begin &&
           text_.lexed().TermAt(owner.range.end, Tag::kHas);
  }
};

}  // namespace

void ComposeIndicator(State& state, const std::vector<Candidate>& acts,
                      const std::vector<Candidate>& measures, Statement& statement) {
  IndicatorReader(state).ComposeFrom(acts, measures, statement);
}

void ReadIndicator(State& state, std::size_t k, Statement& statement) {
  IndicatorReader(state).SetIndicator(k, statement);
}

}  // namespace rasoat::statements
