#include "extractors/statements/statements.h"

#include <algorithm>
#include <map>

#include "extractors/indicators/indicators.h"
#include "extractors/statements/acts.h"
#include "extractors/statements/home.h"
#include "extractors/statements/objects.h"
#include "extractors/statements/parents.h"
#include "extractors/statements/performers.h"
#include "extractors/statements/periods.h"

namespace rasoat::statements {
namespace {

using lexicon::Tag;

constexpr std::size_t kLongestTopic = 25;  // tokens
constexpr std::size_t kDayLength = 10;     // of "2022-06-30"
constexpr std::size_t kMonthLength = 7;    // of "2022-06"
constexpr std::size_t kListGap = 8;        // tokens between base figures that are listed

// What a sentence hands on to those behind it.
struct Discourse {
  std::uint32_t block = ~std::uint32_t{0};
  Slot act;                       // of the last figure with one
  std::vector<std::string> told;  // all acts of the block, in order
  std::optional<Actor> actor;     // of the last figure with one
  std::string actor_act;          // that it performed
  std::optional<Organisation> org;
  Slot period;       // of this block
  Slot section_act;  // of the heading over it
  Slot section_period;
  std::optional<Actor> section_actor;
  Slot last_period;  // of any block before
  int outlook = 0;   // height of the heading that speaks of what is to come; 0: none
  Span outlook_evidence;
};

std::string_view UnitOf(const MentionValue& value) {
  if (const auto* count = std::get_if<Count>(&value)) return count->unit;
  if (const auto* ratio = std::get_if<Ratio>(&value)) return ratio->unit;
  if (const auto* percent = std::get_if<Percent>(&value)) return percent->unit;
  if (const auto* change = std::get_if<Change>(&value)) return change->unit;
  return {};
}

bool IsPercent(const MentionValue& value) {
  const auto* change = std::get_if<Change>(&value);
  return std::holds_alternative<Percent>(value) || (change != nullptr && change->is_percent);
}

// The object of indicators: committee members are members.
std::string_view Counts(std::string_view object) {
  return object == "CUV" || object == "CBQL" ? std::string_view("DV") : object;
}

class Joiner {
 public:
  explicit Joiner(const Subject& subject)
      : subject_(subject),
        text_(ReadText(subject.passage, subject.document)),
        title_(subject.title == nullptr ? std::nullopt
                                        : std::optional(ReadText(*subject.title, nullptr))),
        home_(FindHome(text_, title_ ? &*title_ : nullptr, subject.letterhead, subject.date)) {}

  std::vector<Statement> Run() {
    FindTopic();
    for (const Sentence& sentence : text_.sentences) ReadSentence(sentence);
    std::sort(found_.begin(), found_.end(),
              [](const Statement& a, const Statement& b) { return a.mention < b.mention; });
    SetParents(text_, subject_.checks, found_);
    SetBefore();
    for (Statement& statement : found_) Complete(statement);
    return std::move(found_);
  }

 private:
  void ReadSentence(const Sentence& sentence) {
    if (sentence.block != discourse_.block) OpenBlock(sentence.block);
    sentence_ = &sentence;
    acts_ = ActsOf(text_, sentence);
    dates_ = DatesOf(text_, sentence);
    if (sentence.title && !sentence.figures) return;
    FindTopicActor(sentence);
    if (sentence.heading > 0) return ReadHeading(sentence);
    if (!sentence.figures) TakeTopic(sentence);
    first_ = found_.size();
    for (std::size_t k = 0; k < sentence.cues.size(); ++k) {
      if (sentence.cues[k].kind == CueKind::kFigure) ReadFigure(k);
    }
    if (const DateCue* last = LastDate(sentence.cues.size())) {
      discourse_.period = PeriodSlot(*last, Origin::kCarried);
      if (!IsPlanned(sentence.cues.size())) discourse_.last_period = discourse_.period;
    }
  }

