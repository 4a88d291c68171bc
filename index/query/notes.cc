#include "index/query/notes.h"

namespace rasoat::query {
namespace {

constexpr Message kMessages[] = {
#include "query_messages.inc"
};

}  // namespace

std::string Describe(const Note& note, Language language) {
  return FormatMessage(
      kMessages, note.id, language,
      {{"detail", note.detail}, {"other", note.other.empty() ? "none" : note.other}});
}

}  // namespace rasoat::query
