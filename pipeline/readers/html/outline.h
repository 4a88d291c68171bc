#pragma once

#include <set>
#include <utility>

#include "pipeline/readers/html/names.h"
#include "pipeline/readers/html/tables.h"

namespace rasoat::readers::html {

// What the rules that look for the article work on: the page, its blocks and what is known of its
// elements.
class PageOutline {
 public:
  PageOutline(const markup::Tree& tree, std::vector<TextBlock> page_blocks)
      : page(tree),
        blocks(std::move(page_blocks)),
        data_tables(FindDataTables(page, blocks)),
        names(page) {
    FindLinkTables();
  }

  // [first, last)
  std::pair<std::size_t, std::size_t> BlocksOf(markup::NodeId element) const {
    return BlocksWithin(page, blocks, element);
  }

  bool InDataTable(const TextBlock& block) const {
    return data_tables[block.first_text] != markup::kNoNode;
  }

  // Whether it stands in a table of figures or text, not in one that lists other pages.
  bool InTableOfContent(const TextBlock& block) const {
    return InDataTable(block) && link_tables_.count(data_tables[block.first_text]) == 0;
  }

  // Of a block as a whole: text that says something, unlike a label, a menu or a teaser.
  bool IsProse(const TextBlock& block) const;

  // Letters of prose and of tables in a stretch of blocks that are still kept.
  int Prose(std::size_t first, std::size_t last) const;

  const markup::Tree& page;
  std::vector<TextBlock> blocks;
  std::vector<markup::NodeId> data_tables;
  Names names;

 private:
  void FindLinkTables();
  std::set<markup::NodeId> link_tables_;  // of most rows, one cell is the title of another page
};

// The part of an article ("title", "lead", "date" …) that the names of the nearest elements around
// a block give it, up to `within`; empty for none.
std::string_view PartOf(PageOutline& outline, const TextBlock& block,
                        markup::NodeId within = markup::kNoNode);

// Normalised and in lower case.
std::string LowerText(std::string_view text);

// Without blanks and marks at its ends.
std::string_view WithoutMarks(std::string_view text);

// LowerText and WithoutMarks.
std::string PhraseKey(std::string_view text);

}  // namespace rasoat::readers::html
