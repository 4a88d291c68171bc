#pragma once

#include <map>
#include <optional>
#include <string>

#include "pipeline/readers/markup/tree.h"

namespace rasoat::readers::docx {

// What a paragraph's or a run's properties say, as far as a reader of text must know.
struct Properties {
  std::optional<int> outline;       // level of a heading, 0 to 8; 9 for body text
  std::optional<std::string> list;  // numId; "0" for none
  std::optional<int> list_level;
  std::optional<bool> hidden;
  std::string font;
  bool title = false;

  // Takes what `other` says over what is said here.
  void Apply(const Properties& other);
};

// Reads w:pPr (with the w:rPr inside it left out) or w:rPr.
Properties ReadParagraphProperties(const markup::Tree& part, markup::NodeId properties);
Properties ReadRunProperties(const markup::Tree& part, markup::NodeId properties);

// The styles of a document (ECMA-376 part 1, 17.7), each with those that it is based on.
class Styles {
 public:
  Styles() = default;
  explicit Styles(const markup::Tree& part);

  // Of a style id; of the default paragraph style for an empty one. Nothing for an unknown id.
  Properties Of(const std::string& id) const;

 private:
  struct Style {
    std::string based_on;
    Properties own;
  };
  std::map<std::string, Style> styles_;
  std::string default_paragraph_;
  Properties defaults_;
};

}  // namespace rasoat::readers::docx
