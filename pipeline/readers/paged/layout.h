#pragma once

#include <string>
#include <vector>

#include "pipeline/readers/paged/page.h"
#include "pipeline/readers/reader.h"

namespace rasoat::readers::paged {

// Makes a document of pages whose words are in Unicode (encoding.h): tables, then lines, running
// headers and footers apart, reading order, paragraphs, which are joined over the pages. `fonts`
// are those of the words. Throws Error kTooLarge beyond `limits.blocks`.
RawDocument LayOut(const std::vector<std::string>& fonts, std::vector<Page> pages,
                   const Limits& limits);

}  // namespace rasoat::readers::paged
