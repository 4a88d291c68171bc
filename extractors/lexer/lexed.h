#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/lexicon/lexicon.h"
#include "pipeline/model/span.h"
#include "pipeline/text/tokenizer.h"

namespace rasoat::lexer {

// A range of tokens, [begin, end).
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin == end; }
};

// A lexicon entry found in the text.
struct Term {
  const lexicon::Entry* entry = nullptr;
  TokenRange range;
  bool slip = false;  // one syllable of it is written with other marks: "tô chức đảng"
  explicit operator bool() const { return entry != nullptr; }
  // Of the row; empty without one.
  std::string_view value() const { return entry == nullptr ? "" : entry->value(); }
};

// A text as the grammars see it: its tokens, the lexicon word behind each, and terms found on
// demand. Keeps views: text and lexicon must outlive it. Immutable; thread-safe.
class Lexed {
 public:
  Lexed(std::string_view text, const lexicon::Lexicon& lexicon);

  std::string_view text() const { return text_; }
  std::size_t size() const { return tokens_.size(); }
  const text::Token& token(std::size_t i) const { return tokens_[i]; }

  // The first token that begins at or behind a byte of the text.
  std::size_t TokenAt(std::uint32_t offset) const;

  // The written token; empty beyond the ends.
  std::string_view Written(std::size_t i) const;
  std::string_view Written(TokenRange range) const;
  Span SpanOf(TokenRange range) const {
    return {tokens_[range.begin].start, tokens_[range.end - 1].end};
  }

  bool IsNumber(std::size_t i) const { return Is(i, text::TokenKind::kNumber); }
  bool IsWord(std::size_t i) const { return Is(i, text::TokenKind::kWord); }
  bool IsSymbol(std::size_t i, std::string_view symbol) const {
    return Is(i, text::TokenKind::kSymbol) && Written(i) == symbol;
  }
  // A hyphen or dash of any length.
  bool IsDash(std::size_t i) const;
  // Whether token i stands in another block than token i - 1, or is the first.
  bool StartsBlock(std::size_t i) const { return i >= size() || tokens_[i].block_start; }
  // Whether no blank stands before token i.
  bool Glued(std::size_t i) const { return i < size() && !tokens_[i].space_before; }
  bool StartsUpper(std::size_t i) const;
  // Whether every letter of token i is a capital, and there are two or more.
  bool IsAllCapitals(std::size_t i) const;

  // The longest term of that tag that begins at token i, or that ends before token i.
  // Terms do not cross blocks.
  Term TermAt(std::size_t i, lexicon::Tag tag) const;
  Term TermBefore(std::size_t i, lexicon::Tag tag) const;
  // The longest term of any of the tags; of one length the one whose tag stands first.
  Term TermAtOfAny(std::size_t i, std::span<const lexicon::Tag> tags) const;

  // Whether a term with one of the tags may begin, or end, with token i: the cheap question.
  bool MayBegin(std::size_t i, const lexicon::TagSet& tags) const {
    return i < words_.size() && lexicon_.BeginTags(words_[i]).HasAny(tags);
  }
  bool MayEnd(std::size_t i, const lexicon::TagSet& tags) const {
    return i < words_.size() && lexicon_.EndTags(words_[i]).HasAny(tags);
  }

  // As TermAt and TermBefore, where a term of two or more syllables may carry wrong or missing
  // marks on one of them: "đảng viên" is found in "đảng vien". The other syllables match as they
  // are, and terms with capitals only as written. A slip is tried only where no term, or one of a
  // single syllable before an unknown word, stands as it is.
  Term TermAtWithSlip(std::size_t i, lexicon::Tag tag) const;
  Term TermBeforeWithSlip(std::size_t i, lexicon::Tag tag) const;

  // Tokens at which a figure can begin: numbers, and words that begin a numeral.
  const std::vector<std::uint32_t>& figure_anchors() const { return figure_anchors_; }
  // Tokens at which a name can begin: the head word of an organisation or a place.
  const std::vector<std::uint32_t>& name_anchors() const { return name_anchors_; }

 private:
  bool Is(std::size_t i, text::TokenKind kind) const {
    return i < tokens_.size() && tokens_[i].kind == kind;
  }
  bool MatchesExactly(const lexicon::Entry& entry, std::size_t begin) const;
  void Look(std::size_t i, std::string& scratch);
  bool BeginsNumeral(std::size_t i) const;
  bool MaySlip(std::size_t i, lexicon::Tag tag) const;
  std::size_t EndOfTerms(std::size_t i) const;
  Term Slipped(std::size_t i, std::size_t end, lexicon::Tag tag) const;

  std::string_view text_;
  const lexicon::Lexicon& lexicon_;
  std::vector<text::Token> tokens_;
  std::vector<lexicon::WordId> words_;
  std::vector<std::uint32_t> figure_anchors_;
  std::vector<std::uint32_t> name_anchors_;
};

}  // namespace rasoat::lexer
