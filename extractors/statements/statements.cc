#include "extractors/statements/statements.h"

#include <algorithm>

#include "extractors/indicators/indicators.h"
#include "extractors/statements/parents.h"
#include "extractors/statements/state.h"
#include "extractors/statements/table_heads.h"

namespace rasoat::statements {
namespace {

using lexicon::Tag;

constexpr std::size_t kLongestTopic = 25;  // tokens

// Whether a text is about the Party's work at all: it names one of its bodies, or counts members or
// organisations of it.
bool SpeaksOfParty(const Text& text) {
  const bool names = std::any_of(text.committees.begin(), text.committees.end(),
                                 [](const Committee& one) { return !one.performer.empty(); });
  const auto& quantities = text.passage.quantities();
  return names || std::any_of(quantities.begin(), quantities.end(), [](const auto& one) {
           const Counted counted = CountedAs(one.unit);
           return !counted.open && (counted.object == "DV" || counted.object == "TCD");
         });
}

State Start(const Subject& subject) {
  Text text = ReadText(subject.passage, subject.document);
  std::optional<Text> title;
  if (subject.title != nullptr) title.emplace(ReadText(*subject.title, nullptr));
  std::string_view headline;
  if (subject.document != nullptr) headline = subject.document->title;
  Home home = FindHome(text, title ? &*title : nullptr, subject.letterhead, subject.date, headline);
  const bool party = SpeaksOfParty(text);
  return {subject, std::move(text), std::move(title), std::move(home), party};
}

class Joiner {
 public:
  explicit Joiner(const Subject& subject)
      : state_(Start(subject)), heads_(subject.tables, state_.home) {}

  std::vector<Statement> Run() {
    FindTopic();
    for (const Sentence& sentence : state_.text.sentences) ReadSentence(sentence);
    std::sort(state_.found.begin(), state_.found.end(),
              [](const Statement& a, const Statement& b) { return a.mention < b.mention; });
    SetParents(state_.text, state_.subject.checks, state_.found);
    SetEarlier(state_);
    for (Statement& statement : state_.found) Complete(statement);
    return std::move(state_.found);
  }

 private:
  void ReadSentence(const Sentence& sentence) {
    if (sentence.block != state_.discourse.block) OpenBlock(sentence.block);
    state_.sentence = &sentence;
    state_.acts = ActsOf(state_.text, sentence);
    state_.dates = DatesOf(state_.text, sentence);
    if (sentence.title && !sentence.figures) return;
    FindTopicActor(sentence);
    if (sentence.heading > 0) return ReadHeading(sentence);
    if (!sentence.figures) TakeTopic(sentence);
    state_.first = state_.found.size();
    for (std::size_t k = 0; k < sentence.cues.size(); ++k) {
      if (sentence.cues[k].kind == CueKind::kFigure) ReadFigure(k);
    }
    for (const DateCue& date : state_.dates) {
      if (!date.day || date.base || date.apart || date.until) continue;
      state_.discourse.day = {date.edtf, state_.text.SpanOf(sentence.cues[date.cue]),
                              Origin::kCarried};
    }
    if (const DateCue* last = LastDate(state_, sentence.cues.size())) {
      state_.discourse.period = PeriodOf(state_, *last, Origin::kCarried);
      if (!IsPlanned(state_, sentence.cues.size()))
        state_.discourse.last_period = state_.discourse.period;
    }
  }

  // A title that names one narrow act, "Kiểm tra tài chính đảng ở …", is what the figures are
  // about.
  void FindTopic() {
    const Text& text = state_.title ? *state_.title : state_.text;
    for (const Sentence& sentence : text.sentences) {
      if (!state_.title && !sentence.title) continue;
      const std::vector<ActCue> acts = ActsOf(text, sentence);
      if (acts.size() != 1 || acts.front().act.open || acts.front().deed) return;
      const std::string_view family = indicators::FamilyOf(acts.front().act.code);
      if (family != "KT" && family != "KTDH" && family != "GQ") return;
      state_.topic = acts.front().act;
      state_.topic->origin = Origin::kDocument;
      if (state_.title) state_.topic->evidence = {};
      return;
    }
  }

