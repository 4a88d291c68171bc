#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/lexicon/tags.h"

// Multi-word terms, looked up by the tokens of the one tokenizer.

namespace rasoat::lexicon {

// A row of a lexicon.tsv, compiled in: term, tag, value, note.
// A term in lower case matches in any case; one with a capital only as it is written (TCĐ, HD are
// no words). The placement of tone marks is free, and so are i and y where both are in use,
// because terms and text meet as pipeline/text keys.
struct Row {
  const char* term;
  const char* tag;
  const char* value;
  const char* note;
  int line;
};

struct Table {
  std::string_view name;  // the folder it stands in: "units"
  std::span<const Row> rows;
};

struct Entry {
  std::string_view table;
  const Row* row = nullptr;
  Tag tag = Tag::kUnit;
  std::uint8_t length = 0;  // in tokens
  bool exact = false;       // only as written

  std::string_view term() const { return row->term; }
  std::string_view value() const { return row->value; }
};

// The number of a word that some term uses; 0 for any other word.
using WordId = std::uint32_t;

// All terms of all tables in one automaton: a table of words, and a trie over their numbers.
// Immutable once made; thread-safe.
class Lexicon {
 public:
  // Terms of more tokens than this are refused.
  static constexpr int kLongestTerm = 8;

  // Throws std::invalid_argument naming table and line for an unknown tag, an empty or too long
  // term, or a row that stands twice: a fault of the program that the tests meet first.
  explicit Lexicon(std::span<const Table> tables);

  // `key` is lower case (text::AppendLower), or a symbol as it is.
  WordId Find(std::string_view key) const;

  // Calls visit(entry) for every term that the words at the start of `words` spell out, short ones
  // first. The caller checks entries marked `exact` against the written text.
  template <typename Visit>
  void Match(std::span<const WordId> words, Visit visit) const {
    std::uint32_t node = 0;
    for (const WordId word : words) {
      if (word == 0) return;
      node = Child(node, word);
      if (node == 0) return;
      for (const std::uint32_t index : nodes_[node].entries) visit(entries_[index]);
    }
  }

  // Whether a term of that tag begins, or ends, with this word: the cheap question before Match.
  bool Begins(WordId word, Tag tag) const { return (first_[word] & Bit(tag)) != 0; }
  bool Ends(WordId word, Tag tag) const { return (last_[word] & Bit(tag)) != 0; }

  std::span<const Entry> entries() const { return entries_; }

 private:
  struct Node {
    std::vector<std::uint32_t> entries;
  };

  static std::uint64_t Bit(Tag tag) { return std::uint64_t{1} << static_cast<unsigned>(tag); }
  void Add(const Table& table, const Row& row);
  WordId AddWord(std::string_view token);
  std::uint32_t Child(std::uint32_t node, WordId word) const {
    const auto found = children_.find(std::uint64_t{node} << 32 | word);
    return found == children_.end() ? 0 : found->second;
  }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>{}(key);
    }
  };

  std::unordered_map<std::string, WordId, Hash, std::equal_to<>> words_;
  WordId last_word_ = 0;
  std::vector<std::uint64_t> first_;  // by word: tags of the terms that begin with it
  std::vector<std::uint64_t> last_;   // by word: tags of the terms that end with it
  std::unordered_map<std::uint64_t, std::uint32_t> children_;
  std::vector<Node> nodes_;
  std::vector<Entry> entries_;
};

}  // namespace rasoat::lexicon
