#include "extractors/lexicon/builder.h"

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

Builder::Builder(std::span<const Table> tables) : tables_(tables), trie_(1), begins_(1), ends_(1) {
  for (std::size_t t = 0; t < tables.size(); ++t) {
    for (std::size_t i = 0; i < tables[t].rows.size(); ++i) {
      Entry place;
      place.table = static_cast<std::uint16_t>(t);
      place.index = static_cast<std::uint16_t>(i);
      Add(place, tables[t], tables[t].rows[i]);
    }
  }
  LayOutNodes();
  words_ = LayOut(ids_, letters_);
  LayOutFolded();
  bytes_.resize(256);
  for (int c = 0; c < 128; ++c) {
    const char lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    const auto found = ids_.find(std::string(1, lower));
    if (found != ids_.end()) bytes_[static_cast<std::size_t>(c)] = found->second;
  }
}

Automaton Builder::automaton() const {
  return {{letters_, words_},  bytes_, begins_, ends_, roots_, nodes_, edges_, entries_,
          {letters_, folded_}, alike_};
}

WordId Builder::AddWord(std::string_view token) {
  const std::string key = text::TonedKey(token);
  const auto found = ids_.find(key);
  if (found != ids_.end()) return found->second;
  const auto id = static_cast<WordId>(begins_.size());
  begins_.emplace_back();
  ends_.emplace_back();
  ids_.emplace(key, id);
  keys_.emplace(key, id);
  // The text is looked up as it is written: every spelling leads to the one word.
  for (const std::string& variant : text::SpellingsOf(key)) ids_.emplace(variant, id);
  return id;
}

void Builder::Add(const Entry& place, const Table& table, const Row& row) {
  const auto tag = TagFromName(row.tag);
  if (!tag) Refuse(table, row, "unknown tag " + std::string(row.tag));
  const std::string term = text::Normalize(row.term).text;
  const std::vector<text::Token> tokens = text::Tokenize(term);
  if (tokens.empty()) Refuse(table, row, "empty term");
  if (tokens.size() > kLongestTerm) Refuse(table, row, "term of too many words");
  std::uint32_t node = 0;
  WordId word = 0;
  for (const text::Token& token : tokens) {
    word = AddWord(std::string_view(term).substr(token.start, token.end - token.start));
    if (node == 0) begins_[word].Add(*tag);
    std::uint32_t& next = trie_[node].children[word];
    if (next == 0) {
      next = static_cast<std::uint32_t>(trie_.size());
      node = next;
      trie_.emplace_back();
    } else {
      node = next;
    }
  }
  ends_[word].Add(*tag);
  std::string lower;
  text::AppendLower(term, lower);
  for (const Entry& other : trie_[node].entries) {
    const Row& known = tables_[other.table].rows[other.index];
    if (other.tag == *tag && known.term == row.term) Refuse(table, row, "stands twice: " + term);
  }
  Entry entry = place;
  entry.tag = *tag;
  entry.length = static_cast<std::uint8_t>(tokens.size());
  entry.exact = lower != term;
  trie_[node].entries.push_back(entry);
}

void Builder::LayOutNodes() {
  roots_.resize(begins_.size());
  for (const auto& [word, node] : trie_[0].children) roots_[word] = node;
  for (const Node& node : trie_) {
    nodes_.push_back(
        {static_cast<std::uint32_t>(edges_.size()), static_cast<std::uint32_t>(entries_.size())});
    for (const auto& [word, child] : node.children) edges_.push_back({word, child});
    entries_.insert(entries_.end(), node.entries.begin(), node.entries.end());
  }
  nodes_.push_back(
      {static_cast<std::uint32_t>(edges_.size()), static_cast<std::uint32_t>(entries_.size())});
}

void Builder::LayOutFolded() {
  std::map<std::string, std::vector<WordId>> alike;
  for (const auto& [key, id] : keys_) alike[text::FoldedKey(key)].push_back(id);
  std::map<std::string, WordId> first;
  alike_.push_back(0);
  for (const auto& [folded, ids] : alike) {
    first.emplace(folded, static_cast<WordId>(alike_.size()));
    alike_.insert(alike_.end(), ids.begin(), ids.end());
    alike_.push_back(0);
  }
  folded_ = LayOut(first, letters_);
}

}  // namespace rasoat::lexicon
