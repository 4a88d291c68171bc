#pragma once

#include <span>

#include "extractors/lexicon/lexicon.h"

namespace rasoat::lexicon {

// Every lexicon.tsv of the extractors. A new one is a file beside its grammar and a line in
// tables.cc (and in extractors/CMakeLists.txt, which compiles it in).
std::span<const Table> Tables();

}  // namespace rasoat::lexicon
