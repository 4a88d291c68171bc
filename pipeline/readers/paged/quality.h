#pragma once

#include <string>
#include <vector>

#include "pipeline/readers/paged/page.h"

namespace rasoat::readers::paged {

// How much of a text layer is Vietnamese writing.
struct Quality {
  int words = 0;       // of letters, two at least
  int marked = 0;      // of them with letters beyond ASCII
  int broken = 0;      // marked, but no Vietnamese syllable
  int unmarked = 0;    // ASCII letters in the form of a syllable
  int unreadable = 0;  // with letters of no meaning: U+FFFD, private use, controls
};

Quality Measure(const Page& page);

// Why a page's text layer is not to be trusted, as a stable word; empty where it is.
//   "no-text"      a picture with few words or none: a scan, perhaps signed
//   "no-marks"     Vietnamese without its marks: a recogniser that did not know them
//   "wrong-letters" words that are none: fonts that do not tell what they show
std::string WhyDistrusted(const Page& page);

}  // namespace rasoat::readers::paged
