#pragma once

#include <optional>

#include "pipeline/readers/html/outline.h"

namespace rasoat::readers::html {

// Where the article stands on the page.
struct ArticlePart {
  markup::NodeId root = 0;
  std::size_t first = 0;  // blocks [first, last)
  std::size_t last = 0;
  int score = 0;
};

// The element whose blocks together speak most for an article: each block of prose or of a table
// of data counts its letters, each menu-like block of links counts them against, and what the
// clutter rules marked counts a little against. A name that systems give to the body of an article
// (article_names.tsv) weighs a fifth more, and so does the stated title (a block) in it or right
// before it; both together treble it. Of equal elements the innermost. A page that is hardly more
// than text, such as a report saved from an office program, is its main part as a whole.
ArticlePart FindMainPart(PageOutline& outline, std::optional<std::size_t> title);

// Whether that part is an article, or the page a list, an index, a form. `claimed`: the page says
// of itself that it is one (JSON-LD NewsArticle, og:type article); `title`: the block of the stated
// title. A short one, or one among many teasers, needs a title above it, and a date beside it or a
// body that is named so. A page that is hardly more than text is one whatever its size.
bool IsArticle(PageOutline& outline, const ArticlePart& part, bool claimed,
               std::optional<std::size_t> title);

}  // namespace rasoat::readers::html
