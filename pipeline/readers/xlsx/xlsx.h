#pragma once

#include "pipeline/readers/reader.h"

namespace rasoat::readers::xlsx {

// An Excel workbook (ECMA-376, transitional or strict): each sheet with cells is a heading with its
// name and a table, from the first to the last row and column in use. Cells are shown as their
// number formats show them to a Vietnamese reader; a formula's stored value is the text, the
// formula the evidence. Hidden sheets, rows and columns are read and named in a warning. Throws
// Error kMalformed, kUnsafe, kEncrypted, kTooLarge, kEmpty.
std::vector<RawDocument> Read(const Request& request);

}  // namespace rasoat::readers::xlsx
