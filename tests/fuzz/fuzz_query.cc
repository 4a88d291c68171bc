// Any bytes as a query, on a text of themselves: a tree, a sentence for each note, matches in
// range.

#include <cstddef>
#include <cstdint>
#include <string>

#include "index/query/match.h"
#include "index/query/notes.h"
#include "index/query/parse.h"
#include "index/query/snippet.h"
#include "index/query/synonyms.h"
#include "pipeline/text/normalize.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rasoat;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  query::Query query = query::Parse(bytes);
  for (const query::Note& note : query.notes) query::Describe(note, Language::kVietnamese);
  query::Describe(query.root);
  query::Parse(query::Write(query.root));
  query::AddSynonyms(query.root);
  const std::string text = text::Normalize(bytes).text;
  const query::Snippet snippet =
      query::MakeSnippet(text, query::MatchText(text, query.root, false, {}));
  for (const Span mark : snippet.marks) {
    if (mark.start >= mark.end || mark.end > snippet.text.size()) __builtin_trap();
  }
  return 0;
}
