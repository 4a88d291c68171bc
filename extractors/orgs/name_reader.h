#pragma once

#include <optional>

#include "extractors/engine.h"

namespace rasoat::orgs {

// Reads an organisation's name part by part from its head word. A head's value says what it needs:
//   "alone"   it names an organisation by itself: "Huyện ủy", "Quốc hội"
//   ""        it needs a part behind it: "Đảng bộ", "UBKT", "Sở"
//   "own"     as "", and the part may be any proper name: "Trường", "Công ty"
class NameReader {
 public:
  NameReader(const Context& context, std::size_t begin)
      : context_(context), lexed_(context.lexed()), begin_(begin) {}

  // The end of the name that begins at `begin`, or nothing.
  std::optional<std::size_t> Read();

  // The head word with a capital at token i.
  lexer::Term HeadAt(std::size_t i) const;

 private:
  bool Broken(std::size_t i) const { return lexed_.StartsBlock(i); }
  bool GoesOnAsKind(std::size_t i) const;
  bool CompleteAlone(const lexer::Term& head) const;
  bool JoinsHeads(std::size_t i) const;
  std::size_t SkipAbbreviation(std::size_t i) const;

  // Each gives the end of what it reads from token i, or i where it reads nothing.
  std::size_t ReadFrom(const lexer::Term& head);
  std::size_t EndOfPart(std::size_t i, const lexer::Term& head);
  std::size_t EndOfInner(const lexer::Term& inner, std::size_t otherwise);
  std::size_t EndOfFields(const lexer::Term& first);
  std::size_t EndOfLevel(std::size_t i, const lexer::Term& head);
  std::size_t EndOfProper(std::size_t i, const lexer::Term& head) const;
  std::size_t EndOfOwnName(std::size_t i, const lexer::Term& head) const;
  std::size_t EndOfNumber(std::size_t i) const;

  lexer::Term FieldAt(std::size_t i, bool lower) const;
  std::size_t WithoutPerson(std::size_t begin, std::size_t end) const;

  const Context& context_;
  const lexer::Lexed& lexed_;
  std::size_t begin_;
  int depth_ = 0;             // of names within names
  bool closed_ = false;       // nothing goes on behind the last part
  bool fields_ = false;       // a field of work was read
  bool awaits_head_ = false;  // a bare head was read that another one completes
};

}  // namespace rasoat::orgs
