#pragma once

#include "extractors/checks/part_whole/finder.h"
#include "extractors/checks/part_whole/openings.h"

namespace rasoat::checks::part_whole {

// What makes the parts of a list the whole.
enum class Cover : std::uint8_t {
  kNone,
  kSome,    // labels of a group that need not all be named: the better grades
  kRest,    // a rest closes it: "khác 8"
  kGroups,  // labels that exclude each other and leave nothing out: forms of discipline, sexes
};

// What a list tells of itself.
struct Listing {
  Quantities parts;
  Cover cover = Cover::kNone;
  std::size_t labels = 0;   // of its groups, each once
  bool single = false;      // all of one group
  std::size_t segment = 0;  // how many parts stand before the first semicolon
  std::size_t grouped = 0;  // how many parts from the first on bear labels of one group
  bool open = false;        // "như", "v.v."
  bool dated = false;       // figures of several periods
  bool gap = false;         // something is listed without a figure of its own, or a vague one
  bool against = false;     // something is compared: "cùng kỳ 40 vụ"
  bool multiple = false;    // of contents, of which one thing can have several
};

// The free numbers of the list, at its own depth of brackets.
Listing ReadListing(const Finder& finder, const Opening& opening);

}  // namespace rasoat::checks::part_whole
