#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/statements/cues.h"
#include "extractors/statements/statement.h"

// Which act a figure belongs to, and what of it is counted.
//   "kiểm tra 15 đảng viên khi có dấu hiệu vi phạm"     KTDH, though its words stand apart
//   "57 đảng viên bị thi hành kỷ luật"                   the act behind the figure
//   "Qua kiểm tra, 6 đồng chí có vi phạm"                the act told before, of them those in
//   breach "khiển trách 11"                                     discipline, whatever was told
//   before

namespace rasoat::statements {

// A code with the words that say it, the likeliest first.
struct Candidate {
  std::string_view code;
  Span evidence;
  Origin origin = Origin::kClause;
  bool open = false;     // an act whose kind the words leave open
  bool through = false;  // "qua kiểm tra": points back
  bool form = false;     // a measure that is a form of discipline
  bool listed = false;   // a measure only among base figures
  bool trip = false;     // "đoàn kiểm tra": only of how many there were
};

// The acts of a sentence in text order, each as narrow as the words around it tell.
struct ActCue {
  std::size_t cue = 0;  // in the sentence
  Candidate act;
  bool deed = false;     // only said of what it fits
  bool passive = false;  // "được kiểm tra": said of what stands before it
};
std::vector<ActCue> ActsOf(const Text& text, const Sentence& sentence);

// For the figure that is cue k of the sentence.
std::vector<Candidate> ActCandidates(const Sentence& sentence, const std::vector<ActCue>& acts,
                                     std::size_t k);
std::vector<Candidate> MeasureCandidates(const Text& text, const Sentence& sentence, std::size_t k);

}  // namespace rasoat::statements
