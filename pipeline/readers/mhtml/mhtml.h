#pragma once

#include "pipeline/readers/reader.h"

namespace rasoat::readers::mhtml {

// A page that a browser saved with all its parts in one file (RFC 2557): the first HTML part is
// read as a page; pictures and styles are left alone. Throws Error as the reader of pages does, and
// kMalformed without an HTML part.
std::vector<RawDocument> Read(const Request& request);

}  // namespace rasoat::readers::mhtml
