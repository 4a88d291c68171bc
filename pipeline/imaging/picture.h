#pragma once

#include <leptonica/allheaders.h>

#include <memory>
#include <string>
#include <vector>

#include "pipeline/model/page_box.h"
#include "pipeline/readers/paged/page.h"

// What Leptonica does for us on the picture of a page: 8-bit grey or 32-bit colour.

namespace rasoat::imaging {

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using Picture = std::unique_ptr<Pix, PixDeleter>;

// Pictures beyond this many pixels are made smaller before anything is done with them.
constexpr double kMostPixels = 60e6;

// The straight lines of a black-and-white picture, lying and standing, in points. Lines shorter
// than a quarter of an inch, and bars thicker than a tenth of it, are none.
std::vector<Box> FindRules(const Picture& black, double dpi);

// Whether anything is black in a box given in points.
bool HasInk(const Picture& black, const Box& box, double dpi);

// The share of the picture's area that is black outside of the words.
float InkOutside(const Picture& black, const std::vector<readers::paged::Word>& words, double dpi);

// Black where it is darker than `level` (0 black … 255 white).
Picture Threshold(const Picture& grey, int level);

// The same for a scan: its paper is grey and uneven, its hairlines are grey and broken by grain.
Picture BlackOfScan(const Picture& grey);

// SHA-256 of the pixels, for the same picture to be known again.
std::string HashOf(const Picture& picture);

}  // namespace rasoat::imaging
