#include <algorithm>

#include "extractors/indicators/indicators.h"
#include "extractors/statements/sentence_reader.h"

namespace rasoat::statements {
namespace {

using lexicon::Tag;

class ActorReader : SentenceReader {
 public:
  using SentenceReader::SentenceReader;

  void SetActor(std::size_t k, Statement& statement) {
    const std::string& act = statement[SlotName::kAct].value;
    if (act == "NEN") return;
    auto actor = ActorOf(text_, *sentence_, k, home_);
    const bool whole = std::any_of(sentence_->cues.begin() + static_cast<std::ptrdiff_t>(Reach(k)),
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
    if (!actor && !whole && by.origin == Origin::kDocument) actor = state_.topic_actor;
    if (!actor) return;
    if (HasSum(k)) {
      if (actor->performer.starts_with("UB")) actor->performer = "UB*";
      actor->level.clear();
    }
    if (actor->org) discourse_.org = actor->org;
    // Of an act that the title tells, others are not the performers.
    if (actor->org && by.origin == Origin::kDocument && state_.topic_actor) {
      actor->performer = state_.topic_actor->performer;
      actor->level = state_.topic_actor->level;
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

 private:
  // "Tổng cộng": of all that were named before.
  bool HasSum(std::size_t k) const {
    return std::any_of(
        sentence_->cues.begin() + static_cast<std::ptrdiff_t>(Reach(k)),
        sentence_->cues.begin() + static_cast<std::ptrdiff_t>(k),
        [](const Cue& cue) { return cue.Is(Tag::kSumCue) && cue.value() == "behind"; });
  }

  bool MayCarry(const std::string& act) const {
    const std::string_view now = indicators::FamilyOf(act);
    const std::string_view then = indicators::FamilyOf(discourse_.actor_act);
    return now == then || (Inspects(act) && Inspects(discourse_.actor_act));
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
};

}  // namespace

bool Inspects(std::string_view act) {
  const std::string_view family = indicators::FamilyOf(act);
  return family == "KT" || family == "GS" || family == "KTGS" || family == "KTDH";
}

void SetCodes(const PlaceFact& place, Statement& statement) {
  statement.code_before = place.code_before;
  statement.code_after = place.code_after;
  statement.province_before = place.province_before;
  statement.province_after = place.province_after;
}

void ReadActor(State& state, std::size_t k, Statement& statement) {
  ActorReader reader(state);
  if (!statement.said_of) reader.SetActor(k, statement);
  reader.SetOrg(statement);
}

}  // namespace rasoat::statements
