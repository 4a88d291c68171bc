#pragma once

#include "pipeline/readers/reader.h"

namespace rasoat::readers::text {

// Plain text: one document, its paragraphs as blocks. Throws Error kTooLarge, kBinary, kEncoding,
// kEmpty.
std::vector<RawDocument> Read(const Request& request);

}  // namespace rasoat::readers::text
