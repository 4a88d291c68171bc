#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/facts/facts.h"
#include "extractors/lexer/lexed.h"
#include "extractors/mention.h"
#include "extractors/numbers/number.h"
#include "extractors/units/unit.h"

// How mentions are found. An extractor is a folder with a table of named rules; a rule looks at one
// anchor (a token at which a figure, or a name, can begin) and reads what stands around it.
// Extractors of figures run in the order of the registry, and a token belongs to the first mention
// that takes it: document numbers before dates, dates before ratios, ratios before counts. A rule
// therefore only has to know its own form. Names (organisations, places) hold and are held by
// figures and other names, and share no tokens out.

namespace rasoat {

// What was looked at while extracting, for `rasoat explain` and for the tests that ask whether
// every lexicon row is reached.
struct Trace {
  std::vector<std::vector<lexer::Term>> terms;  // per mention, in the order of the mentions
  std::set<const lexicon::Row*> touched;        // every row that any rule saw
};

// What a rule found: all of `range` is taken, and is the mention's span; but tokens of `hole` stay
// free for others: "8 đơn (5 cũ, 3 mới)/9 đơn".
struct Candidate {
  lexer::TokenRange range;
  MentionValue value;
  lexer::TokenRange hole = {};
};

// What a rule may see.
class Context {
 public:
  Context(const lexer::Lexed& lexed, const DocumentFacts& facts, Trace* trace)
      : lexed_(lexed), facts_(facts), trace_(trace), taken_(lexed.size()) {}

  const lexer::Lexed& lexed() const { return lexed_; }
  const DocumentFacts& facts() const { return facts_; }

  // As of Lexed, and noted in the trace.
  lexer::Term At(std::size_t i, lexicon::Tag tag) const { return Noted(lexed_.TermAt(i, tag)); }
  lexer::Term Before(std::size_t i, lexicon::Tag tag) const {
    return Noted(lexed_.TermBefore(i, tag));
  }
  lexer::Term AtWithSlip(std::size_t i, lexicon::Tag tag) const {
    return Noted(lexed_.TermAtWithSlip(i, tag));
  }
  lexer::Term BeforeWithSlip(std::size_t i, lexicon::Tag tag) const {
    return Noted(lexed_.TermBeforeWithSlip(i, tag));
  }

  // Whether no mention has the token yet.
  bool Free(std::size_t i) const { return i < taken_.size() && !taken_[i]; }
  bool Free(lexer::TokenRange range) const;
  bool Free(const Candidate& candidate) const;

  // The unit of the nearest figure in the block that begins before token i and has one, not too far
  // back; empty for none: what a figure without a unit counts.
  std::string_view UnitBefore(std::size_t i) const;

  // The change whose last token stands before token i; the last change of the clause before it.
  const Change* ChangeBefore(std::size_t i) const;
  const Change* LastChangeBefore(std::size_t i) const;

  // What several rules read at one anchor is read once. `read` is called where the answer is not
  // kept; nothing is kept while tracing, since every rule's terms are noted.
  template <typename Read>
  std::optional<numbers::Number> NumberAt(std::size_t i, Read read) const {
    return Kept(number_, i, false, read);
  }
  template <typename Read>
  std::optional<units::Unit> UnitAt(std::size_t i, bool any_word, Read read) const {
    return Kept(unit_, i, any_word, read);
  }

  // For the engine: a mention takes its tokens; the terms noted since the last call.
  void Take(const Candidate& candidate);
  std::vector<lexer::Term> TakeNoted() const;

 private:
  template <typename Value>
  struct Memory {
    std::size_t at = kNowhere;
    bool flag = false;
    std::optional<Value> value;
  };
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  template <typename Value, typename Read>
  std::optional<Value> Kept(Memory<Value>& memory, std::size_t i, bool flag, Read read) const {
    if (trace_ != nullptr) return read();
    if (memory.at != i || memory.flag != flag) memory = {i, flag, read()};
    return memory.value;
  }

  lexer::Term Noted(const lexer::Term& term) const {
    if (trace_ != nullptr && term) Note(term);
    return term;
  }
  void Note(const lexer::Term& term) const;

  const lexer::Lexed& lexed_;
  const DocumentFacts& facts_;
  Trace* trace_;
  mutable std::vector<lexer::Term> noted_;
  std::vector<bool> taken_;
  mutable Memory<numbers::Number> number_;
  mutable Memory<units::Unit> unit_;
  std::vector<Candidate> figures_;                         // that have a unit or are a change
  std::unordered_map<std::size_t, std::size_t> by_begin_;  // token → figure
  std::unordered_map<std::size_t, std::size_t> by_end_;
};

using RuleFunction = std::optional<Candidate> (*)(const Context& context, std::size_t anchor);

// Where a rule of figures begins: at numbers written with digits, or also at words.
enum class Anchor : std::uint8_t { kDigits, kDigitsOrWords };

struct Rule {
  std::string_view name;  // "ratios/slash"
  RuleFunction apply;
  Anchor anchor = Anchor::kDigits;  // of figures; names begin at words
};

struct Extractor {
  std::string_view name;        // the folder
  std::span<const Rule> rules;  // its grammar
  bool names = false;           // finds names, not figures
};

// Runs the rules of every extractor, in order, over the anchors. Mentions come in text order, the
// longer one first where two begin together. Never throws for any normalised text.
std::vector<Mention> RunRules(std::span<const Extractor> extractors, const lexer::Lexed& lexed,
                              const DocumentFacts& facts, Trace* trace);

}  // namespace rasoat
