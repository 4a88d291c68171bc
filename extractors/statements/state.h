#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extractors/statements/acts.h"
#include "extractors/statements/home.h"
#include "extractors/statements/objects.h"
#include "extractors/statements/performers.h"
#include "extractors/statements/periods.h"
#include "extractors/statements/statements.h"

// What the readers of one document share: the text as sentences, what is known of the document as
// a whole, what was told so far, and the sentence at hand.

namespace rasoat::statements {

// What a sentence hands on to those behind it.
struct Discourse {
  std::uint32_t block = ~std::uint32_t{0};
  Slot act;                       // of the last figure with one
  std::vector<std::string> told;  // all acts of the block, in order
  std::optional<Actor> actor;     // of the last figure with one
  std::string actor_act;          // that it performed
  std::optional<Organisation> org;
  Slot period;       // of this block
  Slot day;          // of the event that it tells
  Slot section_act;  // of the heading over it
  Slot section_period;
  std::optional<Actor> section_actor;
  Slot last_period;  // of any block before
  int outlook = 0;   // height of the heading that speaks of what is to come; 0: none
  Span outlook_evidence;
};

struct State {
  const Subject& subject;
  Text text;
  std::optional<Text> title;
  Home home;
  bool party = false;  // the text is about the Party's work
  Discourse discourse = {};
  std::optional<Candidate> topic = {};    // the one act that the title names
  std::optional<Actor> topic_actor = {};  // who did it
  const Sentence* sentence = nullptr;
  std::vector<ActCue> acts = {};    // of the sentence
  std::vector<DateCue> dates = {};  // likewise
  std::vector<Statement> found = {};
  std::size_t first = 0;  // of the sentence, in `found`
  bool open = false;      // the unit of the figure at hand says little: "trường hợp"
  std::map<std::string, Counted> counted = {};

  const Mention& MentionAt(std::size_t k) const { return text.MentionOf(sentence->cues[k]); }
};

// The object of an indicator: committee members are members.
std::string_view ObjectOf(std::string_view object);
// Of a figure; empty where it says none.
std::string_view UnitOf(const MentionValue& value);
// A percent, also one of a change.
bool IsPercentage(const MentionValue& value);

// Whether an act is done by inspecting or supervising.
bool Inspects(std::string_view act);

// Each sets its slots of the statement of the figure that is cue k of the sentence at hand.
void ReadObject(State& state, std::size_t k, Statement& statement);
void ReadUnit(State& state, std::size_t k, Statement& statement);
void ReadIndicator(State& state, std::size_t k, Statement& statement);
void ComposeIndicator(State& state, const std::vector<Candidate>& acts,
                      const std::vector<Candidate>& measures, Statement& statement);
void ReadActor(State& state, std::size_t k, Statement& statement);
void ReadPeriod(State& state, std::size_t k, Statement& statement);
void ReadBasis(State& state, std::size_t k, Statement& statement);

// The last date of the sentence at hand that tells a period, before cue k, and the first of all;
// null for none.
const DateCue* LastDate(const State& state, std::size_t k);
const DateCue* FirstDate(const State& state);
// The period that a date tells.
Slot PeriodOf(const State& state, const DateCue& date, Origin origin);
// Whether words before cue k speak of what is still to come.
bool IsPlanned(const State& state, std::size_t k);

// The checks know which figure is the earlier one of two, wherever it stands.
void SetEarlier(State& state);

void SetCodes(const PlaceFact& place, Statement& statement);

}  // namespace rasoat::statements
