#pragma once

#include "pipeline/readers/reader.h"

namespace rasoat::readers::office {

// Word 97, Excel 97 and RTF files: LibreOffice turns them into the formats of today in a child
// process with limits on time, memory and output, in a private folder that is removed; the readers
// of those formats read them. A warning "converted" tells so. Throws Error kNeedsProgram without
// LibreOffice, kTimedOut, kMalformed where it gives nothing, and as those readers do.
std::vector<RawDocument> ReadWord(const Request& request);
std::vector<RawDocument> ReadExcel(const Request& request);
std::vector<RawDocument> ReadRtf(const Request& request);

// An OOXML file with a password is a compound file too (MS-OFFCRYPTO). Throws Error kEncrypted.
std::vector<RawDocument> RefuseEncrypted(const Request& request);

// The media type of a compound file (MS-CFB) by the names of its streams.
std::string CompoundType(std::string_view bytes);

}  // namespace rasoat::readers::office