  // Who did what the title tells, from the first sentence that names them.
  void FindTopicActor(const Sentence& sentence) {
    if (!state_.topic || state_.topic_actor) return;
    for (const ActCue& act : state_.acts) {
      if (act.act.code == state_.topic->code)
        state_.topic_actor = ActorOf(state_.text, sentence, act.cue, state_.home);
    }
    if (state_.topic_actor && state_.topic_actor->level.empty())
      state_.topic_actor->level = state_.home.org.level;
    if (state_.topic_actor) state_.topic_actor->origin = Origin::kDocument;
  }

  void OpenBlock(std::uint32_t block) {
    state_.discourse.block = block;
    state_.discourse.act = {};
    state_.discourse.told.clear();
    state_.discourse.actor.reset();
    state_.discourse.org.reset();
    state_.discourse.period = {};
    state_.discourse.day = {};
  }

  void ReadHeading(const Sentence& sentence) {
    state_.discourse.section_act = {};
    state_.discourse.section_period = {};
    state_.discourse.section_actor =
        ActorOf(state_.text, sentence, sentence.cues.size(), state_.home);
    if (!state_.acts.empty() && state_.acts.back().act.code != "-") {
      state_.discourse.section_act = {std::string(state_.acts.back().act.code),
                                      state_.acts.back().act.evidence, Origin::kSection};
    }
    if (const DateCue* date = FirstDate(state_)) {
      state_.discourse.section_period = PeriodOf(state_, *date, Origin::kSection);
    }
    const auto outlook = std::find_if(sentence.cues.begin(), sentence.cues.end(),
                                      [](const Cue& cue) { return cue.Is(Tag::kOutlook); });
    if (outlook != sentence.cues.end()) {
      state_.discourse.outlook = sentence.heading;
      state_.discourse.outlook_evidence = state_.text.SpanOf(*outlook);
    } else if (sentence.heading <= state_.discourse.outlook) {
      state_.discourse.outlook = 0;
    }
  }

  // A short paragraph without figures, "Nhiệm vụ kiểm tra … có tiến bộ.", is as good as a heading.
  void TakeTopic(const Sentence& sentence) {
    const bool alone = state_.text.lexed().StartsBlock(sentence.range.begin) &&
                       state_.text.lexed().StartsBlock(sentence.range.end);
    if (!alone || state_.acts.empty() || sentence.range.end - sentence.range.begin > kLongestTopic)
      return;
    if (state_.acts.back().act.code == "-") return;
    state_.discourse.section_act = {std::string(state_.acts.back().act.code),
                                    state_.acts.back().act.evidence, Origin::kSection};
  }

  void ReadFigure(std::size_t k) {
    const Cue& cue = state_.sentence->cues[k];
    Statement statement;
    statement.mention = cue.index;
    if (ReadCell(k, statement)) return;
    const bool said_of_other = SayOf(k, statement);
    if (!said_of_other) ReadObject(state_, k, statement);
    ReadUnit(state_, k, statement);
    if (!said_of_other && state_.party) ReadIndicator(state_, k, statement);
    ReadActor(state_, k, statement);
    if (!state_.home.org) ReadPlace(k, statement);
    ReadPeriod(state_, k, statement);
    ReadBasis(state_, k, statement);
    state_.found.push_back(std::move(statement));
  }

  // A cell that holds a bare number is about what its heads say.
  bool ReadCell(std::size_t k, Statement& statement) {
    const Mention& mention = state_.MentionAt(k);
    if (mention.rule != tables::kCellRule) return false;
    const auto heads = heads_.At(mention.span);
    if (!heads) return false;
    ReadObject(state_, k, statement);
    if (!statement[SlotName::kObject] && !heads->counted.object.empty()) {
      statement[SlotName::kObject] = {std::string(heads->counted.object), {}, Origin::kSection};
      statement[SlotName::kUnit] = {std::string(heads->counted.unit), {}, Origin::kSection};
    }
    ReadUnit(state_, k, statement);
    if (state_.party) {
      std::vector<Candidate> acts = heads->acts;
      if (const Slot& section = state_.discourse.section_act) {
        Candidate told;
        told.code = section.value;
        told.evidence = section.evidence;
        told.origin = Origin::kSection;
        acts.push_back(told);
      }
      ComposeIndicator(state_, acts, heads->measures, statement);
    }
    TakeHeads(*heads, k, statement);
    state_.found.push_back(std::move(statement));
    return true;
  }

