#pragma once

#include <string>
#include <string_view>

// For the names that formats and protocols give things. Vietnamese text has pipeline/text/keys.h.

namespace rasoat::text {

// ASCII letters in lower case; all other bytes as they are.
std::string AsciiLower(std::string_view text);

// Without the blanks, tabs and line ends at its ends.
std::string_view TrimAscii(std::string_view text);

// Whether one of its bytes is a digit 0 to 9.
bool HasDigit(std::string_view text);

}  // namespace rasoat::text
