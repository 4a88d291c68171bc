#pragma once

#include <string>

#include "pipeline/readers/markup/tree.h"
#include "pipeline/readers/reader.h"

namespace rasoat::readers::html {

// Parses a page, valid UTF-8, through libxml2's SAX events, so that nothing is dropped at any depth
// up to the limit. What stands behind </body> and </html> is read too, as browsers do. Fetches
// nothing. Throws Error kTooLarge.
markup::Tree ParsePage(std::string page, const Limits& limits);

}  // namespace rasoat::readers::html
