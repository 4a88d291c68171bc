#include "extractors/numbers/numbers.h"
#include "extractors/others/rules.h"

namespace rasoat::others {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;

namespace {

// "… nêu trên. 2. Trường hợp": a mark within a block, between two sentences.
bool IsInnerMark(const Lexed& lexed, std::size_t i) {
  return i > 0 && !lexed.StartsBlock(i) && !lexed.Glued(i) &&
         (lexed.IsSymbol(i - 1, ".") || lexed.IsSymbol(i - 1, ":")) && lexed.IsSymbol(i + 1, ".") &&
         lexed.Glued(i + 1) && !lexed.Glued(i + 2) && !lexed.StartsBlock(i + 2) &&
         lexed.StartsUpper(i + 2) && lexed.Written(i).size() <= 2;
}

}  // namespace

// "1. ", "2) ", "1.2. ", "04 - " at the start of a block.
std::optional<Candidate> EnumerationMark(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (IsInnerMark(lexed, anchor)) return Candidate{{anchor, anchor + 2}, Other{}};
  if (!lexed.IsNumber(anchor) || !lexed.StartsBlock(anchor) || lexed.StartsBlock(anchor + 1)) {
    return std::nullopt;
  }
  const bool glued = lexed.Glued(anchor + 1) &&
                     (lexed.IsSymbol(anchor + 1, ".") || lexed.IsSymbol(anchor + 1, ")") ||
                      lexed.IsSymbol(anchor + 1, "/"));
  const bool spaced = !lexed.Glued(anchor + 2);
  if (!spaced || (!glued && !lexed.IsDash(anchor + 1))) return std::nullopt;
  return Candidate{{anchor, anchor + 2}, Other{}};
}

// "(1) Những chỉ tiêu", "… khác. (3)", "[01] Họ và tên": the mark of an item or a note.
std::optional<Candidate> NoteMark(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (anchor == 0 || lexed.StartsBlock(anchor) || !numbers::ReadSmall(context, anchor)) {
    return std::nullopt;
  }
  const Candidate mark{{anchor - 1, anchor + 2}, Other{}};
  if (lexed.IsSymbol(anchor - 1, "[") && lexed.IsSymbol(anchor + 1, "]")) return mark;
  if (!lexed.IsSymbol(anchor - 1, "(") || !lexed.IsSymbol(anchor + 1, ")")) return std::nullopt;
  const std::size_t open = anchor - 1;
  const bool first = lexed.StartsBlock(open);
  const bool behind_mark = open > 0 && !lexed.IsWord(open - 1) && !lexed.IsNumber(open - 1);
  if (!first && !behind_mark) return std::nullopt;
  return mark;
}

// A number that fills its paragraph or cell: a counter, a page number, a cell of a table.
std::optional<Candidate> Alone(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.StartsBlock(anchor) || !lexed.StartsBlock(anchor + 1)) return std::nullopt;
  return Candidate{{anchor, anchor + 1}, Other{}};
}

}  // namespace rasoat::others
