#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace rasoat::query {

// One word of a query. Marks that were typed are wanted; where the whole query has none, marks are
// not looked at: "kiem tra" finds "kiểm tra", "kiểm tra" does not find "kiềm tra".
struct Word {
  std::string key;  // toned or folded, cut as the index cuts
  friend bool operator==(const Word&, const Word&) = default;
};

// Words that must stand next to each other; a single word is a phrase of one.
struct Phrase {
  std::vector<Word> words;
  bool excluded = false;
};

// A query as it was understood. Every input gives one, if an empty one.
//   kỷ luật đảng viên       all four words
//   "kỷ luật" 184/310       the phrase; the two numbers next to each other
//   ky luat -"khai tru"     without marks; not with that phrase
struct Query {
  std::vector<Phrase> phrases;
  bool folded = false;  // no word has a mark: match without marks

  bool empty() const { return phrases.empty(); }
};

// Never fails: unbalanced quotes end with the text, signs are blanks.
Query Parse(std::string_view text);

// All phrases that are not excluded must match, in the text or in the title (which weighs three
// times as much), none of the excluded ones may.
Xapian::Query ToXapian(const Query& query);

// The tree in one line, for tests: `folded ky luat NOT "khai tru"`.
std::string Describe(const Query& query);

}  // namespace rasoat::query
