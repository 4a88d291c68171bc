#pragma once

#include "pipeline/readers/html/article.h"

namespace rasoat::readers::html {

// Writes the blocks that are still kept into the document, in the order of the page, data tables as
// tables: every cell becomes one block, empty ones too. Throws Error kTooLarge.
void Render(const PageOutline& outline, const Limits& limits, RawDocument& document);

// Tells where the main part is and what each rule left out.
void AddTrace(const PageOutline& outline, const ArticlePart& part, RawDocument& document);

}  // namespace rasoat::readers::html
