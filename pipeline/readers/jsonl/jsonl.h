#pragma once

#include "pipeline/readers/reader.h"

namespace rasoat::readers::jsonl {

// One record of JSON Lines: an object with `text` and, where known, `id`, `title`, `published`
// (ISO date), `publisher`. The text is read as plain text is. Other fields are ignored.
// Throws Error kMalformed (no JSON, no object, no text), kTooLarge, kEmpty.
std::vector<RawDocument> Read(const Request& request);

}  // namespace rasoat::readers::jsonl
