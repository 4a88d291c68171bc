#pragma once

#include <string>
#include <string_view>

#include "pipeline/readers/html/statements.h"
#include "pipeline/readers/markup/tree.h"
#include "pipeline/text/legacy/mend.h"

namespace rasoat::readers::html {

// Gathers what the page says of itself for machines: JSON-LD (schema.org), OpenGraph and article
// properties, named <meta>, microdata, <time>, <link rel=canonical>, <title>.
void ReadHead(const markup::Tree& page, text::EncodingMender& mender, Statements& statements);

// The text of a <script type="application/ld+json">.
void ReadJsonLd(std::string_view json, Statements& statements);

// The address in the comment that browsers write into the pages they save; empty without one.
std::string SavedFrom(std::string_view bytes);

// The charset that the page declares in a <meta> element, wherever it stands; empty without one.
std::string DeclaredCharset(std::string_view bytes);

}  // namespace rasoat::readers::html
