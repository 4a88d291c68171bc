#pragma once

#include <optional>

#include "pipeline/readers/html/article.h"
#include "pipeline/readers/html/statements.h"

namespace rasoat::readers::html {

// Takes the lines that say when, by whom and after whom an article was published out of its text
// (rules "date-line", "byline"), and tells `statements` what they say.
//
// A date line stands between the headline and the first paragraph; else in an element that names
// call so; else behind the last paragraph; else right before the headline. An author stands in an
// element that names call so, before "Nguồn:" and the like, beside the date, or alone as the last
// line, where it reads like a name.
void TakeBylines(PageOutline& outline, std::size_t first, std::size_t last,
                 std::optional<std::size_t> headline, Statements& statements);

}  // namespace rasoat::readers::html
