#pragma once

#include <optional>

#include "extractors/passage/passage.h"

namespace rasoat::checks::list_count {

// The items behind an announced number.
struct Items {
  std::size_t fewest = 0;  // by the surest separators
  std::size_t most = 0;    // if every comma and "và" separates
  Span span;               // from the announcement to the end of the last item
  bool marked = false;  // numbered, lettered, dashed, or with semicolons: no doubt where one ends
  bool announced = false;  // by a colon, "gồm", or markers: the list is meant to be all
  bool of_things = false;  // "nhiệm vụ", "giải pháp": what is announced to be listed
  bool closed = false;     // it is certain where the list ends
  bool open = false;       // "như", "v.v."
};

// Looks for a list behind element `at`, the announcing number. Nothing where there is none, or
// where the items bear figures of their own: then they are parts.
std::optional<Items> ItemsBehind(const passage::Passage& passage, std::size_t at);

}  // namespace rasoat::checks::list_count
