#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "pipeline/readers/markup/tree.h"

namespace rasoat::readers::odf {

// What a paragraph refers to: bodies of notes, and frames with text in them.
struct Notes {
  std::vector<markup::NodeId> bodies;
  std::vector<markup::NodeId> boxes;
};

// The texts of paragraphs, with the fonts that their styles name.
class TextReader {
 public:
  explicit TextReader(const markup::Tree& part) : part_(part) { ReadStyles(part); }

  // Takes the styles of this part, or of the one that holds the named ones.
  void ReadStyles(const markup::Tree& styles);

  // The font of a style, or of those that it is based on; empty for none.
  std::string FontOf(std::string style) const;

  // Whether it is, or is based on, the style of titles.
  bool IsTitle(std::string style) const;

  // The text below a node. White space: several blanks are one; more stand in text:s.
  std::string TextOf(markup::NodeId parent, const std::string& font, Notes& notes);

  bool met_hidden() const { return met_hidden_; }

 private:
  const markup::Tree& part_;
  std::map<std::string, std::string> fonts_;
  std::map<std::string, std::string> parents_;
  std::set<std::string> hidden_styles_;
  bool met_hidden_ = false;
};

}  // namespace rasoat::readers::odf
