#pragma once

#include <optional>

#include "pipeline/readers/html/article.h"
#include "pipeline/readers/html/statements.h"

// What stands around the body of an article, for its readers: headline, lead, date line, author and
// source. Found blocks tell `statements` what they say.

namespace rasoat::readers::html {

// The block that shows the headline: one that a title in `statements` begins with or equals (it
// stands before the body or opens it); else the heading, or the element that names call a title,
// that looks most like one and stands nearest before the first paragraph. No link to somewhere else,
// unless it is the <h1>.
std::optional<std::size_t> FindHeadline(PageOutline& outline, const ArticlePart& part,
                                        Statements& statements);

// Where the article begins: behind the headline, what is neither clutter nor a label of the page,
// for example the lead. At most 12 blocks before the main part.
std::size_t ExtendToLead(PageOutline& outline, const ArticlePart& part,
                         std::optional<std::size_t> headline, Statements& statements);

// Takes date line, author and source out of the text ("date-line", "byline") where they stand
// before the first prose or behind the last, or in an element that names call so.
void TakeBylines(PageOutline& outline, std::size_t first, std::size_t last,
                 std::optional<std::size_t> headline, Statements& statements);

}  // namespace rasoat::readers::html
