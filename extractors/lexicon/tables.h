#pragma once

#include "extractors/lexicon/row.h"

namespace rasoat::lexicon {

// The lexicon.tsv of every extractor and shared part.
std::span<const Table> Tables();

}  // namespace rasoat::lexicon
