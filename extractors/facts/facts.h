#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/lexer/lexed.h"

namespace rasoat {

// What a document says about itself and its own words, gathered before any rule runs.
struct DocumentFacts {
  // An abbreviation that the document defines: "chi bộ (CB)". It holds from there on.
  struct Abbreviation {
    std::string meaning;   // "chi bộ", lower case
    std::size_t from = 0;  // the first token behind its definition
  };

  // The document's date as ISO: the one it came with, else the one it states of itself near its
  // head (facts/dateline.h); empty where neither is there.
  std::string date;
  std::optional<int> year;  // of `date`
  std::map<std::string, std::vector<Abbreviation>, std::less<>>
      abbreviations;  // by what is written

  // The meaning of token i by the document's own definition, empty without one.
  std::string_view MeaningAt(const lexer::Lexed& lexed, std::size_t i) const;
};

// `published` is the document's own date (ISO) or empty.
DocumentFacts GatherFacts(const lexer::Lexed& lexed, std::string_view published);

}  // namespace rasoat
