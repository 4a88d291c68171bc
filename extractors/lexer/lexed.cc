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
constexpr std::size_t kLongestSlip = 4;  // words of a term looked back for with a slip

constexpr lexicon::TagSet kNumeralTags =
    lexicon::MakeTagSet(Tag::kNumeral, Tag::kRoman, Tag::kFoldWord);
constexpr lexicon::TagSet kNumeralGoesOn = lexicon::MakeTagSet(Tag::kNumeralPart, Tag::kScale);
constexpr lexicon::TagSet kNameTags =
    lexicon::MakeTagSet(Tag::kOrgHead, Tag::kPlaceHead, Tag::kProvinceName);

}  // namespace

Lexed::Lexed(std::string_view text, const lexicon::Lexicon& lexicon)
    : text_(text), lexicon_(lexicon), tokens_(text::Tokenize(text)) {
  words_.resize(tokens_.size());
  std::string scratch;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].kind != TokenKind::kNumber) Look(i, scratch);
  }
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const lexicon::TagSet& tags = lexicon.BeginTags(words_[i]);
    if (tokens_[i].kind == TokenKind::kNumber || (tags.HasAny(kNumeralTags) && BeginsNumeral(i))) {
      figure_anchors_.push_back(static_cast<std::uint32_t>(i));
    }
    if (tags.HasAny(kNameTags)) name_anchors_.push_back(static_cast<std::uint32_t>(i));
  }
}

// "năm 2021" is no five, "một cuộc" no one.
bool Lexed::BeginsNumeral(std::size_t i) const {
  if (IsNumber(i + 1)) return false;
  if (!lexicon_.Begins(words_[i], Tag::kArticle)) return true;
  return i + 1 < words_.size() && lexicon_.BeginTags(words_[i + 1]).HasAny(kNumeralGoesOn);
}

// Most words are in lower case already and are looked up as they stand.
void Lexed::Look(std::size_t i, std::string& scratch) {
  const std::string_view written = Written(i);
  if (written.size() == 1) {
    words_[i] = lexicon_.FindByte(written[0]);
    return;
  }
  if (written.size() > kLongestWord) return;
  words_[i] = lexicon_.Find(written);
  if (words_[i] != 0 || !StartsUpper(i)) return;
  scratch.clear();
  text::AppendLower(written, scratch);
  words_[i] = lexicon_.Find(scratch);
}

std::size_t Lexed::TokenAt(std::uint32_t offset) const {
  const auto found = std::lower_bound(
      tokens_.begin(), tokens_.end(), offset,
      [](const text::Token& token, std::uint32_t start) { return token.start < start; });
  return static_cast<std::size_t>(found - tokens_.begin());
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

bool Lexed::IsAllCapitals(std::size_t i) const {
  const std::string_view word = Written(i);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, word.size(), c);
    if (u_islower(c)) return false;
    letters += u_isupper(c) ? 1 : 0;
  }
  return letters >= 2;
}

bool Lexed::MatchesExactly(const Entry& entry, std::size_t begin) const {
  return Written(TokenRange{begin, begin + entry.length}) == entry.term();
}

// Terms do not cross blocks.
std::size_t Lexed::EndOfTerms(std::size_t i) const {
  const std::size_t limit = std::min(i + lexicon::kLongestTerm, tokens_.size());
  for (std::size_t k = i + 1; k < limit; ++k) {
    if (tokens_[k].block_start) return k;
  }
  return limit;
}

Term Lexed::TermAt(std::size_t i, Tag tag) const {
  if (i >= tokens_.size() || !lexicon_.Begins(words_[i], tag)) return {};
  Term found;
  lexicon_.Match(std::span(words_).subspan(i, EndOfTerms(i) - i), [&](const Entry& entry) {
    if (entry.tag != tag || (entry.exact && !MatchesExactly(entry, i))) return;
    found = {&entry, {i, i + entry.length}};
  });
  return found;
}

Term Lexed::TermAtOfAny(std::size_t i, std::span<const Tag> tags) const {
  Term found;
  std::size_t rank = tags.size();
  if (i >= tokens_.size()) return found;
  lexicon_.Match(std::span(words_).subspan(i, EndOfTerms(i) - i), [&](const Entry& entry) {
    const auto at =
        static_cast<std::size_t>(std::find(tags.begin(), tags.end(), entry.tag) - tags.begin());
    if (at == tags.size() || (entry.exact && !MatchesExactly(entry, i))) return;
    if (found && found.entry->length == entry.length && at > rank) return;
    found = {&entry, {i, i + entry.length}};
    rank = at;
  });
  return found;
}

Term Lexed::TermBefore(std::size_t i, Tag tag) const {
  Term found;
  if (i == 0 || !lexicon_.Ends(words_[i - 1], tag)) return found;
  for (std::size_t length = 1; length <= lexicon::kLongestTerm && length <= i; ++length) {
    const std::size_t begin = i - length;
    if (words_[begin] == 0) break;
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

Term Lexed::TermAtWithSlip(std::size_t i, Tag tag) const {
  const Term exact = TermAt(i, tag);
  if (i >= tokens_.size() || !IsWord(i)) return exact;
  const std::size_t behind = exact.range.end;
  const bool lone = exact && behind == i + 1 && IsWord(behind) && words_[behind] == 0;
  if (exact && !lone) return exact;
  const Term slipped = Slipped(i, EndOfTerms(i), tag);
  return slipped ? slipped : exact;
}

Term Lexed::TermBeforeWithSlip(std::size_t i, Tag tag) const {
  if (const Term exact = TermBefore(i, tag)) return exact;
  if (i < 2 || !IsWord(i - 1)) return {};
  for (std::size_t length = kLongestSlip; length >= 2; --length) {
    if (length > i || !MaySlip(i - length, tag) || EndOfTerms(i - length) < i) continue;
    const Term slipped = Slipped(i - length, i, tag);
    if (slipped && slipped.range.end == i) return slipped;
  }
  return {};
}

// Looking back, a term may begin here with a slip only where its first word is right, or unknown
// before a known one.
bool Lexed::MaySlip(std::size_t i, Tag tag) const {
  if (words_[i] != 0) return lexicon_.Begins(words_[i], tag);
  return words_[i + 1] != 0;
}

// The longest term in [i, end) with one syllable whose marks differ.
Term Lexed::Slipped(std::size_t i, std::size_t end, Tag tag) const {
  Term found;
  std::uint32_t exact_node = 0;  // behind the words before the slip
  for (std::size_t slip = i; slip < end && IsWord(slip); ++slip) {
    const std::string folded = text::FoldedKey(Written(slip));
    for (const WordId meant : lexicon_.Alike(folded)) {
      std::uint32_t node = meant == words_[slip] ? 0 : lexicon_.Child(exact_node, meant);
      for (std::size_t k = slip + 1; node != 0; ++k) {
        for (const Entry& entry : lexicon_.EntriesOf(node)) {
          const bool better = !found || entry.length > found.entry->length;
          if (entry.tag == tag && !entry.exact && entry.length > 1 && better) {
            found = {&entry, {i, i + entry.length}, true};
          }
        }
        node = k < end ? lexicon_.Child(node, words_[k]) : 0;
      }
    }
    exact_node = lexicon_.Child(exact_node, words_[slip]);
    if (exact_node == 0) break;
  }
  return found;
}

}  // namespace rasoat::lexer
