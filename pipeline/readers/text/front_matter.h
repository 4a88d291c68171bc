#pragma once

#include <string_view>

#include "pipeline/readers/reader.h"

namespace rasoat::readers::text {

// Reads the lines "key: value" between two lines "---" at the head of a text, as static site
// generators and note programs write them, into the fields that a document has: title, author,
// date, source, publisher, url, description. Other keys, lists and nested values are passed over.
// Gives where the text behind begins; 0 where there is no such head.
std::size_t TakeFrontMatter(std::string_view text, RawDocument& document);

}  // namespace rasoat::readers::text
