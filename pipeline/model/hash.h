#pragma once

#include <string>
#include <string_view>

namespace rasoat {

// SHA-256 (FIPS 180-4) as 64 lower-case hex digits.
std::string Sha256(std::string_view bytes);

// The same of a file, read piece by piece. Throws Error kUnreadable.
std::string Sha256OfFile(const std::string& path);

// The id of a document that brings none: 128 bits of SHA-256 over its address, 32 hex digits.
std::string DocumentId(std::string_view address);

}  // namespace rasoat
