#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/passage/passage.h"
#include "extractors/statements/committees.h"
#include "pipeline/model/document.h"

// A text as its sentences, each with the figures in it and the words that say what they are about.

namespace rasoat::statements {

enum class CueKind : std::uint8_t {
  kFigure,  // a count, ratio, percent, change or amount of money
  kDate,
  kDocument,   // a document number
  kOrg,        // an organisation's name
  kPlace,      // an administrative unit
  kCommittee,  // a body of the Party, named or not
  kTerm,       // a term of extractors/indicators/lexicon.tsv, or of a base of comparison
  kComma,
  kSemicolon,
  kColon,
  kOpen,
  kClose,
  kAnd,
};

struct Cue {
  CueKind kind = CueKind::kTerm;
  lexer::TokenRange range;
  std::uint32_t index =
      0;             // kFigure, kDate, kOrg, kPlace: the mention; kCommittee: into committees
  lexer::Term term;  // kTerm

  bool Is(lexicon::Tag tag) const { return kind == CueKind::kTerm && term.entry->tag == tag; }
  std::string_view value() const { return term.value(); }
};

// How high a heading stands: "I." 1, "1." 2, "a)" 3, without a mark 4; no heading 0.
struct Sentence {
  lexer::TokenRange range;
  std::uint32_t block = 0;  // counts blocks, lines and cells
  int heading = 0;
  bool figures = false;
  bool title = false;
  std::vector<Cue> cues;
};

struct Text {
  const passage::Passage& passage;
  std::vector<Sentence> sentences;
  std::vector<Committee> committees;

  const lexer::Lexed& lexed() const { return passage.lexed(); }
  const Mention& MentionOf(const Cue& cue) const { return passage.mentions()[cue.index]; }
  Span SpanOf(const Cue& cue) const { return lexed().SpanOf(cue.range); }
};

// `document` may be null: no block is a heading then.
Text ReadText(const passage::Passage& passage, const Document* document);

// Where a search back from cue k begins at the latest: however long a sentence is, time stays in
// proportion to the text.
inline std::size_t Reach(std::size_t k) {
  constexpr std::size_t kCues = 300;
  return k > kCues ? k - kCues : 0;
}

// Whether a mention is a figure of its own statement.
bool IsFigure(const Mention& mention);

}  // namespace rasoat::statements
