#include "index/query/match.h"

#include <algorithm>

#include "index/xapian/schema.h"

namespace rasoat::query {
namespace {

class Text {
 public:
  Text(std::string_view text, bool recognised) : text_(text), words_(index::CutIntoWords(text)) {
    index::MarkCount marks;
    keys_.reserve(words_.size());
    for (const index::Word& word : words_) {
      keys_.push_back(index::SharedKeys().Of(Written(word)));
      marks.Add(word, keys_.back());
    }
    unmarked_ = recognised || marks.Lost();
  }

  // Calls found(begin, end) for each place of the words; one by one for those of a sentence.
  template <typename Found>
  void Find(const Node& node, Found found) const {
    if (node.together == Together::kPhrase) {
      for (std::size_t at = 0; at < words_.size(); ++at) {
        if (const std::size_t end = EndOfPhrase(node, at)) found(at, end);
      }
      return;
    }
    FindNear(node, found);
  }

  std::vector<index::Word> TakeWords() { return std::move(words_); }
  const std::vector<index::Word>& words() const { return words_; }

 private:
  std::string_view Written(const index::Word& word) const {
    return text_.substr(word.span.start, word.span.length());
  }

  bool Is(const Word& word, std::size_t at) const {
    if (word.verbatim) return Written(words_[at]) == word.written;
    const index::Keys& keys = keys_[at];
    const bool folded = word.marks == Marks::kFolded || unmarked_;
    const std::string& key = folded ? keys.folded : keys.toned;
    const std::string& wanted = folded ? word.folded : word.toned;
    return word.prefix ? key.starts_with(wanted) : key == wanted;
  }

  // The end of the phrase that begins at word `at`, or 0.
  std::size_t EndOfPhrase(const Node& node, std::size_t at) const {
    if (!Is(node.words.front(), at)) return 0;
    const auto window = static_cast<std::uint32_t>(node.words.size()) + node.slack;
    std::size_t next = at + 1;
    for (std::size_t i = 1; i < node.words.size(); ++i, ++next) {
      while (next < words_.size() && words_[next].position - words_[at].position < window &&
             !Is(node.words[i], next)) {
        if (node.slack == 0) return 0;
        ++next;
      }
      if (next >= words_.size() || words_[next].position - words_[at].position >= window) return 0;
    }
    return next;
  }

  // Where the words of a sentence or paragraph stand all in one window: each of them.
  template <typename Found>
  void FindNear(const Node& node, Found found) const {
    const std::uint32_t window =
        node.together == Together::kSentence ? xapian::kSentenceGap : xapian::kBlockGap;
    std::vector<std::vector<std::size_t>> places;
    std::vector<std::size_t> all;
    for (const Word& word : node.words) {
      places.emplace_back();
      for (std::size_t at = 0; at < words_.size(); ++at) {
        if (Is(word, at)) places.back().push_back(at);
      }
      if (places.back().empty()) return;
      all.insert(all.end(), places.back().begin(), places.back().end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::size_t told = 0;  // words before it were found already
    for (const std::size_t first : all) {
      const std::uint32_t end = words_[first].position + window;
      const bool together = std::all_of(places.begin(), places.end(), [&](const auto& word) {
        const auto next = std::lower_bound(word.begin(), word.end(), first);
        return next != word.end() && words_[*next].position < end;
      });
      if (!together) continue;
      for (auto at = std::lower_bound(all.begin(), all.end(), std::max(first, told));
           at != all.end() && words_[*at].position < end; ++at) {
        found(*at, *at + 1);
        told = *at + 1;
      }
    }
  }

  std::string_view text_;
  std::vector<index::Word> words_;
  bool unmarked_ = false;
  std::vector<index::Keys> keys_;
};

bool WordsStand(const Text& text, const Node& node) {
  bool stands = false;
  text.Find(node, [&](std::size_t, std::size_t) { stands = true; });
  return stands;
}

bool Holds(const Text& text, const Text& title, const Node& node) {
  const auto holds = [&](const Node& child) { return Holds(text, title, child); };
  switch (node.kind) {
    case Kind::kWords:
      if (node.scope == Scope::kOrganisation || !node.number.empty()) return true;
      return WordsStand(title, node) || (node.scope != Scope::kTitle && WordsStand(text, node));
    case Kind::kAnd: return std::all_of(node.children.begin(), node.children.end(), holds);
    case Kind::kOr: return std::any_of(node.children.begin(), node.children.end(), holds);
    case Kind::kNot: return !HasVerbatim(node.children.front()) || !holds(node.children.front());
    default: return true;
  }
}

}  // namespace

Matches MatchText(std::string_view text, const Node& root, bool recognised,
                  const std::vector<Span>& answers) {
  Text cut(text, recognised);
  const auto& words = cut.words();
  Matches result;
  VisitWords(root, [&](const Node& node) {
    cut.Find(node, [&](std::size_t begin, std::size_t end) {
      const Span span{words[begin].span.start, words[end - 1].span.end};
      result.matches.push_back({begin, end, span, result.parts});
    });
    ++result.parts;
  });
  for (const Span answer : answers) {
    const auto first = std::lower_bound(
        words.begin(), words.end(), answer.start,
        [](const index::Word& word, std::uint32_t at) { return word.span.end <= at; });
    auto last = first;
    while (last != words.end() && last->span.start < answer.end) ++last;
    if (first == last) continue;
    result.matches.push_back({static_cast<std::size_t>(first - words.begin()),
                              static_cast<std::size_t>(last - words.begin()), answer,
                              result.parts});
  }
  result.parts += !answers.empty();
  std::stable_sort(result.matches.begin(), result.matches.end(),
                   [](const Match& a, const Match& b) { return a.begin < b.begin; });
  result.words = cut.TakeWords();
  return result;
}

bool WordsHold(std::string_view text, std::string_view title, const Node& root, bool recognised) {
  return Holds(Text(text, recognised), Text(title, recognised), root);
}

bool HasVerbatim(const Node& root) {
  bool verbatim = false;
  VisitAllWords(root, [&](const Node& node) {
    for (const Word& word : node.words) verbatim |= word.verbatim;
  });
  return verbatim;
}

}  // namespace rasoat::query
