#include "extractors/statements/table_heads.h"

#include <algorithm>

#include "extractors/registry.h"
#include "extractors/statements/cues.h"
#include "extractors/statements/objects.h"
#include "extractors/statements/periods.h"

namespace rasoat::statements {
namespace {

using lexicon::Tag;

void TakeMeasures(const Sentence& sentence, Heads& heads) {
  for (auto cue = sentence.cues.rbegin(); cue != sentence.cues.rend(); ++cue) {
    if (!cue->Is(Tag::kMeasure)) continue;
    Candidate measure;
    measure.code = cue->value();
    measure.origin = Origin::kSection;
    measure.form = cue->term.entry->note() == "form";
    heads.measures.push_back(measure);
  }
  for (const Cue& cue : sentence.cues) {
    if (cue.Is(Tag::kCounted)) heads.counted = CountedAs(cue.term.entry->term());
  }
}

Heads Read(const std::string& path, const Home& home) {
  Heads heads;
  const lexer::Lexed lexed(path, lexicon::SharedLexicon());
  const std::vector<Mention> mentions = FindMentions(lexed, home.date);
  const passage::Passage passage(lexed, mentions);
  const Text text = ReadText(passage, nullptr);
  for (auto sentence = text.sentences.rbegin(); sentence != text.sentences.rend(); ++sentence) {
    const std::vector<ActCue> acts = ActsOf(text, *sentence);
    for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
      heads.acts.push_back(act->act);
      heads.acts.back().evidence = {};
      heads.acts.back().origin = Origin::kSection;
    }
    TakeMeasures(*sentence, heads);
    if (!heads.actor) heads.actor = ActorOf(text, *sentence, sentence->cues.size(), home);
    for (const DateCue& date : DatesOf(text, *sentence)) {
      if (date.Governs() && date.edtf.find('X') == std::string::npos) heads.period = date.edtf;
    }
  }
  return heads;
}

void Append(const std::vector<Candidate>& from, std::vector<Candidate>& to) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

TableHeads::TableHeads(std::span<const tables::Table> tables, const Home& home)
    : cells_(tables), home_(home) {}

const Heads& TableHeads::Of(const std::vector<std::string>& path) {
  std::string joined;
  for (const std::string& label : path) joined += (joined.empty() ? "" : "\n") + label;
  const auto known = known_.find(joined);
  return known != known_.end() ? known->second
                               : known_.emplace(joined, Read(joined, home_)).first->second;
}

std::optional<Heads> TableHeads::At(Span span) {
  const tables::CellPlace place = cells_.Find(span);
  if (place.table == nullptr) return std::nullopt;
  const Heads& row = Of(place.table->RowPath(place.row));
  const Heads& column = Of(place.table->columns[static_cast<std::size_t>(place.column)].path);
  Heads heads = column;
  Append(row.acts, heads.acts);
  Append(row.measures, heads.measures);
  if (heads.counted.object.empty()) heads.counted = row.counted;
  if (!heads.actor) heads.actor = row.actor;
  if (heads.period.empty()) heads.period = row.period;
  return heads;
}

}  // namespace rasoat::statements