  void TakeHeads(const Heads& heads, std::size_t k, Statement& statement) {
    if (heads.actor && statement[SlotName::kAct]) {
      statement[SlotName::kPerformer] = {heads.actor->performer, {}, Origin::kSection};
      statement[SlotName::kLevel] = {heads.actor->level, {}, Origin::kSection};
    }
    if (heads.period.empty()) {
      ReadPeriod(state_, k, statement);
    } else {
      statement[SlotName::kPeriod] = {heads.period, {}, Origin::kSection};
    }
    ReadBasis(state_, k, statement);
  }

  // Where no organisation tells the place: the one that the sentence names before the figure.
  void ReadPlace(std::size_t k, Statement& statement) const {
    for (std::size_t i = Reach(k); i < k; ++i) {
      const Cue& cue = state_.sentence->cues[i];
      if (cue.kind != CueKind::kPlace) continue;
      const PlaceFact place = PlaceOf(std::get<AdminUnit>(state_.text.MentionOf(cue).value));
      statement[SlotName::kPlace] = {place.name, state_.text.SpanOf(cue), Origin::kSentence};
      SetCodes(place, statement);
      return;
    }
  }

  // A percent without a unit is said of the figure before it in its sentence.
  bool SayOf(std::size_t k, Statement& statement) {
    const MentionValue& value = state_.text.MentionOf(state_.sentence->cues[k]).value;
    const bool bare = UnitOf(value).empty() && IsPercentage(value);
    if (!bare || state_.found.size() == state_.first || HasNounOfItsOwn(k)) return false;
    std::size_t of = state_.found.size() - 1;
    while (of > state_.first && state_.found[of].said_of) of = *state_.found[of].said_of;
    const Statement& other = state_.found[of];
    statement = other;
    statement.mention = state_.sentence->cues[k].index;
    statement.part_of.reset();
    statement.said_of = static_cast<std::uint32_t>(of);
    const Span evidence = state_.subject.passage.mentions()[other.mention].span;
    for (Slot& slot : statement.slots) {
      if (slot) slot = {slot.value, evidence, Origin::kFigures};
    }
    return true;
  }

  // "số đơn tố cáo giảm 7%": the thing stands between the figure before and this one.
  bool HasNounOfItsOwn(std::size_t k) const {
    for (std::size_t i = k; i-- > 0;) {
      const Cue& cue = state_.sentence->cues[i];
      if (cue.kind == CueKind::kFigure) return false;
      if (cue.Is(Tag::kCounted)) return true;
    }
    return false;
  }

  void Complete(Statement& statement) {
    const bool known = static_cast<bool>(statement[SlotName::kIndicator]);
    const Organisation& org = state_.home.org;
    if (org && !statement[SlotName::kOrg]) {
      statement[SlotName::kOrg] = {org.name, org.evidence, Origin::kDocument};
      statement.org_id = org.id;
    }
    if (!statement[SlotName::kPlace] && !state_.home.place.name.empty()) {
      statement[SlotName::kPlace] = {state_.home.place.name, state_.home.place_evidence,
                                     Origin::kDocument};
      SetCodes(state_.home.place, statement);
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

  void SetScope(Statement& statement) const {
    Slot& scope = statement[SlotName::kScope];
    const Slot& level = statement[SlotName::kLevel];
    const Slot& performer = statement[SlotName::kPerformer];
    std::string value = "toan_dang_bo";
    if (level) value = level.value == state_.home.org.level ? "rieng_cap" : "truc_thuoc";
    scope = {value, level ? level.evidence : performer.evidence,
             level ? level.origin : Origin::kDefault};
  }

  State state_;
  TableHeads heads_;
};

}  // namespace

std::vector<Statement> Join(const Subject& subject) { return Joiner(subject).Run(); }

}  // namespace rasoat::statements
