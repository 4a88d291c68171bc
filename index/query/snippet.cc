#include "index/query/snippet.h"

#include <algorithm>
#include <set>
#include <span>

namespace rasoat::query {
namespace {

constexpr std::size_t kWindow = 40;         // words
constexpr std::size_t kMostWindows = 1000;  // looked at, of a long document
constexpr std::size_t kLead = 8;            // words before the first match

using TextWords = std::vector<index::Word>;

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The window around a match, within its block.
Window WindowAt(const TextWords& words, std::size_t match) {
  Window window{match, match};
  for (std::size_t i = 0; i < kLead && window.begin > 0; ++i) {
    if (words[window.begin].block_start) break;
    --window.begin;
  }
  window.end = window.begin + 1;
  while (window.end < words.size() && window.end < window.begin + kWindow &&
         !words[window.end].block_start) {
    ++window.end;
  }
  return window;
}

struct Score {
  std::size_t parts = 0;
  std::size_t figures = 0;
  friend auto operator<=>(const Score&, const Score&) = default;
};

Score ScoreOf(const TextWords& words, const std::vector<Match>& matches, const Window& window) {
  std::set<std::size_t> parts;
  auto match = std::partition_point(matches.begin(), matches.end(),
                                    [&](const Match& m) { return m.begin < window.begin; });
  for (; match != matches.end() && match->begin < window.end; ++match) {
    if (match->end <= window.end) parts.insert(match->part);
  }
  Score score{parts.size(), 0};
  for (std::size_t i = window.begin; i < window.end; ++i) {
    score.figures += words[i].number;
  }
  return score;
}

Window BestWindow(const TextWords& words, const std::vector<Match>& matches) {
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

Snippet MakeSnippet(std::string_view text, const Matches& found) {
  const TextWords& words = found.words;
  if (words.empty()) return {};
  const Window window = BestWindow(words, found.matches);
  const index::Word& first = words[window.begin];
  std::uint32_t start = first.span.start;
  // An opening sign before the first word of a block, "(" or "“", is shown with it.
  while (first.block_start && start > 0 && text[start - 1] != '\n' && text[start - 1] != '\t') {
    --start;
  }
  const std::uint32_t end = EndWithSigns(text, words[window.end - 1].span.end);
  Snippet snippet{std::string(text.substr(start, end - start)),
                  {start, end},
                  {},
                  !first.block_start,
                  end < text.size() && text[end] == ' '};
  for (const Match& match : found.matches) {
    const bool inside = match.begin >= window.begin && match.begin < window.end;
    if (!inside) continue;
    AddMark({std::max(match.span.start, start) - start, std::min(match.span.end, end) - start},
            snippet.marks);
  }
  return snippet;
}

}  // namespace rasoat::query