  // A title that names one narrow act, "Kiểm tra tài chính đảng ở …", is what the figures are
  // about.
  void FindTopic() {
    const Text& text = title_ ? *title_ : text_;
    for (const Sentence& sentence : text.sentences) {
      if (!title_ && !sentence.title) continue;
      const std::vector<ActCue> acts = ActsOf(text, sentence);
      if (acts.size() != 1 || acts.front().act.open || acts.front().deed) return;
      const std::string_view family = indicators::FamilyOf(acts.front().act.code);
      if (family != "KT" && family != "KTDH" && family != "GQ") return;
      topic_ = acts.front().act;
      topic_->origin = Origin::kDocument;
      if (title_) topic_->evidence = {};
      return;
    }
  }

  // Who did what the title tells, from the first sentence that names them.
  void FindTopicActor(const Sentence& sentence) {
    if (!topic_ || topic_actor_) return;
    for (const ActCue& act : acts_) {
      if (act.act.code == topic_->code) topic_actor_ = ActorOf(text_, sentence, act.cue, home_);
    }
    if (topic_actor_ && topic_actor_->level.empty()) topic_actor_->level = home_.org.level;
    if (topic_actor_) topic_actor_->origin = Origin::kDocument;
  }

  void OpenBlock(std::uint32_t block) {
    discourse_.block = block;
    discourse_.act = {};
    discourse_.told.clear();
    discourse_.actor.reset();
    discourse_.org.reset();
    discourse_.period = {};
  }

  void ReadHeading(const Sentence& sentence) {
    discourse_.section_act = {};
    discourse_.section_period = {};
    discourse_.section_actor = ActorOf(text_, sentence, sentence.cues.size(), home_);
    if (!acts_.empty() && acts_.back().act.code != "-") {
      discourse_.section_act = {std::string(acts_.back().act.code), acts_.back().act.evidence,
                                Origin::kSection};
    }
    if (const DateCue* date = FirstDate()) {
      discourse_.section_period = PeriodSlot(*date, Origin::kSection);
    }
    const auto outlook = std::find_if(sentence.cues.begin(), sentence.cues.end(),
                                      [](const Cue& cue) { return cue.Is(Tag::kOutlook); });
    if (outlook != sentence.cues.end()) {
      discourse_.outlook = sentence.heading;
      discourse_.outlook_evidence = text_.SpanOf(*outlook);
    } else if (sentence.heading <= discourse_.outlook) {
      discourse_.outlook = 0;
    }
  }

  // A short paragraph without figures, "Nhiệm vụ kiểm tra … có tiến bộ.", is as good as a heading.
  void TakeTopic(const Sentence& sentence) {
    const bool alone = text_.lexed().StartsBlock(sentence.range.begin) &&
                       text_.lexed().StartsBlock(sentence.range.end);
    if (!alone || acts_.empty() || sentence.range.end - sentence.range.begin > kLongestTopic)
      return;
    if (acts_.back().act.code == "-") return;
    discourse_.section_act = {std::string(acts_.back().act.code), acts_.back().act.evidence,
                              Origin::kSection};
  }

  void ReadFigure(std::size_t k) {
    const Cue& cue = sentence_->cues[k];
    const Mention& mention = text_.MentionOf(cue);
    Statement statement;
    statement.mention = cue.index;
    if (!SayOf(k, statement)) {
      SetObject(mention, statement);
      SetIndicator(k, statement);
      SetActor(k, statement);
    }
    SetOrg(statement);
    SetUnit(mention, statement);
    SetPeriod(k, statement);
    SetBasis(k, statement);
    found_.push_back(std::move(statement));
  }

  // A percent without a unit is said of the figure before it in its sentence.
  bool SayOf(std::size_t k, Statement& statement) {
    const MentionValue& value = text_.MentionOf(sentence_->cues[k]).value;
    const bool bare = UnitOf(value).empty() && IsPercent(value);
    if (!bare || found_.size() == first_) return false;
    std::size_t of = found_.size() - 1;
    while (of > first_ && found_[of].said_of) of = *found_[of].said_of;
    const Statement& other = found_[of];
    statement = other;
    statement.mention = sentence_->cues[k].index;
    statement.part_of.reset();
    statement.said_of = static_cast<std::uint32_t>(of);
    const Span evidence = subject_.passage.mentions()[other.mention].span;
    for (Slot& slot : statement.slots) {
      if (slot) slot = {slot.value, evidence, Origin::kFigures};
    }
    return true;
  }

