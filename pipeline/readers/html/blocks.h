#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/readers/markup/tree.h"
#include "pipeline/text/legacy/mend.h"

namespace rasoat::readers::html {

// Text that stands together on the page: what lies between two block elements' edges.
struct TextBlock {
  markup::NodeId first_text = 0;  // its first node of text
  markup::NodeId element = 0;     // the innermost element that is not inline
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;
  std::string text;
  int letters = 0;        // code points that are no blanks
  int link_letters = 0;   // of these, inside <a href>
  std::string_view rule;  // why it is no part of the article; empty while it is

  double LinkShare() const { return letters == 0 ? 0 : double(link_letters) / letters; }
  bool kept() const { return rule.empty(); }
};

// The blocks of text of a page, in order, in Unicode whatever the page was written in. Nodes marked
// `hidden` are left out with all that is below them.
std::vector<TextBlock> CutBlocks(const markup::Tree& page, const std::vector<bool>& hidden,
                                 text::EncodingMender& mender);

// The blocks of an element are one stretch: [first, last).
std::pair<std::size_t, std::size_t> BlocksWithin(const markup::Tree& page,
                                                 const std::vector<TextBlock>& blocks,
                                                 markup::NodeId element);

// "/html/body/div[2]/p[3]": the way to an element, without the inline ones.
std::string PathOf(const markup::Tree& page, markup::NodeId element);

// Code points that are no blanks.
int CountLetters(std::string_view text);

}  // namespace rasoat::readers::html
