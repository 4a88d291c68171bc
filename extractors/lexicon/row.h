#pragma once

#include <span>
#include <string_view>

namespace rasoat::lexicon {

// A row of a lexicon.tsv, compiled in: term, tag, value, note.
// A term in lower case matches in any case; one with a capital only as it is written (TCĐ, HD are
// no words). The placement of tone marks is free, and so are i and y where both are in use,
// because terms and text meet as pipeline/text keys.
struct Row {
  std::string_view term;
  std::string_view tag;
  std::string_view value;
  std::string_view note;
  int line;
};

struct Table {
  std::string_view name;  // the folder it stands in: "units"
  std::span<const Row> rows;
};

// Terms of more tokens than this are refused.
inline constexpr int kLongestTerm = 10;

}  // namespace rasoat::lexicon
