#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extractors/record/record.h"

namespace rasoat::apps {

// `text` with the five characters of markup replaced: the one place where text becomes HTML.
std::string EscapeHtml(std::string_view text);

// The number under which a check stands in the report's tables.
using MarkNumbers = std::map<const checks::Check*, std::size_t>;

// The document's text as HTML blocks, every figure marked by the worst verdict it takes part in
// (classes e r a o of the report's style, u for figures without a partner), with the number of the
// finding behind it.
std::string MarkedText(const Record& record, const MarkNumbers& numbers);

}  // namespace rasoat::apps
