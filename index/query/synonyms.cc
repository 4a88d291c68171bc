#include "index/query/synonyms.h"

#include <algorithm>

#include "extractors/lexicon/lexicon.h"
#include "index/query/scan.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/syllable.h"

namespace rasoat::query {
namespace {

constexpr std::size_t kMostVariants = 6;   // of one phrase
constexpr std::size_t kFewestLetters = 3;  // of an act's: "KT" stands for too much

struct Synonym {
  std::string_view full_form;
  Word abbreviation;
  std::vector<Word> full;
};

bool IsAbbreviation(std::string_view term) {
  std::string lower;
  text::AppendLower(term, lower);
  return lower != term && WordsOf(term).size() == 1 && term.find(' ') == std::string_view::npos;
}

// "KTGS" of "kiểm tra, giám sát".
bool AreInitials(const std::string& letters, const std::vector<Word>& words) {
  std::string initials;
  for (const Word& word : words) initials += word.folded.substr(0, 1);
  return initials == letters;
}

// The full form that a row gives its term: in so many words, or as the term with the same value
// whose initials it is.
std::string_view FullFormIn(const lexicon::Table& table, const lexicon::Row& row) {
  if (row.tag == "unit" || row.tag == "short-for") return row.value;
  const std::string letters = text::FoldedKey(row.term);
  if (row.tag != "act" || letters.size() < kFewestLetters) return {};
  for (const lexicon::Row& other : table.rows) {
    if (other.tag == row.tag && other.value == row.value &&
        AreInitials(letters, WordsOf(other.term))) {
      return other.term;
    }
  }
  return {};
}

std::vector<Synonym> MakeSynonyms() {
  std::vector<Synonym> synonyms;
  for (const lexicon::Table& table : lexicon::Tables()) {
    for (const lexicon::Row& row : table.rows) {
      if (!IsAbbreviation(row.term)) continue;
      const std::string_view full = FullFormIn(table, row);
      std::vector<Word> words = WordsOf(full);
      if (words.size() < 2) continue;
      synonyms.push_back({full, MakeWord(row.term), std::move(words)});
    }
  }
  // Longer full forms are looked for first.
  std::stable_sort(synonyms.begin(), synonyms.end(), [](const Synonym& a, const Synonym& b) {
    return a.full.size() > b.full.size();
  });
  return synonyms;
}

const std::vector<Synonym>& Synonyms() {
  static const std::vector<Synonym> synonyms = MakeSynonyms();
  return synonyms;
}

const Synonym* FindAbbreviation(const Word& word) {
  for (const Synonym& synonym : Synonyms()) {
    if (word.written == synonym.abbreviation.written) return &synonym;
    const bool same = word.marked ? word.toned == synonym.abbreviation.toned
                                  : word.folded == synonym.abbreviation.folded;
    if (same && !text::IsSyllable(word.folded)) return &synonym;
  }
  return nullptr;
}

bool Same(const Word& word, const Word& other) {
  return word.marks == Marks::kFolded ? word.folded == other.folded : word.toned == other.toned;
}

bool IsPlain(const Word& word) { return !word.prefix && !word.verbatim; }

// Those whose full form begins at a word, the longest first.
std::vector<const Synonym*> FullFormsAt(const std::vector<const Word*>& words, std::size_t at) {
  std::vector<const Synonym*> found;
  for (const Synonym& synonym : Synonyms()) {
    if (at + synonym.full.size() > words.size()) continue;
    bool all = true;
    for (std::size_t i = 0; i < synonym.full.size() && all; ++i) {
      all = IsPlain(*words[at + i]) && Same(*words[at + i], synonym.full[i]);
    }
    if (all) found.push_back(&synonym);
  }
  return found;
}

Word As(const Word& word, Marks marks) {
  Word copy = word;
  copy.marks = marks;
  return copy;
}

// The words with those from `at` on replaced.
std::vector<Word> Replaced(const std::vector<Word>& words, std::size_t at, std::size_t length,
                           const std::vector<Word>& by) {
  const auto begin = words.begin() + static_cast<std::ptrdiff_t>(at);
  std::vector<Word> replaced(words.begin(), begin);
  for (const Word& word : by) replaced.push_back(As(word, words[at].marks));
  replaced.insert(replaced.end(), begin + static_cast<std::ptrdiff_t>(length), words.end());
  return replaced;
}

// The phrase with one abbreviation or full form replaced, for every place where that can be done.
std::vector<std::vector<Word>> VariantsOf(const std::vector<Word>& words) {
  std::vector<const Word*> pointers;
  for (const Word& word : words) pointers.push_back(&word);
  std::vector<std::vector<Word>> variants;
  for (std::size_t at = 0; at < words.size() && variants.size() < kMostVariants; ++at) {
    for (const Synonym* synonym : FullFormsAt(pointers, at)) {
      variants.push_back(Replaced(words, at, synonym->full.size(), {synonym->abbreviation}));
    }
    const Synonym* abbreviation = IsPlain(words[at]) ? FindAbbreviation(words[at]) : nullptr;
    if (abbreviation != nullptr) variants.push_back(Replaced(words, at, 1, abbreviation->full));
  }
  return variants;
}

void ExpandPhrase(Node& node) {
  if (node.together != Together::kPhrase) return;
  std::vector<std::vector<Word>> known{node.words};
  for (std::size_t i = 0; i < known.size(); ++i) {
    for (auto& variant : VariantsOf(known[i])) {
      const bool old = std::any_of(known.begin(), known.end(), [&](const auto& other) {
        return std::equal(other.begin(), other.end(), variant.begin(), variant.end(),
                          [](const Word& a, const Word& b) { return a.toned == b.toned; });
      });
      if (!old && known.size() < kMostVariants) known.push_back(std::move(variant));
    }
  }
  if (known.size() == 1) return;
  std::vector<Node> options;
  for (auto& words : known) {
    Node option = node;
    option.words = std::move(words);
    if (!options.empty()) option.number.clear();
    options.push_back(std::move(option));
  }
  node = Group(Kind::kOr, std::move(options));
}

bool IsSingle(const Node& node) {
  return node.kind == Kind::kWords && node.words.size() == 1 && node.scope != Scope::kOrganisation;
}

// The words from `begin` on that one can look at as a row.
std::vector<const Word*> RowAt(const std::vector<Node>& children, std::size_t begin) {
  std::vector<const Word*> words;
  for (std::size_t i = begin;
       i < children.size() && IsSingle(children[i]) && children[i].scope == children[begin].scope;
       ++i) {
    words.push_back(&children[i].words.front());
  }
  return words;
}

// Words in a row that are a full form, without quotes: "chi bộ trực thuộc" is CBTT, and CB with
// the words behind it.
void ExpandRows(std::vector<Node>& children) {
  for (std::size_t begin = 0; begin < children.size(); ++begin) {
    const auto synonyms = FullFormsAt(RowAt(children, begin), 0);
    if (synonyms.empty()) continue;
    const auto first = children.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = first + static_cast<std::ptrdiff_t>(synonyms.front()->full.size());
    std::vector<Node> options{Group(Kind::kAnd, {first, last})};
    for (const Synonym* synonym : synonyms) {
      Node abbreviation = *first;
      abbreviation.words = {As(synonym->abbreviation, first->words.front().marks)};
      std::vector<Node> words{std::move(abbreviation)};
      words.insert(words.end(), first + static_cast<std::ptrdiff_t>(synonym->full.size()), last);
      options.push_back(Group(Kind::kAnd, std::move(words)));
    }
    *first = Group(Kind::kOr, std::move(options));
    children.erase(first + 1, last);
  }
}

}  // namespace

std::string_view FullFormOf(std::string_view written) {
  const Synonym* synonym = FindAbbreviation(MakeWord(written));
  return synonym == nullptr ? std::string_view() : synonym->full_form;
}

void AddSynonyms(Node& root) {
  if (root.kind == Kind::kWords) return ExpandPhrase(root);
  for (Node& child : root.children) AddSynonyms(child);
  if (root.kind == Kind::kAnd) ExpandRows(root.children);
  if (root.kind == Kind::kAnd && root.children.size() == 1) {
    root = Node(std::move(root.children.front()));
  }
}

}  // namespace rasoat::query
