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
// (article_names.tsv) weighs a fifth more. Of equal elements the innermost.
ArticlePart FindMainPart(PageOutline& outline);

// Whether that part is an article, or the page a list, an index, a form. `claimed`: the page says of
// itself that it is one (JSON-LD NewsArticle, og:type article). A short one needs a date beside it or
// a body that is named so. A page that is hardly more than text is a document whatever its size.
bool IsArticle(PageOutline& outline, const ArticlePart& part, bool claimed);

}  // namespace rasoat::readers::html
