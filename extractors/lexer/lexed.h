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
  explicit operator bool() const { return entry != nullptr; }
  std::string_view value() const { return entry->value(); }
};

// A text as the grammars see it: its tokens, the lexicon word behind each, and terms found on
// demand. Keeps views: text and lexicon must outlive it. Immutable; thread-safe.
class Lexed {
 public:
  Lexed(std::string_view text, const lexicon::Lexicon& lexicon);

  std::string_view text() const { return text_; }
  std::size_t size() const { return tokens_.size(); }
  const text::Token& token(std::size_t i) const { return tokens_[i]; }

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

  // The longest term of that tag that begins at token i, or that ends before token i.
  // Terms do not cross blocks.
  Term TermAt(std::size_t i, lexicon::Tag tag) const;
  Term TermBefore(std::size_t i, lexicon::Tag tag) const;

  // Tokens at which a figure can begin: numbers, and words that begin a numeral.
  const std::vector<std::uint32_t>& anchors() const { return anchors_; }

 private:
  bool Is(std::size_t i, text::TokenKind kind) const {
    return i < tokens_.size() && tokens_[i].kind == kind;
  }
  bool MatchesExactly(const lexicon::Entry& entry, std::size_t begin) const;

  std::string_view text_;
  const lexicon::Lexicon& lexicon_;
  std::vector<text::Token> tokens_;
  std::vector<lexicon::WordId> words_;
  std::vector<std::uint32_t> anchors_;
};

}  // namespace rasoat::lexer
