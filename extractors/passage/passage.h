#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/lexer/lexed.h"
#include "extractors/mention.h"

// A text as the rules about relations see it: its stated numbers in order, with the few words and
// marks between them that say how they belong together.

namespace rasoat::passage {

// What a number counts, as a set: "trường hợp" can stand for a person and for a case. Units that
// the lexicon does not class have none and are told apart by their names.
using Objects = std::uint16_t;
inline constexpr Objects kOrganisation = 1;
inline constexpr Objects kPerson = 2;
inline constexpr Objects kPetition = 4;
inline constexpr Objects kCase = 8;
inline constexpr Objects kPlace = 16;
inline constexpr Objects kSession = 32;
inline constexpr Objects kTime = 64;
inline constexpr Objects kHousehold = 128;
inline constexpr Objects kGeneral = 256;  // with another: every unit of that kind is one

enum class Role : std::uint8_t {
  kCount,
  kMoney,
  kPart,          // the numerator of a ratio
  kWhole,         // its denominator
  kRatioPercent,  // its percent
  kShare,         // a percent that stands by itself
  kChangePercent,
  kChangeAmount,
};

// How many elements a relation looks back or ahead at most, however long a sentence is: time stays
// in proportion to the text.
inline constexpr std::size_t kReach = 250;

// One written number of a mention.
struct Quantity {
  std::uint32_t mention = 0;  // index into the document's mentions
  Role role = Role::kCount;
  Figure figure;
  Bound bound;
  std::string_view unit;   // lower case; may be empty
  std::string_view label;  // "khiển trách"; may be empty
  Objects objects = 0;
  bool turns = false;         // "lượt": may exceed heads
  bool vague = false;         // the unit says little: the next word ("12 yếu"), a bare "lượt"
  Span span;                  // of the mention
  std::uint32_t element = 0;  // its place in `elements`
};

enum class Kind : std::uint8_t {
  kQuantity,
  kDate,
  kCue,  // a term with one of the cue tags
  kComma,
  kSemicolon,
  kColon,
  kOpen,
  kClose,
  kMark,   // the mark of an item within a sentence: "(1)", "b)"
  kStop,   // the end of a sentence
  kBreak,  // the start of a block, line or cell
};

// The mark before an item: "-", "+", "1.", "a)".
enum class Marker : std::uint8_t { kNone, kDash, kPlus, kBullet, kNumber, kLetter, kRoman };

struct Element {
  Kind kind = Kind::kCue;
  lexer::TokenRange range;
  std::uint32_t sentence = 0;
  std::uint16_t depth = 0;        // of brackets; a bracket itself counts as inside
  std::uint32_t index = 0;        // kQuantity: into `quantities`; kDate: the mention
  lexer::Term term;               // kCue
  Marker marker = Marker::kNone;  // kBreak, kMark
  std::uint32_t ordinal = 0;      // of a numbered marker

  bool Is(lexicon::Tag tag) const { return kind == Kind::kCue && term.entry->tag == tag; }
};

// All views must outlive it. Immutable once made; never throws for any text.
class Passage {
 public:
  Passage(const lexer::Lexed& lexed, std::span<const Mention> mentions);

  const lexer::Lexed& lexed() const { return lexed_; }
  std::span<const Mention> mentions() const { return mentions_; }
  const std::vector<Quantity>& quantities() const { return quantities_; }
  const std::vector<Element>& elements() const { return elements_; }
  const Quantity& At(const Element& element) const { return quantities_[element.index]; }
  const Quantity& At(std::uint32_t quantity) const { return quantities_[quantity]; }
  bool SameSentence(std::size_t a, std::size_t b) const {
    return elements_[a].sentence == elements_[b].sentence;
  }

  // The quantity that is written at a place; nothing where there is none.
  std::optional<std::uint32_t> QuantityAt(Span written) const;

  // The element that closes the bracket which opens at `i`; where none does, the end of its block.
  std::size_t CloseOf(std::size_t i) const;

 private:
  friend class Reader;
  const lexer::Lexed& lexed_;
  std::span<const Mention> mentions_;
  std::vector<Quantity> quantities_;
  std::vector<Element> elements_;
};

// The kinds that a row of the lexicon names: "person case".
Objects ParseObjects(std::string_view names);

// "organisation+place"; "turns+…" for turns.
std::string ObjectNames(const Quantity& quantity);

// A count or money that stands by itself, not in a ratio or a change.
bool IsAmount(const Quantity& quantity);

// A percent of something, not of a change.
bool IsPercent(const Quantity& quantity);

// Whether a number of `part` can be added into one of `whole`: what they count agrees, or the part
// says nothing of it.
bool CanAdd(const Quantity& whole, const Quantity& part);

// Whether both count the same kind of thing by what they say.
bool SameObject(const Quantity& a, const Quantity& b);

// The family of the act in whose words the number stands (extractors/indicators), "KT"; empty for
// none.
std::string_view ActOf(const Passage& passage, std::uint32_t quantity);

// The elements, for people and tests: `act=KT 12/organisation , 3/turns+person`.
std::string Describe(const Passage& passage);

}  // namespace rasoat::passage
