#pragma once

#include <string>
#include <vector>

#include "pipeline/readers/paged/line.h"

namespace rasoat::readers::paged {

// What stands above and below the text of the pages.
struct Margins {
  std::vector<PlacedText> headers;  // each text once, from the page where it came first
  std::vector<PlacedText> footers;
};

// Takes running headers, footers and page numbers out of the lines of the pages: lines near the top
// or the bottom that come again at the same height with the same text but for digits, and numbers
// that stand alone and count the pages. Page numbers are dropped, the rest is kept apart.
Margins TakeMargins(const std::vector<Page>& pages, std::vector<std::vector<Line>>& lines);

}  // namespace rasoat::readers::paged
