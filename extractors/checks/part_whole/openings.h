#pragma once

#include <optional>

#include "extractors/passage/passage.h"

namespace rasoat::checks::part_whole {

enum class Strength : std::uint8_t {
  kGroups,    // complete if its groups cover the whole
  kComplete,  // announced as complete
};

// A place where parts begin: behind "gồm", "trong đó", a bracket, a colon, "lần lượt là".
struct Opening {
  std::size_t at = 0;     // element
  std::size_t begin = 0;  // first element of the list
  std::size_t end = 0;    // behind its last
  Strength strength = Strength::kGroups;
  bool bracket = false;
  bool direct = false;         // a bracket right behind its number, no comma between
  bool across_blocks = false;  // the items stand in lines of their own
};

std::optional<Opening> OpeningAt(const passage::Passage& passage, std::size_t element);

}  // namespace rasoat::checks::part_whole
