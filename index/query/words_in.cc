#include "index/query/words_in.h"

#include <string>

#include "pipeline/text/keys.h"

namespace rasoat::query {

bool HoldsWords(std::string_view text, std::string_view wanted) {
  if (wanted.empty()) return false;
  std::size_t at = 0;
  while ((at = text.find(wanted, at)) != std::string_view::npos) {
    const std::size_t end = at + wanted.size();
    const bool starts = at == 0 || text[at - 1] == ' ';
    if (starts && (end == text.size() || text[end] == ' ')) return true;
    ++at;
  }
  return false;
}

bool HoldsWordsAsTyped(std::string_view text, std::string_view wanted) {
  const bool marked = text::FoldedKey(wanted) != wanted;
  return marked ? HoldsWords(text, wanted) : HoldsWords(text::FoldedKey(text), wanted);
}

}  // namespace rasoat::query
