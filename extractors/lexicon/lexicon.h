#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "extractors/lexicon/key_table.h"
#include "extractors/lexicon/row.h"
#include "extractors/lexicon/tables.h"
#include "extractors/lexicon/tags.h"

// Multi-word terms, looked up by the tokens of the one tokenizer.

namespace rasoat::lexicon {

struct Entry {
  std::uint16_t table = 0;  // of Tables()
  std::uint16_t index = 0;  // of its rows
  Tag tag = Tag::kUnit;
  std::uint8_t length = 0;  // in tokens
  bool exact = false;       // only as written

  std::string_view table_name() const { return Tables()[table].name; }
  const Row* row() const { return &Tables()[table].rows[index]; }
  std::string_view term() const { return row()->term; }
  std::string_view value() const { return row()->value; }
  std::string_view note() const { return row()->note; }
};

// The number of a word that some term uses; 0 for any other word.
using WordId = std::uint32_t;

// All terms of all tables in one automaton, as extractors/lexicon/compile.cc lays it out when the
// project is built: a hash table of words, and a trie over their numbers.
struct Automaton {
  struct Edge {
    WordId word = 0;
    std::uint32_t node = 0;
  };
  struct Node {
    std::uint32_t edges = 0;  // the first of its edges, which ascend by word; up to the next node's
    std::uint32_t entries = 0;
  };

  KeyTable words;
  std::span<const WordId> bytes;         // by byte: the word of that one character, in either case
  std::span<const TagSet> begins;        // by word: tags of the terms that begin with it
  std::span<const TagSet> ends;          // by word: tags of the terms that end with it
  std::span<const std::uint32_t> roots;  // by word: the node behind it, 0 for none
  std::span<const Node> nodes;           // one more than there are, as the end of the last
  std::span<const Edge> edges;
  std::span<const Entry> entries;
  KeyTable folded;                // words without their marks; number: the first in `alike`
  std::span<const WordId> alike;  // runs of words with one folding, each ended by 0
};

// Immutable; thread-safe; costs nothing to make.
class Lexicon {
 public:
  explicit constexpr Lexicon(const Automaton& automaton) : a_(automaton) {}

  // `key` is lower case (text::AppendLower), or a symbol as it is.
  WordId Find(std::string_view key) const { return a_.words.Find(key); }
  WordId FindByte(char c) const { return a_.bytes[static_cast<unsigned char>(c)]; }

  // The words that differ from a folded key (text::FoldedKey) only in their marks.
  std::span<const WordId> Alike(std::string_view folded) const;

  // Calls visit(entry) for every term that the words at the start of `words` spell out, short ones
  // first. The caller checks entries marked `exact` against the written text.
  template <typename Visit>
  void Match(std::span<const WordId> words, Visit visit) const {
    std::uint32_t node = 0;
    for (const WordId word : words) {
      node = Child(node, word);
      if (node == 0) return;
      for (const Entry& entry : EntriesOf(node)) visit(entry);
    }
  }

  // The node behind a word; 0 stands for the root, and for none.
  std::uint32_t Child(std::uint32_t node, WordId word) const;
  std::span<const Entry> EntriesOf(std::uint32_t node) const {
    return a_.entries.subspan(a_.nodes[node].entries,
                              a_.nodes[node + 1].entries - a_.nodes[node].entries);
  }

  // Whether a term of that tag begins, or ends, with this word: the cheap question before Match.
  bool Begins(WordId word, Tag tag) const { return a_.begins[word].Has(tag); }
  bool Ends(WordId word, Tag tag) const { return a_.ends[word].Has(tag); }
  const TagSet& BeginTags(WordId word) const { return a_.begins[word]; }
  const TagSet& EndTags(WordId word) const { return a_.ends[word]; }

 private:
  Automaton a_;
};

// The lexicon of all tables.
const Lexicon& SharedLexicon();

}  // namespace rasoat::lexicon