  void SetObject(const Mention& mention, Statement& statement) {
    open_ = false;
    if (std::holds_alternative<Money>(mention.value)) {
      statement[SlotName::kObject] = {"TIEN", mention.span, Origin::kFigure};
      return;
    }
    const std::string_view unit = UnitOf(mention.value);
    if (unit.empty()) return TakeObjectBefore(mention, statement);
    const Counted counted = Known(std::string(unit));
    open_ = counted.open;
    if (!counted.object.empty()) {
      statement[SlotName::kObject] = {std::string(counted.object), mention.span, Origin::kFigure};
    }
    if (!counted.unit.empty()) {
      statement[SlotName::kUnit] = {std::string(counted.unit), mention.span, Origin::kFigure};
    }
  }

  // "khiển trách 11" counts what the figure before it counts.
  void TakeObjectBefore(const Mention& mention, Statement& statement) {
    const auto* count = std::get_if<Count>(&mention.value);
    const bool change = std::holds_alternative<Change>(mention.value);
    if ((count == nullptr && !change) || found_.empty()) return;
    const Statement* before = nullptr;
    for (std::size_t i = found_.size(); i-- > 0 && found_.size() - i <= 8;) {
      const Statement& other = found_[i];
      if (!other[SlotName::kObject] || other[SlotName::kUnit].value == "phan_tram") continue;
      before = &other;
      break;
    }
    if (before == nullptr || before->mention + 12 < statement.mention) return;
    if (first_ == found_.size() && !SameBlock(*before)) return;
    const Span evidence = subject_.passage.mentions()[before->mention].span;
    for (const SlotName slot : {SlotName::kObject, SlotName::kUnit}) {
      const Slot& taken = (*before)[slot];
      const std::string_view value = Counts(taken.value);
      if (taken) statement[slot] = {std::string(value), evidence, Origin::kFigures};
    }
  }

  bool SameBlock(const Statement& other) const {
    const std::uint32_t start = subject_.passage.mentions()[other.mention].span.start;
    return start >= text_.lexed().SpanOf(sentence_->range).start || discourse_.act;
  }

