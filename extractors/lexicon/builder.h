#pragma once

#include <map>
#include <string>
#include <vector>

#include "extractors/lexicon/lexicon.h"

// Lays the automaton out. Used when the project is built, by compile.cc, and by tests.

namespace rasoat::lexicon {

class Builder {
 public:
  // Throws std::invalid_argument naming table and line for an unknown tag, an empty or too long
  // term, or a row that stands twice.
  explicit Builder(std::span<const Table> tables);

  // Views into the builder.
  Automaton automaton() const;

 private:
  struct Node {
    std::map<WordId, std::uint32_t> children;
    std::vector<Entry> entries;
  };

  void Add(const Entry& place, const Table& table, const Row& row);
  WordId AddWord(std::string_view token);
  void LayOutNodes();
  void LayOutFolded();

  std::span<const Table> tables_;
  std::map<std::string, WordId> ids_;   // spellings too
  std::map<std::string, WordId> keys_;  // each word once
  std::vector<Node> trie_;

  std::string letters_;
  std::vector<KeyTable::Slot> words_;
  std::vector<WordId> bytes_;
  std::vector<TagSet> begins_;
  std::vector<TagSet> ends_;
  std::vector<std::uint32_t> roots_;
  std::vector<Automaton::Node> nodes_;
  std::vector<Automaton::Edge> edges_;
  std::vector<Entry> entries_;
  std::vector<KeyTable::Slot> folded_;
  std::vector<WordId> alike_;
};

}  // namespace rasoat::lexicon
