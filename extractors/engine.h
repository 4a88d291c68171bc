#pragma once

#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "extractors/lexer/lexed.h"
#include "extractors/mention.h"

// How mentions are found. An extractor is a folder with a table of named rules; a rule looks at one
// anchor (a token at which a figure can begin) and reads what stands around it. Extractors run in
// the order of the registry, and a token belongs to the first mention that takes it: document
// numbers before dates, dates before ratios, ratios before counts. A rule therefore only has to
// know its own form.

namespace rasoat {

// What was looked at while extracting, for `rasoat explain` and for the tests that ask whether
// every lexicon row is reached.
struct Trace {
  std::vector<std::vector<lexer::Term>> terms;  // per mention, in the order of the mentions
  std::set<const lexicon::Row*> touched;        // every row that any rule saw
};

// What a rule may see.
class Context {
 public:
  Context(const lexer::Lexed& lexed, std::string_view published, Trace* trace)
      : lexed_(lexed), published_(published), trace_(trace), taken_(lexed.size()) {}

  const lexer::Lexed& lexed() const { return lexed_; }
  // The document's own date (ISO) or empty.
  std::string_view published() const { return published_; }

  // As of Lexed, and noted in the trace.
  lexer::Term At(std::size_t i, lexicon::Tag tag) const { return Note(lexed_.TermAt(i, tag)); }
  lexer::Term Before(std::size_t i, lexicon::Tag tag) const {
    return Note(lexed_.TermBefore(i, tag));
  }

  // Whether no mention has the token yet.
  bool Free(std::size_t i) const { return i < taken_.size() && !taken_[i]; }
  bool Free(lexer::TokenRange range) const;
  void Take(lexer::TokenRange range);

  // Terms noted since the last call.
  std::vector<lexer::Term> TakeNoted() const;

 private:
  lexer::Term Note(lexer::Term term) const;

  const lexer::Lexed& lexed_;
  std::string_view published_;
  Trace* trace_;
  mutable std::vector<lexer::Term> noted_;
  std::vector<bool> taken_;
};

// What a rule found: all of `range` is taken, and is the mention's span.
struct Candidate {
  lexer::TokenRange range;
  MentionValue value;
};

using RuleFunction = std::optional<Candidate> (*)(const Context& context, std::size_t anchor);

struct Rule {
  std::string_view name;  // "ratios/slash"
  RuleFunction apply;
};

// Runs the rules of every extractor, in order, over the anchors. Mentions come in text order.
// Never throws for any normalised text.
std::vector<Mention> RunRules(std::span<const std::span<const Rule>> extractors,
                              const lexer::Lexed& lexed, std::string_view published, Trace* trace);

}  // namespace rasoat
