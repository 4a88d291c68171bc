#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/engine.h"

namespace rasoat {

struct Extractor {
  std::string_view name;        // the folder
  std::span<const Rule> rules;  // its grammar
};

// All extractors, in the order in which they take tokens. A new one is a folder and a line in
// registry.cc.
std::span<const Extractor> Extractors();

// The lexicon that all of them share, made once on first use.
const lexicon::Lexicon& SharedLexicon();

// Finds every mention in a normalised text, in text order, `Other` ones included. `published` is
// the document's own date (ISO) or empty. Thread-safe; never throws for any normalised text.
std::vector<Mention> FindMentions(std::string_view text, std::string_view published,
                                  Trace* trace = nullptr);

}  // namespace rasoat
