#pragma once

#include "pipeline/readers/html/outline.h"

// Rules that find what is no article. Each marks blocks with its name (TextBlock::rule); the words
// they go by stand in clutter_names.tsv and clutter_phrases.tsv.

namespace rasoat::readers::html {

// By the meaning of elements and of their names: nav, aside, role="search", class="tin-lien-quan".
// An element that holds most of the page's prose is no clutter, whatever it is called, nor is one
// of several paragraphs where the name is of a kind that has none (tools, tags, a menu).
void MarkByElement(PageOutline& outline);

// By shape, rule "teasers": three or more siblings of one kind that each begin with a link, and
// links with a summary below them, where there are more of those than other paragraphs.
void MarkTeasers(PageOutline& outline);

// By their words, within [first, last): "Tin liên quan" and the links behind it, "Lượt xem: 123".
void MarkByPhrase(PageOutline& outline, std::size_t first, std::size_t last);

// Blocks that are nothing but a link, within [first, last) and outside tables and headings of the
// article (rule "link-only").
void MarkLinks(PageOutline& outline, std::size_t first, std::size_t last);

}  // namespace rasoat::readers::html
