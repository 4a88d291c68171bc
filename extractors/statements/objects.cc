#include "extractors/statements/objects.h"

#include "extractors/lexer/lexed.h"

namespace rasoat::statements {
namespace {

using lexicon::Tag;

constexpr std::string_view kTurns = "luot";

Counted ReadAt(const lexer::Lexed& lexed, std::size_t i, std::size_t& end) {
  const lexer::Term term = lexed.TermAt(i, Tag::kCounted);
  if (!term) return {};
  const std::string_view value = term.value();
  const std::size_t blank = value.find(' ');
  end = term.range.end;
  const std::string_view object = value.substr(0, blank);
  return {object == "-" ? std::string_view() : object, value.substr(blank + 1),
          term.entry->note() == "open"};
}

}  // namespace

Counted CountedAs(std::string_view unit) {
  const lexer::Lexed lexed(unit, lexicon::SharedLexicon());
  std::size_t end = 0;
  Counted counted = ReadAt(lexed, 0, end);
  if (counted.unit != kTurns) return counted;
  counted = ReadAt(lexed, end, end);
  counted.unit = kTurns;
  return counted;
}

}  // namespace rasoat::statements
