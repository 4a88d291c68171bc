#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/readers/reader.h"

namespace rasoat::readers {

// Bytes of a file as UTF-8. Where the file was UTF-8 already, `text` is the very bytes, broken
// sequences and byte order mark included: Normalize mends those, and offsets stay true.
struct Decoded {
  std::string text;
  std::vector<RawWarning> warnings;
};

// UTF-16 is known by its byte order mark, or without one by where its zero bytes stand.
enum class Utf16 { kNone, kLittleEndian, kBigEndian };
Utf16 DetectUtf16(std::string_view bytes);

// Whether the bytes are no text in any encoding read here: zero bytes or many control characters.
bool LooksBinary(std::string_view bytes);

// The offset of the first byte that is no UTF-8; npos where all of it is.
std::size_t FirstInvalidUtf8(std::string_view bytes);

// Decodes plain text. Text that is no UTF-8 is tried as windows-1258, TCVN3 and VNI, and taken
// where one makes its words Vietnamese (warning "encoding-mended"); UTF-8 that was read as
// windows-1252 is mended where its bytes prove it, and "&#7873;" resolved. A few broken bytes are a
// warning ("invalid-utf8" and the first offset); throws Error kBinary for binary data and kEncoding
// where more than one non-ASCII sequence in ten is broken, that is, where it is another encoding
// and not a damaged file.
Decoded DecodeText(std::string_view bytes);

// Decodes a page: by byte order mark, else UTF-8 if it is that, else windows-1258 where that makes
// it Vietnamese, else as `declared` by the page or its server, else as windows-1252. TCVN3 and VNI
// stay the Latin-1 letters that text::EncodingMender takes apart block by block. The result is
// always valid UTF-8 without zero bytes.
Decoded DecodePage(std::string_view bytes, std::string_view declared);

}  // namespace rasoat::readers
