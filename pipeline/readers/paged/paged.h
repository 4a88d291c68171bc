#pragma once

#include "pipeline/readers/reader.h"

namespace rasoat::readers::paged {

// PDF files and pictures of pages. Worker processes (request.paging.workers) read the text layers
// and look at the pages; those whose text is missing or not to be trusted are recognised, several
// at a time. Warnings tell how many pages were and why. Throws Error as reader.h says, and
// kReaderDied, kTimedOut, kEncrypted, kNeedsOcr; Deferred as request.paging.defer_ocr asks.
std::vector<RawDocument> Read(const Request& request);

}  // namespace rasoat::readers::paged
