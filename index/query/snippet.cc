#include "index/query/snippet.h"

#include <algorithm>
#include <set>
#include <span>

#include "index/xapian/schema.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/tokenizer.h"

namespace rasoat::query {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::size_t kWindow = 40;         // words
constexpr std::size_t kMostWindows = 1000;  // looked at, of a long document
constexpr std::size_t kLead = 8;            // words before the first match

struct Match {
  std::size_t begin = 0;  // indices into the words
  std::size_t end = 0;
  std::size_t phrase = 0;
};

// The words of a text as the query sees them.
struct Words {
  std::vector<Token> tokens;  // words and numbers
  std::vector<std::string> keys;
};

Words ReadWords(std::string_view text, bool folded) {
  Words words;
  bool block_start = false;
  for (Token token : text::Tokenize(text)) {
    block_start |= token.block_start;
    if (token.kind == TokenKind::kSymbol) continue;
    token.block_start = block_start;
    block_start = false;
    const std::string_view written = text.substr(token.start, token.end - token.start);
    const std::string key = folded ? text::FoldedKey(written) : text::TonedKey(written);
    words.keys.emplace_back(xapian::CutKey(key));
    words.tokens.push_back(token);
  }
  return words;
}

bool MatchesAt(const Words& words, const Phrase& phrase, std::size_t at) {
  if (at + phrase.words.size() > words.keys.size()) return false;
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    if (words.keys[at + i] != phrase.words[i].key) return false;
    if (i > 0 && words.tokens[at + i].block_start) return false;
  }
  return true;
}

std::vector<Match> FindMatches(const Words& words, const Query& query) {
  std::vector<Match> matches;
  for (std::size_t at = 0; at < words.keys.size(); ++at) {
    for (std::size_t p = 0; p < query.phrases.size(); ++p) {
      const Phrase& phrase = query.phrases[p];
      if (!phrase.excluded && MatchesAt(words, phrase, at)) {
        matches.push_back({at, at + phrase.words.size(), p});
      }
    }
  }
  return matches;
}

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The window around a match, within its block.
Window WindowAt(const Words& words, std::size_t match) {
  Window window{match, match};
  for (std::size_t i = 0; i < kLead && window.begin > 0; ++i) {
    if (words.tokens[window.begin].block_start) break;
    --window.begin;
  }
  window.end = window.begin + 1;
  while (window.end < words.tokens.size() && window.end < window.begin + kWindow &&
         !words.tokens[window.end].block_start) {
    ++window.end;
  }
  return window;
}

struct Score {
  std::size_t phrases = 0;
  std::size_t figures = 0;
  friend auto operator<=>(const Score&, const Score&) = default;
};

Score ScoreOf(const Words& words, const std::vector<Match>& matches, const Window& window) {
  std::set<std::size_t> phrases;
  auto match = std::partition_point(matches.begin(), matches.end(),
                                    [&](const Match& m) { return m.begin < window.begin; });
  for (; match != matches.end() && match->begin < window.end; ++match) {
    if (match->end <= window.end) phrases.insert(match->phrase);
  }
  Score score{phrases.size(), 0};
  for (std::size_t i = window.begin; i < window.end; ++i) {
    score.figures += words.tokens[i].kind == TokenKind::kNumber;
  }
  return score;
}

Window BestWindow(const Words& words, const std::vector<Match>& matches) {
  Window best = WindowAt(words, matches.empty() ? 0 : matches.front().begin);
  Score best_score = ScoreOf(words, matches, best);
  const std::size_t last = std::min(matches.size(), kMostWindows);
  for (const Match& match : std::span(matches).first(last)) {
    const Window window = WindowAt(words, match.begin);
    const Score score = ScoreOf(words, matches, window);
    if (score > best_score) {
      best = window;
      best_score = score;
    }
  }
  return best;
}

// Signs behind the last word belong to it: a closing bracket, a percent sign, a full stop.
std::uint32_t EndWithSigns(std::string_view text, std::uint32_t end) {
  while (end < text.size() && std::string_view(" \n\t").find(text[end]) == std::string_view::npos) {
    ++end;
  }
  return end;
}

// Matches with no more than a blank between them are marked as one.
void AddMark(Span mark, std::vector<Span>& marks) {
  if (!marks.empty() && mark.start <= marks.back().end + 1) {
    marks.back().end = std::max(marks.back().end, mark.end);
  } else {
    marks.push_back(mark);
  }
}

}  // namespace

Snippet MakeSnippet(std::string_view text, const Query& query) {
  const Words words = ReadWords(text, query.folded);
  if (words.tokens.empty()) return {};
  const std::vector<Match> matches = FindMatches(words, query);
  const Window window = BestWindow(words, matches);
  const Token& first = words.tokens[window.begin];
  std::uint32_t start = first.start;
  // An opening sign before the first word of a block, "(" or "“", is shown with it.
  while (first.block_start && start > 0 && text[start - 1] != '\n' && text[start - 1] != '\t') {
    --start;
  }
  const std::uint32_t end = EndWithSigns(text, words.tokens[window.end - 1].end);
  Snippet snippet{std::string(text.substr(start, end - start)),
                  {},
                  !first.block_start,
                  end < text.size() && text[end] == ' '};
  for (const Match& match : matches) {
    if (match.begin < window.begin || match.end > window.end) continue;
    AddMark({words.tokens[match.begin].start - start, words.tokens[match.end - 1].end - start},
            snippet.marks);
  }
  return snippet;
}

}  // namespace rasoat::query
