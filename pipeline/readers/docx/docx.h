#pragma once

#include "pipeline/readers/reader.h"

namespace rasoat::readers::docx {

// A Word document (ECMA-376, transitional or strict): paragraphs with the labels of their lists,
// headings, tables with merged and nested cells, notes, text boxes; headers and footers of pages
// behind the text. Tracked changes are read as accepted, with a warning. Nothing outside of the
// file is looked at. Throws Error kMalformed, kUnsafe, kEncrypted, kTooLarge, kEmpty.
std::vector<RawDocument> Read(const Request& request);

}  // namespace rasoat::readers::docx
