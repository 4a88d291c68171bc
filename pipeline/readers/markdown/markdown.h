#pragma once

#include "pipeline/readers/reader.h"

namespace rasoat::readers::markdown {

// Markdown (CommonMark with tables, by md4c): headings, paragraphs, list items and table cells as
// blocks, each piece of text with its run in the file. Markup, link targets, pictures and raw HTML
// are left out. Throws Error kTooLarge, kBinary, kEncoding, kEmpty.
std::vector<RawDocument> Read(const Request& request);

}  // namespace rasoat::readers::markdown
