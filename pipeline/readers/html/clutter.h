#pragma once

#include "pipeline/readers/html/outline.h"

// Rules that find what is no article. Each marks blocks with its name (TextBlock::rule); the words
// they go by stand in clutter_names.tsv and clutter_phrases.tsv.

namespace rasoat::readers::html {

// By the meaning of elements and of their names: nav, aside, role="search", class="tin-lien-quan".
// An element that holds most of the page's prose is no clutter, whatever it is called.
void MarkByElement(PageOutline& outline);

// By shape: three or more siblings of one kind that each begin with a link are teasers of other
// pages (rule "teasers").
void MarkTeasers(PageOutline& outline);

// By their words, within [first, last): "Tin liên quan" and the links behind it, "Lượt xem: 123".
void MarkByPhrase(PageOutline& outline, std::size_t first, std::size_t last);

// Blocks that are nothing but a link, within [first, last) and outside tables and headings of the
// article (rule "link-only").
void MarkLinks(PageOutline& outline, std::size_t first, std::size_t last);

}  // namespace rasoat::readers::html
