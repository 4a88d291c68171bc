#pragma once

#include "pipeline/text/normalize.h"

namespace rasoat::text {

struct Cleaned {
  Normalized result;
  bool needs_nfc = false;  // some character may compose with a neighbour
};

// The first step of Normalize, character by character: invalid bytes, spaces, invisible characters
// and look-alikes that are wrong whatever stands beside them.
Cleaned CleanCharacters(std::string_view raw);

}  // namespace rasoat::text
