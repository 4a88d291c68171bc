#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/engine.h"

namespace rasoat {

// All extractors, in the order in which they take tokens. A new one is a folder and a line in
// registry.cc.
std::span<const Extractor> Extractors();

// Finds every mention in a normalised text, in text order, `Other` ones included. `published` is
// the document's own date (ISO) or empty. Thread-safe; never throws for any normalised text.
std::vector<Mention> FindMentions(std::string_view text, std::string_view published,
                                  Trace* trace = nullptr);
std::vector<Mention> FindMentions(const lexer::Lexed& lexed, std::string_view published,
                                  Trace* trace = nullptr);

}  // namespace rasoat
