#pragma once

#include "pipeline/readers/reader.h"

namespace rasoat::readers::odf {

// An OpenDocument text or spreadsheet (ISO/IEC 26300): paragraphs with the labels of their lists,
// headings, tables, notes; sheets as tables, cells as they are shown. Deleted text of tracked
// changes and comments are left out. Throws Error kMalformed, kUnsafe, kEncrypted, kTooLarge,
// kEmpty.
std::vector<RawDocument> Read(const Request& request);

}  // namespace rasoat::readers::odf
