#pragma once

#include "pipeline/readers/reader.h"

namespace rasoat::readers::html {

// A page, through libxml2's HTML parser: its whole visible text in blocks, data tables as tables,
// title, date and publisher from its metadata. Navigation is text like any other here.
// Never fetches anything. Throws Error kTooLarge, kEmpty, kMalformed.
std::vector<RawDocument> Read(const Request& request);

}  // namespace rasoat::readers::html
