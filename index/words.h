#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/span.h"

// A text as the index sees it: the one place where words get their positions. The writer, the
// highlighter and everything that looks at a text again count as this does.

namespace rasoat::index {

struct Word {
  Span span;                   // bytes of the text
  std::uint32_t position = 0;  // in the index, with the gaps of xapian/schema.h
  bool number = false;
  bool block_start = false;  // the first word of its block
};

// Words and numbers; signs are none. Sentences end as they do for the checks
// (extractors/passage/marks.h). The first word has position `from` + 1.
std::vector<Word> CutIntoWords(std::string_view text, std::uint32_t from = 0);

// What a word is found by, cut as terms are.
struct Keys {
  std::string toned;
  std::string folded;
  bool marked = false;  // it has a mark to lose
};

Keys KeysOf(std::string_view written);

// Counts words with marks, to tell a text that was typed without them, or lost them.
class MarkCount {
 public:
  void Add(const Word& word, const Keys& keys);
  bool Lost() const;

 private:
  std::size_t words_ = 0;
  std::size_t marked_ = 0;
};

// The words of a name, toned or without marks, with one blank between.
std::string TonedWords(std::string_view name);
std::string FoldedWords(std::string_view name);

// Texts repeat their words: keys are made once. What Of gives holds until the next call.
class KeyCache {
 public:
  const Keys& Of(std::string_view written);

 private:
  std::unordered_map<std::string, Keys> keys_;
  std::string written_;
  Keys long_;
};

// The cache of this thread.
KeyCache& SharedKeys();

}  // namespace rasoat::index