  Counted Known(const std::string& unit) {
    const auto known = counted_.find(unit);
    if (known != counted_.end()) return known->second;
    return counted_.emplace(unit, CountedAs(unit)).first->second;
  }

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
      if (open_ && family != "KL" && family != "GQ") continue;
      acts.push_back(carried);
    }
    if (topic_ && !open_) acts.push_back(*topic_);
    PointBack(acts);
    std::vector<Candidate> measures = MeasureCandidates(text_, *sentence_, k);
    AddPetitions(measures, statement, acts);
    AddPlanned(k, statement, acts, measures);
    AddMoney(statement, acts, measures);
    SetOutcome(measures, statement);
    if (IsBaseFigure(k, measures, statement)) SetBaseFigure(k, measures, statement);
    if (!statement[SlotName::kIndicator]) Compose(acts, measures, statement);
    if (!statement[SlotName::kIndicator]) SetBaseFigure(k, measures, statement);
    if (open_ && !statement[SlotName::kIndicator] && statement[SlotName::kObject].value != "DON") {
      statement[SlotName::kObject] = {};
      statement[SlotName::kUnit] = {};
    }
  }

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
      if (act.open && topic_ && Narrows(act, topic_->code)) act.code = topic_->code;
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
    for (std::size_t i = 0; i < k; ++i) {
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
    if (open_ && HasFamily(acts, "GQ") && statement[SlotName::kUnit].value == "dang_vien") {
      statement[SlotName::kObject].value = "DON";
      statement[SlotName::kUnit].value = "vu";
    }
    const std::string_view object = Counts(statement[SlotName::kObject].value);
    if (object.empty()) return;
    const bool members = statement[SlotName::kObject].value == "CUV";
    for (const Candidate& measure : measures) {
      if (members && !measure.form) continue;
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

  // "Đảng bộ có 39 TCCSĐ, 5.106 ĐV": what an organisation has, where no act is told.
  void SetBaseFigure(std::size_t k, const std::vector<Candidate>& measures, Statement& statement) {
    const std::string_view object = Counts(statement[SlotName::kObject].value);
    if ((object != "TCD" && object != "DV") || open_) return;
    for (const Candidate& measure : measures) {
      if (Take("NEN", measure, object, measure, statement)) return;
    }
    const bool before = !found_.empty() && found_.back()[SlotName::kAct].value == "NEN";
    const bool listed = IsListed(k) || (before && IsChange(k));
    const Cue* owner = OwnerOf(k);
    if (!listed && owner == nullptr) return;
    Candidate base;
    base.evidence = listed ? found_.back()[SlotName::kAct].evidence : text_.SpanOf(*owner);
    base.origin = Origin::kSentence;
    TakeCode("NEN", base, object, {}, statement);
  }

  // "có", "hiện có" between the organisation and the figure.
  bool Has(const Cue& owner, std::size_t k) const {
    for (std::size_t i = owner.range.end; i < sentence_->cues[k].range.begin; ++i) {
      if (text_.lexed().Written(i) == "có") return i - owner.range.end <= 1;
    }
    return false;
  }

  void SetActor(std::size_t k, Statement& statement) {
    const std::string& act = statement[SlotName::kAct].value;
    if (act == "NEN") return;
    auto actor = ActorOf(text_, *sentence_, k, home_);
    const bool whole = std::any_of(sentence_->cues.begin(),
                                   sentence_->cues.begin() + static_cast<std::ptrdiff_t>(k),
                                   [](const Cue& cue) { return cue.Is(Tag::kWhole); });
    if (!actor && !whole && !discourse_.actor && discourse_.section_actor) {
      actor = discourse_.section_actor;
      actor->origin = Origin::kSection;
    }
    if (!actor && !whole && discourse_.actor && MayCarry(act)) {
      actor = discourse_.actor;
      actor->origin = Origin::kCarried;
    }
    const Slot& by = statement[SlotName::kAct];
    if (!actor && !whole && by.origin == Origin::kDocument) actor = topic_actor_;
    if (!actor) return;
    if (HasSum(k)) {
      if (actor->performer.starts_with("UB")) actor->performer = "UB*";
      actor->level.clear();
    }
    if (actor->org) discourse_.org = actor->org;
    // Of an act that the title tells, others are not the performers.
    if (actor->org && by.origin == Origin::kDocument && topic_actor_) {
      actor->performer = topic_actor_->performer;
      actor->level = topic_actor_->level;
    }
    if (act.empty()) return;
    const bool single = !actor->performer.empty() && !actor->performer.ends_with('*') &&
                        actor->performer != "CU" && actor->performer != "CB";
    if (single && actor->level.empty()) actor->level = home_.org.level;
    // A level alone narrows who was named before: "(cấp huyện 5 đảng viên)".
    if (actor->performer.empty() && !actor->mixed && discourse_.actor && MayCarry(act) &&
        !actor->level.empty()) {
      actor->performer = discourse_.actor->performer;
    }
    if (!actor->performer.empty()) {
      statement[SlotName::kPerformer] = {actor->performer, actor->evidence, actor->origin};
    }
    if (!actor->level.empty()) {
      statement[SlotName::kLevel] = {actor->level, actor->evidence, actor->origin};
    }
    discourse_.actor = actor;
    discourse_.actor_act = act;
    Generalise(statement);
  }

  // "Tổng cộng": of all that were named before.
  bool HasSum(std::size_t k) const {
    return std::any_of(
        sentence_->cues.begin(), sentence_->cues.begin() + static_cast<std::ptrdiff_t>(k),
        [](const Cue& cue) { return cue.Is(Tag::kSumCue) && cue.value() == "behind"; });
  }

  // The organisation that the paragraph speaks of, where that is another than the home's.
  void SetOrg(Statement& statement) const {
    if (!discourse_.org || !statement[SlotName::kObject]) return;
    const Organisation& org = *discourse_.org;
    statement[SlotName::kOrg] = {org.name, org.evidence, Origin::kSentence};
    statement.org_id = org.id;
    if (org.id.empty()) return;
    statement[SlotName::kPlace] = {org.place.name, org.evidence, Origin::kSentence};
    SetCodes(org.place, statement);
  }

  bool MayCarry(const std::string& act) const {
    const std::string_view now = indicators::FamilyOf(act);
    const std::string_view then = indicators::FamilyOf(discourse_.actor_act);
    return now == then || (Inspects(now) && Inspects(then));
  }

  static bool Inspects(std::string_view family) {
    return family == "KT" || family == "GS" || family == "KTGS" || family == "KTDH";
  }

  // Plain "kiểm tra" by a committee or a cell is that of Article 30.
  void Generalise(Statement& statement) {
    Slot& act = statement[SlotName::kAct];
    const std::string& performer = statement[SlotName::kPerformer].value;
    const bool leads = performer.starts_with("CU") || performer == "BTV" || performer == "CB" ||
                       performer == "TT" || performer == "DUBP";
    if (act.value != "KT" || !leads) return;
    Slot& indicator = statement[SlotName::kIndicator];
    const std::string narrowed = "KTCH" + indicator.value.substr(2);
    act.value = "KTCH";
    indicator.value = narrowed;
    discourse_.act.value = "KTCH";
    if (!discourse_.told.empty()) discourse_.told.back() = "KTCH";
  }

  void SetUnit(const Mention& mention, Statement& statement) {
    Slot& unit = statement[SlotName::kUnit];
    if (IsPercent(mention.value)) unit = {"phan_tram", mention.span, Origin::kFigure};
    if (std::holds_alternative<Money>(mention.value)) {
      unit = {"dong", mention.span, Origin::kFigure};
    }
  }

  const DateCue* LastDate(std::size_t before) const {
    const DateCue* last = nullptr;
    for (const DateCue& date : dates_) {
      if (date.cue < before && Known(date) && (date.Governs() || date.Ends())) last = &date;
    }
    return last;
  }

  const DateCue* FirstDate() const {
    for (const DateCue& date : dates_) {
      if (Known(date) && (date.Governs() || date.Ends())) return &date;
    }
    return nullptr;
  }

  static bool Known(const DateCue& date) { return date.edtf.find('X') == std::string::npos; }

  // A cut-off day ends the period that began with the year, the term, or at no stated time.
  Slot PeriodSlot(const DateCue& date, Origin origin) const {
    std::string edtf = date.edtf;
    if (date.until) {
      const std::string& whole = home_.period.value;
      const std::string last =
          edtf.substr(edtf.find('/') == std::string::npos ? 0 : edtf.find('/') + 1);
      const bool month = last.size() == kMonthLength && !date.since_term;
      if (month || (date.since_year && last.size() > kMonthLength)) {
        edtf = last.substr(0, 4) + "-01/" + last.substr(0, kMonthLength);
      } else if (!whole.empty() && !date.since_term) {
        return {whole, text_.SpanOf(sentence_->cues[date.cue]), origin};
      } else if (edtf.size() < kDayLength && IsPlanned(date.cue)) {
        // "đến hết năm 2019 phải kiểm tra": in that year.
      } else {
        edtf = "../" + last;
      }
    }
    return {edtf, text_.SpanOf(sentence_->cues[date.cue]), origin};
  }

  void SetPeriod(std::size_t k, Statement& statement) {
    Slot& period = statement[SlotName::kPeriod];
    if (statement[SlotName::kAct].value == "NEN" && !IsChange(k)) {
      statement.cumulative = true;
      if (const DateCue* last = LastDate(k); last != nullptr && last->until) {
        period = {"../" + last->edtf, text_.SpanOf(sentence_->cues[last->cue]), Origin::kSentence};
      } else if (!home_.date.empty()) {
        period = {"../" + home_.date, {}, Origin::kDocument};
      }
      return;
    }
    if (statement.said_of && period) return;
    if (const DateCue* own = BracketDate(k)) {
      period = PeriodSlot(*own, Origin::kClause);
      return;
    }
    if (const DateCue* last = LastDate(k)) {
      period = PeriodSlot(*last, Origin::kSentence);
      statement.cumulative = last->until;
      return;
    }
    if (const DateCue* next = NextDate(k)) {
      period = PeriodSlot(*next, Origin::kClause);
      return;
    }
    const bool ours = static_cast<bool>(statement[SlotName::kObject]) || CountsThings(k);
    for (const Slot* slot :
         {&discourse_.period, &discourse_.section_period, &home_.period, &discourse_.last_period}) {
      // How long a road is, or a meeting took, is no figure of the report's period.
      if (!*slot || (!ours && slot->origin == Origin::kDocument)) continue;
      if (!ours && slot == &discourse_.last_period) continue;
      period = *slot;
      return;
    }
  }

  // Persons, households, cases …: not how far a place is, or how long something took.
  bool CountsThings(std::size_t k) const {
    const Mention& mention = text_.MentionOf(sentence_->cues[k]);
    if (IsPercent(mention.value) || std::holds_alternative<Ratio>(mention.value)) return true;
    constexpr passage::Objects kThings = passage::kPerson | passage::kHousehold | passage::kCase |
                                         passage::kPetition | passage::kSession;
    const auto& quantities = subject_.passage.quantities();
    return std::any_of(quantities.begin(), quantities.end(), [&](const passage::Quantity& one) {
      return one.mention == sentence_->cues[k].index && (one.objects & kThings) != 0;
    });
  }

  bool IsChange(std::size_t k) const {
    return std::holds_alternative<Change>(text_.MentionOf(sentence_->cues[k]).value);
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
    for (const DateCue& date : dates_) {
      if (date.cue == i + 1 && Known(date)) return &date;
    }
    return nullptr;
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
      const bool meant =
          cue.range.begin > 0 && text_.lexed().Written(cue.range.begin - 1) == "trong";
      for (const DateCue& date : dates_) {
        if (date.cue == i && date.Governs() && Known(date) && (meant || gap == 0)) return &date;
      }
    }
    return nullptr;
  }

  bool IsPlanned(std::size_t before) const {
    return std::any_of(
        sentence_->cues.begin(), sentence_->cues.begin() + static_cast<std::ptrdiff_t>(before),
        [](const Cue& cue) { return cue.Is(Tag::kPlan) && cue.term.entry->note() != "bracket"; });
  }

  void SetBasis(std::size_t k, Statement& statement) {
    if (!statement[SlotName::kObject]) return;
    Slot& basis = statement[SlotName::kBasis];
    basis = {"thuc_hien", {}, Origin::kDefault};
    if (discourse_.outlook > 0) basis = {"ke_hoach", discourse_.outlook_evidence, Origin::kSection};
    for (std::size_t i = 0; i < k; ++i) {
      const Cue& cue = sentence_->cues[i];
      if (cue.kind == CueKind::kSemicolon && basis.origin == Origin::kSentence) {
        basis = {"thuc_hien", {}, Origin::kDefault};
      }
      if (!cue.Is(Tag::kPlan)) continue;
      const bool bracket = cue.term.entry->note() == "bracket";
      if (bracket && !(i + 2 == k && sentence_->cues[i + 1].kind == CueKind::kOpen)) continue;
      basis = {"ke_hoach", text_.SpanOf(cue), Origin::kSentence};
    }
    SetBase(k, statement);
  }

  // "tăng 11,8% so với năm 2015 (119 tổ chức)": the figure in brackets is the earlier one.
  void SetBase(std::size_t k, Statement& statement) {
    std::size_t open = k;
    while (open > 0 && (open == k || sentence_->cues[open].Is(Tag::kMeasure))) --open;
    if (open == 0 || sentence_->cues[open].kind != CueKind::kOpen) return;
    const DateCue* base = nullptr;
    for (const DateCue& date : dates_) {
      if (date.cue + 1 == open && date.base) base = &date;
    }
    const Cue& before = sentence_->cues[open - 1];
    const bool same_period = before.Is(Tag::kBaseCue) && before.term.entry->term() == "cùng kỳ";
    if (base == nullptr && !same_period) return;
    MakeBase(base == nullptr ? std::string() : base->edtf, text_.SpanOf(before), statement);
  }

  void MakeBase(const std::string& date, Span evidence, Statement& statement) const {
    statement[SlotName::kBasis] = {"cung_ky", evidence, Origin::kClause};
    Slot& period = statement[SlotName::kPeriod];
    const std::string now = period.value;
    std::string then = date.empty() ? YearBefore(now) : SamePartOf(date, now);
    period = {std::move(then), evidence, Origin::kClause};
    if (found_.size() <= first_) return;
    // It is of the same thing as the figure that it is compared with.
    std::size_t of = found_.size() - 1;
    while (of > first_ && found_[of].said_of) of = *found_[of].said_of;
    for (const SlotName slot : {SlotName::kAct, SlotName::kIndicator, SlotName::kPerformer,
                                SlotName::kLevel, SlotName::kOutcome}) {
      if (Counts(found_[of][SlotName::kObject].value) ==
              Counts(statement[SlotName::kObject].value) &&
          found_[of][slot]) {
        statement[slot] = {found_[of][slot].value,
                           subject_.passage.mentions()[found_[of].mention].span, Origin::kFigures};
      }
    }
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

  void Complete(Statement& statement) {
    const bool known = static_cast<bool>(statement[SlotName::kIndicator]);
    const Organisation& org = home_.org;
    if (org && !statement[SlotName::kOrg]) {
      statement[SlotName::kOrg] = {org.name, org.evidence, Origin::kDocument};
      statement.org_id = org.id;
    }
    if (!statement[SlotName::kPlace] && !home_.place.name.empty()) {
      statement[SlotName::kPlace] = {home_.place.name, home_.place_evidence, Origin::kDocument};
      SetCodes(home_.place, statement);
    }
    if (known) SetScope(statement);
    SetBaseLevel(statement);
  }

  // Base figures of grassroots organisations and cells have their level.
  static void SetBaseLevel(Statement& statement) {
    const Slot& indicator = statement[SlotName::kIndicator];
    const bool grassroots = indicator.value == "NEN.TCD.TCCSD" ||
                            indicator.value == "NEN.TCD.DBCS" || indicator.value == "NEN.TCD.CBCS";
    if (grassroots) statement[SlotName::kLevel] = {"CS", indicator.evidence, indicator.origin};
    if (indicator.value == "NEN.TCD.CBTT") {
      statement[SlotName::kLevel] = {"CB", indicator.evidence, indicator.origin};
    }
  }

  static void SetCodes(const PlaceFact& place, Statement& statement) {
    statement.code_before = place.code_before;
    statement.code_after = place.code_after;
    statement.province_before = place.province_before;
    statement.province_after = place.province_after;
  }

  void SetScope(Statement& statement) const {
    Slot& scope = statement[SlotName::kScope];
    const Slot& level = statement[SlotName::kLevel];
    const Slot& performer = statement[SlotName::kPerformer];
    std::string value = "toan_dang_bo";
    if (level) value = level.value == home_.org.level ? "rieng_cap" : "truc_thuoc";
    scope = {value, level ? level.evidence : performer.evidence,
             level ? level.origin : Origin::kDefault};
  }

  const Subject& subject_;
  Text text_;
  std::optional<Text> title_;
  Home home_;
  std::optional<Candidate> topic_;
  std::optional<Actor> topic_actor_;
  Discourse discourse_;
  const Sentence* sentence_ = nullptr;
  std::vector<ActCue> acts_;
  std::vector<DateCue> dates_;
  std::vector<Statement> found_;
  std::size_t first_ = 0;  // of the sentence, in `found_`
  bool open_ = false;      // the unit of the figure being read says little
  std::map<std::string, Counted> counted_;
};

}  // namespace

std::vector<Statement> Join(const Subject& subject) { return Joiner(subject).Run(); }

}  // namespace rasoat::statements
