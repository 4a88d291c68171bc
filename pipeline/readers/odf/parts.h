#pragma once

#include <string>
#include <string_view>

#include "pipeline/readers/markup/tree.h"

namespace rasoat::readers::odf {

// Parses a part; names get the prefixes office, text, table, style, draw, fo, meta, dc.
markup::Tree Parse(std::string_view bytes);

// The number at the start of an attribute's value.
int Number(std::string_view text, int otherwise);

// Nothing but white space.
bool IsBlank(std::string_view text);

// "/office:document-content/office:body/office:text/text:p[12]".
std::string PathOf(const markup::Tree& part, markup::NodeId node);

}  // namespace rasoat::readers::odf
