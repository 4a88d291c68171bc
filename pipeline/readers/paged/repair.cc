#include "pipeline/readers/paged/repair.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "pipeline/text/syllable.h"

namespace rasoat::readers::paged {
namespace {

struct Row {
  std::string_view foreign;
  std::string_view vietnamese;
  int line;
};

constexpr Row kRows[] = {
#include "foreign_letters.inc"
};

// Punctuation around the letters is no matter.
bool IsSyllable(const std::string& word) {
  std::vector<text::Letter> letters;
  const std::vector<text::Letter> all = text::Decompose(word);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].plain != 0) {
      letters.push_back(all[i]);
    } else if (!letters.empty() && i + 1 < all.size()) {
      return false;
    }
  }
  return letters.size() > 1 && text::ParseSyllable(letters).has_value();
}

}  // namespace

std::string RepairWord(const std::string& word) {
  std::string mended = word;
  for (const Row& row : kRows) {
    for (std::size_t at = mended.find(row.foreign); at != std::string::npos;
         at = mended.find(row.foreign, at + row.vietnamese.size())) {
      mended.replace(at, row.foreign.size(), row.vietnamese);
    }
  }
  return mended != word && IsSyllable(mended) ? mended : word;
}

}  // namespace rasoat::readers::paged
