#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/query/tree.h"

// The pieces of a query, before they are put together.

namespace rasoat::query {

enum class Item {
  kWords,     // what no blank parts: one word, or "184/310", "34-KL/TW"
  kQuoted,    // "kiểm tra", “kiểm tra”
  kOpen,      // (
  kClose,     // )
  kAnd,       // VÀ, AND
  kOr,        // HOẶC, OR
  kNot,       // KHÔNG, NOT, or "-" before a word
  kTogether,  // @câu or @đoạn, before an opening bracket
  kField,     // năm:2021
  kCompare,   // > >= < <= = before a number
  kRange,     // 50..200 behind what it is a range of
  kPercent,   // % before a comparison
};

struct Piece {
  Item item = Item::kWords;
  std::string text;         // as typed; of kCompare the sign; of kTogether "sentence", "paragraph"
  std::vector<Word> words;  // of kWords, kQuoted
  std::string number;       // of kWords: "1090", "59.3%", "184/310"
  unsigned slack = 0;       // of kQuoted: "…"~5
  std::string field;        // of kField: its id
  bool quoted = false;      // of kField: whether the value is
  std::string amount;       // of kCompare: what follows, "2,5 tỷ"; of kRange: from
  std::string amount_to;    // of kRange
};

struct Pieces {
  std::vector<Piece> pieces;
  std::vector<Note> notes;
};

// Never fails. Requires normalised text.
Pieces Scan(std::string_view text);

// One word as typed.
Word MakeWord(std::string_view written);

// The words of a text: what stands in quotes, or the value of a field.
std::vector<Word> WordsOf(std::string_view text);

}  // namespace rasoat::query
