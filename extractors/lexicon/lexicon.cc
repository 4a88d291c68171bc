#include "extractors/lexicon/lexicon.h"

#include <algorithm>
#include <stdexcept>

#include "pipeline/text/keys.h"
#include "pipeline/text/normalize.h"
#include "pipeline/text/tokenizer.h"

namespace rasoat::lexicon {
namespace {

[[noreturn]] void Refuse(const Table& table, const Row& row, const std::string& why) {
  throw std::invalid_argument(std::string(table.name) + "/lexicon.tsv:" + std::to_string(row.line) +
                              ": " + why);
}

}  // namespace

Lexicon::Lexicon(std::span<const Table> tables) : first_(1), last_(1), nodes_(1) {
  for (const Table& table : tables) {
    for (const Row& row : table.rows) Add(table, row);
  }
}

WordId Lexicon::Find(std::string_view key) const {
  const auto found = words_.find(key);
  return found == words_.end() ? 0 : found->second;
}

WordId Lexicon::AddWord(std::string_view token) {
  const std::string key = text::TonedKey(token);
  const auto found = words_.find(key);
  if (found != words_.end()) return found->second;
  const WordId id = ++last_word_;
  first_.push_back(0);
  last_.push_back(0);
  words_.emplace(key, id);
  // The text is looked up as it is written: every spelling leads to the one word.
  for (const std::string& variant : text::SpellingsOf(key)) words_.emplace(variant, id);
  return id;
}

void Lexicon::Add(const Table& table, const Row& row) {
  const auto tag = TagFromName(row.tag);
  if (!tag) Refuse(table, row, std::string("unknown tag ") + row.tag);
  const std::string term = text::Normalize(row.term).text;
  const std::vector<text::Token> tokens = text::Tokenize(term);
  if (tokens.empty()) Refuse(table, row, "empty term");
  if (tokens.size() > kLongestTerm) Refuse(table, row, "term of too many words");
  std::uint32_t node = 0;
  WordId word = 0;
  for (const text::Token& token : tokens) {
    word = AddWord(std::string_view(term).substr(token.start, token.end - token.start));
    std::uint32_t& next = children_[std::uint64_t{node} << 32 | word];
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
    }
    if (node == 0) first_[word] |= Bit(*tag);
    node = next;
  }
  last_[word] |= Bit(*tag);
  std::string lower;
  text::AppendLower(term, lower);
  const bool exact = lower != term;
  for (const std::uint32_t other : nodes_[node].entries) {
    if (entries_[other].tag == *tag && entries_[other].term() == row.term) {
      Refuse(table, row, "stands twice: " + term);
    }
  }
  nodes_[node].entries.push_back(static_cast<std::uint32_t>(entries_.size()));
  entries_.push_back({table.name, &row, *tag, static_cast<std::uint8_t>(tokens.size()), exact});
}

}  // namespace rasoat::lexicon
