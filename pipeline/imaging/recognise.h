#pragma once

#include <memory>

#include "pipeline/imaging/picture.h"

namespace tesseract {
class TessBaseAPI;
}

namespace rasoat::imaging {

// Reads the text of pictures: Tesseract with its Vietnamese model. One thread.
class Recogniser {
 public:
  Recogniser();
  ~Recogniser();

  // The words and rules of a page's picture, grey or in colour. Red stamps are taken off, the page
  // is set upright, and the cells of ruled tables are read one by one. Page::number is left open.
  // Throws Error kNeedsProgram without the model.
  readers::paged::Page Read(const Picture& picture, double dpi);

 private:
  class PageReading;

  tesseract::TessBaseAPI& Engine();
  int TurnOf(const Picture& grey, double dpi) const;

  std::unique_ptr<tesseract::TessBaseAPI> engine_;  // made when first needed
};

}  // namespace rasoat::imaging
