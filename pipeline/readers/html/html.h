#pragma once

#include "pipeline/readers/reader.h"

namespace rasoat::readers::html {

// A page, through libxml2's HTML parser: its article with headings, lists, tables and captions;
// what the page says of itself, with the evidence. What is no article is left out by named rules
// (clutter.h), told in the trace. A page without an article (a list, an index) keeps its main text
// and is marked `article` false.
// Never fetches anything. Throws Error kTooLarge, kEmpty.
std::vector<RawDocument> Read(const Request& request);

}  // namespace rasoat::readers::html
