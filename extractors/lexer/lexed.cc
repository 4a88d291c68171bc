#include "extractors/lexer/lexed.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "pipeline/text/keys.h"

namespace rasoat::lexer {
namespace {

using lexicon::Entry;
using lexicon::Tag;
using lexicon::WordId;
using text::TokenKind;

// The words of the lexicon are short; longer ones need no look-up.
constexpr std::size_t kLongestWord = 24;

}  // namespace

Lexed::Lexed(std::string_view text, const lexicon::Lexicon& lexicon)
    : text_(text), lexicon_(lexicon), tokens_(text::Tokenize(text)) {
  words_.resize(tokens_.size());
  std::string key;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const std::string_view written = Written(i);
    if (tokens_[i].kind == TokenKind::kNumber) {
      anchors_.push_back(static_cast<std::uint32_t>(i));
    } else if (tokens_[i].kind == TokenKind::kSymbol) {
      words_[i] = lexicon.Find(written);
    } else if (written.size() <= kLongestWord) {
      key.clear();
      text::AppendLower(written, key);
      words_[i] = lexicon.Find(key);
      if (lexicon.Begins(words_[i], Tag::kNumeral) || lexicon.Begins(words_[i], Tag::kRoman)) {
        anchors_.push_back(static_cast<std::uint32_t>(i));
      }
    }
  }
}

std::string_view Lexed::Written(std::size_t i) const {
  if (i >= tokens_.size()) return {};
  return text_.substr(tokens_[i].start, tokens_[i].end - tokens_[i].start);
}

std::string_view Lexed::Written(TokenRange range) const {
  if (range.empty()) return {};
  const Span span = SpanOf(range);
  return text_.substr(span.start, span.length());
}

bool Lexed::IsDash(std::size_t i) const {
  return IsSymbol(i, "-") || IsSymbol(i, "–") || IsSymbol(i, "—") || IsSymbol(i, "−");
}

bool Lexed::StartsUpper(std::size_t i) const {
  if (!IsWord(i)) return false;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
  std::size_t at = tokens_[i].start;
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, at, text_.size(), c);
  return u_isupper(c) != 0;
}

bool Lexed::MatchesExactly(const Entry& entry, std::size_t begin) const {
  return Written(TokenRange{begin, begin + entry.length}) == entry.term();
}

Term Lexed::TermAt(std::size_t i, Tag tag) const {
  if (i >= tokens_.size() || !lexicon_.Begins(words_[i], tag)) return {};
  std::size_t end = std::min(i + lexicon::Lexicon::kLongestTerm, tokens_.size());
  for (std::size_t k = i + 1; k < end; ++k) {
    if (tokens_[k].block_start) end = k;
  }
  Term found;
  lexicon_.Match(std::span(words_).subspan(i, end - i), [&](const Entry& entry) {
    if (entry.tag != tag || (entry.exact && !MatchesExactly(entry, i))) return;
    found = {&entry, {i, i + entry.length}};
  });
  return found;
}

Term Lexed::TermBefore(std::size_t i, Tag tag) const {
  Term found;
  if (i == 0 || !lexicon_.Ends(words_[i - 1], tag)) return found;
  for (std::size_t length = 1; length <= lexicon::Lexicon::kLongestTerm && length <= i; ++length) {
    const std::size_t begin = i - length;
    if (i < tokens_.size() && begin + 1 == i && tokens_[i].block_start) return {};
    lexicon_.Match(std::span(words_).subspan(begin, length), [&](const Entry& entry) {
      if (entry.tag != tag || entry.length != length) return;
      if (entry.exact && !MatchesExactly(entry, begin)) return;
      found = {&entry, {begin, i}};
    });
    if (tokens_[begin].block_start) break;
  }
  return found;
}

}  // namespace rasoat::lexer
