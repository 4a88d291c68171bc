#include "extractors/statements/acts.h"

#include <algorithm>

namespace rasoat::statements {
namespace {

using lexicon::Tag;

constexpr std::size_t kPassiveReach = 4;  // tokens between a figure and "được kiểm tra"
constexpr std::size_t kBehindReach = 6;   // and the measure behind it
constexpr std::size_t kMostActs = 20;     // looked at before a figure
constexpr std::size_t kListed = 40;       // cues over which listed figures share a measure
constexpr std::size_t kBeforeReach = 9;   // and the one before it

// What an open act becomes with the words behind it; as it is where they do not fit.
std::string_view Narrowed(std::string_view act, std::string_view rest) {
  if (act == "KT" && rest != "GSTX") return rest.substr(0, rest.find(' '));
  if (act == "GSCD" && rest == "GSTX") return rest;
  return act;
}

Candidate At(const Text& text, const Cue& cue, Origin origin) {
  Candidate candidate;
  candidate.code = cue.value();
  candidate.evidence = text.SpanOf(cue);
  candidate.origin = origin;
  candidate.open = cue.term.entry->note() == "open";
  return candidate;
}

bool Directly(const Sentence& sentence, std::size_t before, std::size_t k) {
  return sentence.cues[before].range.end == sentence.cues[k].range.begin;
}

bool Inside(const Cue& figure, const Cue& cue) {
  return cue.range.begin >= figure.range.begin && cue.range.begin < figure.range.end;
}

// Whether a measure is the label of a figure that follows it: "khiển trách 15".
bool LabelsNext(const Sentence& sentence, std::size_t k) {
  for (std::size_t i = k + 1; i < sentence.cues.size(); ++i) {
    const Cue& cue = sentence.cues[i];
    if (cue.kind == CueKind::kFigure) {
      return cue.range.begin - sentence.cues[k].range.end <= 2;
    }
    if (cue.kind != CueKind::kColon) return false;
  }
  return false;
}

bool Separates(const Cue& cue) {
  return cue.kind == CueKind::kSemicolon || cue.kind == CueKind::kColon ||
         cue.kind == CueKind::kOpen || cue.kind == CueKind::kClose;
}

// Some words are measures only in a figure's own words.
bool IsMeasure(const Cue& cue) {
  if (!cue.Is(Tag::kMeasure)) return false;
  const std::string_view note = cue.term.entry->note();
  return note != "inside" && note != "listed";
}

Candidate MeasureAt(const Text& text, const Cue& cue, Origin origin) {
  Candidate candidate = At(text, cue, origin);
  candidate.form = cue.term.entry->note() == "form";
  candidate.listed = cue.term.entry->note() == "listed";
  return candidate;
}

void AddInside(const Text& text, const Sentence& sentence, std::size_t k,
               std::vector<Candidate>& found) {
  for (std::size_t i = k + 1;
       i < sentence.cues.size() && Inside(sentence.cues[k], sentence.cues[i]); ++i) {
    const Cue& cue = sentence.cues[i];
    if (cue.Is(Tag::kMeasure)) found.push_back(MeasureAt(text, cue, Origin::kFigure));
  }
}

void AddBehind(const Text& text, const Sentence& sentence, std::size_t k,
               std::vector<Candidate>& found) {
  const Cue& figure = sentence.cues[k];
  const auto first = static_cast<std::ptrdiff_t>(found.size());
  for (std::size_t i = k + 1; i < sentence.cues.size(); ++i) {
    const Cue& cue = sentence.cues[i];
    if (Inside(figure, cue)) continue;
    if (cue.range.begin > figure.range.end + kBehindReach) return;
    if (cue.kind == CueKind::kFigure || cue.kind == CueKind::kComma || Separates(cue)) return;
    if (!IsMeasure(cue)) continue;
    const bool weak = cue.term.entry->note() == "weak";
    if (weak && cue.range.begin > figure.range.end + 1) return;
    if (LabelsNext(sentence, i)) return;
    found.push_back(MeasureAt(text, cue, Origin::kClause));
    // "được xếp loại hoàn thành tốt": the grade says more than that there is one.
    if (cue.value() != "DG") break;
  }
  std::reverse(found.begin() + first, found.end());
}

// Whether a cue is among the words of a figure.
bool InFigureBefore(const Sentence& sentence, std::size_t i) {
  for (std::size_t k = i; k-- > Reach(i);) {
    if (sentence.cues[k].kind != CueKind::kFigure) continue;
    return Inside(sentence.cues[k], sentence.cues[i]);
  }
  return false;
}

// Figures that are listed share what is said before the first: "có vi phạm 2 tổ chức, 5 đảng viên".
void AddBefore(const Text& text, const Sentence& sentence, std::size_t k,
               std::vector<Candidate>& found) {
  std::size_t begin = sentence.cues[k].range.begin;
  for (std::size_t i = k; i-- > (k > kListed ? k - kListed : 0);) {
    const Cue& cue = sentence.cues[i];
    if (cue.range.end + kBeforeReach < begin) return;
    if (cue.kind == CueKind::kSemicolon || cue.kind == CueKind::kClose) return;
    if (cue.kind == CueKind::kOpen || cue.Is(Tag::kAct)) return;
    if (cue.kind == CueKind::kFigure) begin = cue.range.begin;
    if (IsMeasure(cue) && cue.term.entry->note() != "weak" && !InFigureBefore(sentence, i)) {
      found.push_back(MeasureAt(text, cue, Origin::kClause));
      return;
    }
  }
}

// "Qua kiểm tra", "Riêng UBKT Thị ủy kiểm tra": of what was told.
bool PointsBack(const Sentence& sentence, std::size_t i) {
  if (i > 0 && Directly(sentence, i - 1, i) && sentence.cues[i - 1].Is(Tag::kThrough)) return true;
  const Cue& first = sentence.cues.front();
  const bool opens = first.range.begin <= sentence.range.begin + 1;
  return opens && (first.Is(Tag::kAside) || first.Is(Tag::kPartsCue) || first.Is(Tag::kThrough));
}

}  // namespace

std::vector<ActCue> ActsOf(const Text& text, const Sentence& sentence) {
  std::vector<ActCue> acts;
  for (std::size_t i = 0; i < sentence.cues.size(); ++i) {
    const Cue& cue = sentence.cues[i];
    if (cue.Is(Tag::kAct) || cue.Is(Tag::kDeed)) {
      const lexer::Term noun = text.lexed().TermBefore(cue.range.begin, Tag::kActNoun);
      const bool broad = cue.term.entry->note() == "open" || cue.value() == "KTGS";
      if (noun && broad && noun.entry->note() != "trip") continue;
      ActCue act;
      act.cue = i;
      act.act = At(text, cue, Origin::kSentence);
      act.deed = cue.Is(Tag::kDeed) || (noun && broad);
      act.act.trip = noun && broad;
      const bool follows = i > 0 && Directly(sentence, i - 1, i);
      act.passive = follows && sentence.cues[i - 1].Is(Tag::kPassive) &&
                    sentence.cues[i - 1].term.entry->note() != "active";
      act.act.through = act.passive || PointsBack(sentence, i);
      acts.push_back(act);
    } else if (cue.Is(Tag::kActRest) && !acts.empty() && acts.back().act.open) {
      acts.back().act.code = Narrowed(acts.back().act.code, cue.value());
    }
  }
  return acts;
}

std::vector<Candidate> ActCandidates(const Sentence& sentence, const std::vector<ActCue>& acts,
                                     std::size_t k) {
  std::vector<Candidate> found;
  const Cue& figure = sentence.cues[k];
  const auto behind = std::lower_bound(
      acts.begin(), acts.end(), k, [](const ActCue& act, std::size_t at) { return act.cue < at; });
  for (auto act = behind; act != acts.end(); ++act) {
    const Cue& cue = sentence.cues[act->cue];
    if (cue.range.begin > figure.range.end + kPassiveReach) break;
    const bool inside = Inside(figure, cue);
    if (!inside && !act->passive) continue;
    found.push_back(act->act);
    found.back().origin = inside ? Origin::kFigure : Origin::kClause;
    break;
  }
  // The nearest before; those that say less after those that say more.
  for (const bool deed : {false, true}) {
    std::size_t most = kMostActs;
    for (auto act = behind; act != acts.begin() && most > 0; --most) {
      --act;
      if (act->deed == deed) found.push_back(act->act);
    }
  }
  return found;
}

std::vector<Candidate> MeasureCandidates(const Text& text, const Sentence& sentence,
                                         std::size_t k) {
  std::vector<Candidate> found;
  AddInside(text, sentence, k, found);
  AddBehind(text, sentence, k, found);
  AddBefore(text, sentence, k, found);
  return found;
}

}  // namespace rasoat::statements
