#include "index/words.h"

#include <algorithm>

#include "extractors/lexer/lexed.h"
#include "extractors/passage/marks.h"
#include "index/xapian/schema.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/tokenizer.h"

namespace rasoat::index {
namespace {

constexpr std::size_t kMostCached = 100'000;
constexpr std::size_t kLookedAt = 4;  // tokens before the end of a sentence
// Below this share of words with marks a text of some length has lost them.
constexpr std::size_t kFewestWords = 20;
constexpr std::size_t kMarkedShare = 10;  // one in

// The checks' own answer, asked of the few tokens that it looks at: to look up every word of a text
// in the lexicon costs more than all else here.
bool EndsSentence(std::string_view text, const std::vector<text::Token>& tokens, std::size_t i) {
  const char sign = text[tokens[i].start];
  if (sign != '.' && sign != '!' && sign != '?') return false;
  const std::size_t begin = i < kLookedAt ? 0 : i - kLookedAt;
  const std::size_t end = std::min(i + 2, tokens.size());
  const std::string_view part =
      text.substr(tokens[begin].start, tokens[end - 1].end - tokens[begin].start);
  return passage::EndsSentence(lexer::Lexed(part, lexicon::SharedLexicon()), i - begin);
}

std::string JoinKeys(std::string_view name, std::string Keys::*key) {
  std::string joined;
  for (const Word& word : CutIntoWords(name)) {
    if (!joined.empty()) joined += ' ';
    joined += SharedKeys().Of(name.substr(word.span.start, word.span.length())).*key;
  }
  return joined;
}

}  // namespace

std::vector<Word> CutIntoWords(std::string_view text, std::uint32_t from) {
  const std::vector<text::Token> tokens = text::Tokenize(text);
  std::vector<Word> words;
  words.reserve(tokens.size());
  std::uint32_t position = from;
  bool block_start = true;
  bool sentence_start = true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const text::Token& token = tokens[i];
    block_start |= token.block_start;
    if (token.kind == text::TokenKind::kSymbol) {
      sentence_start |= EndsSentence(text, tokens, i);
      continue;
    }
    sentence_start |= block_start;
    if (!words.empty()) {
      position += block_start ? xapian::kBlockGap : sentence_start ? xapian::kSentenceGap : 0;
    }
    words.push_back({{token.start, token.end},
                     ++position,
                     token.kind == text::TokenKind::kNumber,
                     block_start});
    block_start = sentence_start = false;
  }
  return words;
}

Keys KeysOf(std::string_view written) {
  const std::string toned = text::TonedKey(written);
  const std::string folded = text::FoldedKey(written);
  return {std::string(xapian::CutKey(toned)),
          std::string(xapian::CutKey(text::FoldedSpelling(folded))), toned != folded};
}

void MarkCount::Add(const Word& word, const Keys& keys) {
  if (word.number) return;
  ++words_;
  marked_ += keys.marked;
}

bool MarkCount::Lost() const { return words_ >= kFewestWords && marked_ * kMarkedShare < words_; }

std::string TonedWords(std::string_view name) { return JoinKeys(name, &Keys::toned); }

std::string FoldedWords(std::string_view name) { return JoinKeys(name, &Keys::folded); }

const Keys& KeyCache::Of(std::string_view written) {
  if (written.size() > xapian::kLongestKey) return long_ = KeysOf(written);
  written_.assign(written);
  const auto known = keys_.find(written_);
  if (known != keys_.end()) return known->second;
  if (keys_.size() >= kMostCached) keys_.clear();
  return keys_.emplace(written_, KeysOf(written)).first->second;
}

KeyCache& SharedKeys() {
  thread_local KeyCache cache;
  return cache;
}

}  // namespace rasoat::index
