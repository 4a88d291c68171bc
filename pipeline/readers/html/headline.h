#pragma once

#include <optional>

#include "pipeline/readers/html/article.h"
#include "pipeline/readers/html/statements.h"

// The headline of an article and its lead, where readers of the page see them. What is found tells
// `statements` so.

namespace rasoat::readers::html {

// The first block that repeats a title which the page states for machines ("Headline - Site");
// else the first <h1>; nothing without one.
std::optional<std::size_t> FindStatedTitle(const PageOutline& outline,
                                           const Statements& statements);

// Of the blocks before the first prose of the main part, the one that looks most like a headline: a
// heading, a name that says so, a title that the page states, centred or bold; the nearer the
// better. No link to somewhere else, unless it is an <h1>.
std::optional<std::size_t> FindHeadline(PageOutline& outline, const ArticlePart& part,
                                        Statements& statements);

// The title of a page without an article, such as a heading over a link to a file: the one heading
// that names call a title. Says nothing where there are several.
void FindPageTitle(PageOutline& outline, Statements& statements);

// Where the article begins: behind the headline, with what is prose before the main part. Marks the
// rest before it ("before-body"). The lead is the block that names or the page's description say,
// or a bold first paragraph above others that are not.
std::size_t ExtendToLead(PageOutline& outline, const ArticlePart& part,
                         std::optional<std::size_t> headline, Statements& statements);

}  // namespace rasoat::readers::html
