#pragma once

#include <string>
#include <string_view>

#include "pipeline/readers/markup/tree.h"

namespace rasoat::readers::odf {

// Parses a part; names get the prefixes office, text, table, style, draw, fo, meta, dc.
markup::Tree Parse(std::string_view bytes);

// Nothing but white space.
bool IsBlank(std::string_view text);

}  // namespace rasoat::readers::odf
