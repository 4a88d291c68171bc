#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace rasoat {

enum class Language { kVietnamese, kEnglish };

// One message in both languages, an ICU MessageFormat pattern with named arguments. Catalogues are
// tables of these, compiled in from a messages.tsv beside the code that says them.
struct Message {
  const char* id;
  const char* vietnamese;
  const char* english;
  int line;
};

using Catalogue = std::span<const Message>;
using MessageArgument = std::pair<std::string_view, std::string_view>;

// The message `id` of `catalogue` with its {arguments} filled in. A missing id is a fault of the
// program and gives the id itself; tests ask for every id in use. Thread-safe.
std::string FormatMessage(Catalogue catalogue, std::string_view id, Language language,
                          std::initializer_list<MessageArgument> arguments = {});

}  // namespace rasoat
