#include "extractors/units/units.h"

#include "pipeline/text/keys.h"

namespace rasoat::units {
namespace {

using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;

constexpr int kMostClassifiers = 2;
constexpr int kMostModifiers = 2;
constexpr int kMostQuoted = 4;  // words

class UnitReader {
 public:
  UnitReader(const Context& context, std::size_t i) : context_(context) { unit_.range = {i, i}; }

  std::optional<Unit> Read(bool any_word) {
    if (context_.lexed().StartsBlock(unit_.range.end)) return std::nullopt;
    while (const Term quantifier = context_.At(unit_.range.end, Tag::kQuantifier)) {
      unit_.range.end = quantifier.range.end;
    }
    SkipDoubledWord();
    const bool quoted = SkipQuote();
    if (!ReadDefined()) {
      if (IsNone()) return std::nullopt;
      ReadHead();
    }
    if (!unit_.known && !(any_word && ReadAnyWord())) return std::nullopt;
    if (quoted) ReadQuoted();
    for (int i = 0; i < kMostModifiers; ++i) {
      if (!Append(context_.At(unit_.range.end, Tag::kModifier))) break;
    }
    if (quoted && !SkipQuote()) return std::nullopt;
    return std::move(unit_);
  }

 private:
  // 5 “điểm đen”
  bool SkipQuote() {
    const lexer::Lexed& lexed = context_.lexed();
    const std::size_t at = unit_.range.end;
    const bool quote =
        lexed.IsSymbol(at, "“") || lexed.IsSymbol(at, "”") || lexed.IsSymbol(at, "\"");
    if (quote && !lexed.StartsBlock(at)) ++unit_.range.end;
    return quote;
  }

  // "12 chi chi bộ": a slip of the hand.
  void SkipDoubledWord() {
    const lexer::Lexed& lexed = context_.lexed();
    const std::size_t at = unit_.range.end;
    const bool doubled = lexed.IsWord(at) && !lexed.StartsBlock(at + 1) &&
                         lexed.Written(at) == lexed.Written(at + 1);
    if (doubled) unit_.range.end = at + 1;
  }

  // The further words of a unit in quotation marks.
  void ReadQuoted() {
    const lexer::Lexed& lexed = context_.lexed();
    for (int i = 0; i < kMostQuoted && lexed.IsWord(unit_.range.end); ++i) {
      AppendName(lexed.Written(unit_.range.end++));
    }
  }

  // An abbreviation of the document's own: "35 CB" after "cán bộ (CB)".
  bool ReadDefined() {
    const std::size_t at = unit_.range.end;
    const std::string_view meaning = context_.facts().MeaningAt(context_.lexed(), at);
    if (meaning.empty()) return false;
    AppendName(meaning);
    unit_.range.end = at + 1;
    unit_.known = true;
    return true;
  }

  // Words that are no unit, though their first one alone might be: "ban hành", "phần trăm".
  bool IsNone() const {
    const std::size_t at = unit_.range.end;
    const Term none = context_.At(at, Tag::kNoUnit);
    return none && none.range.end > context_.At(at, Tag::kUnit).range.end &&
           none.range.end > context_.At(at, Tag::kClassifier).range.end;
  }

  // Classifiers, then a noun; of two readings the longer term wins.
  void ReadHead() {
    for (int i = 0; i <= kMostClassifiers; ++i) {
      const std::size_t at = unit_.range.end;
      // A word that is no unit is no misspelt one either.
      const bool none = static_cast<bool>(context_.At(at, Tag::kNoUnit));
      const Term noun = none ? context_.At(at, Tag::kUnit) : context_.AtWithSlip(at, Tag::kUnit);
      const Term classifier = context_.At(at, Tag::kClassifier);
      if (noun && (!classifier || noun.range.end >= classifier.range.end)) {
        Append(noun);
        return;
      }
      if (i == kMostClassifiers || !Append(classifier)) return;
    }
  }

  bool ReadAnyWord() {
    const lexer::Lexed& lexed = context_.lexed();
    const std::size_t at = unit_.range.end;
    if (!lexed.IsWord(at) || lexed.StartsBlock(at) || lexed.StartsUpper(at)) return false;
    if (lexed.Written(at).find_first_of("0123456789") != std::string_view::npos) return false;
    AppendName(lexed.Written(at));
    unit_.range.end = at + 1;
    return true;
  }

  bool Append(const Term& term) {
    if (!term || !context_.Free(term.range)) return false;
    if (term.range.begin > 0 && context_.lexed().StartsBlock(term.range.begin)) return false;
    AppendName(term.value().empty() ? context_.lexed().Written(term.range) : term.value());
    unit_.range.end = term.range.end;
    unit_.known = true;
    unit_.measure |= term.entry->note() == "measure";
    unit_.action |= term.entry->note() == "verb";
    return true;
  }

  void AppendName(std::string_view part) {
    if (!unit_.name.empty()) unit_.name.push_back(' ');
    text::AppendLower(part, unit_.name);
  }

  const Context& context_;
  Unit unit_;
};

}  // namespace

std::optional<Unit> ReadUnit(const Context& context, std::size_t i, bool any_word) {
  return context.UnitAt(i, any_word, [&] { return UnitReader(context, i).Read(any_word); });
}

}  // namespace rasoat::units
