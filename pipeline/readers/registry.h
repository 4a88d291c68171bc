#pragma once

#include <span>

#include "pipeline/readers/reader.h"

namespace rasoat::readers {

// All readers. A new one is a folder, and a line in registry.cc.
std::span<const Reader> Readers();

// Reads the request with the reader of its media type. Every failure is in the response, none is
// thrown: an Error of the reader, and "unsupported" for a media type without one.
Response Read(const Request& request);

}  // namespace rasoat::readers
