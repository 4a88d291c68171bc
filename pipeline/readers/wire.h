#pragma once

#include <string>
#include <string_view>

#include "pipeline/readers/reader.h"

// The bytes that cross the reader boundary when a reader runs in another process: CBOR (RFC 8949)
// of the plain values in reader.h, without loss, any bytes in strings.

namespace rasoat::readers {

std::string Encode(const Request& request);
std::string Encode(const Response& response);

// Throw Error (kMalformed) on anything that Encode did not write: a worker that was killed in the
// middle of a message, or is of another version.
Request DecodeRequest(std::string_view bytes);
Response DecodeResponse(std::string_view bytes);

}  // namespace rasoat::readers
