#pragma once

#include <string>
#include <vector>

#include "pipeline/readers/docx/styles.h"
#include "pipeline/text/legacy/mend.h"

namespace rasoat::readers::docx {

// A stretch of text set in one font.
struct Segment {
  std::string font;
  std::string text;
};
using Segments = std::vector<Segment>;

// What was met on the way and is worth a warning.
struct Notes {
  int inserted = 0;  // tracked changes
  int deleted = 0;
  bool hidden = false;
};

// The text of one paragraph as a reader sees it with all changes accepted.
struct Paragraph {
  Segments text;
  std::vector<std::string> footnotes;  // ids that it refers to
  std::vector<std::string> endnotes;
  std::vector<markup::NodeId> text_boxes;  // their contents
  bool joins_next = false;                 // its mark was deleted
};

// Fields stand open across paragraphs (a table of contents is one field), so the reader of one part
// keeps them.
class ParagraphReader {
 public:
  // `margins`: of a header or footer, where numbers of pages are no text.
  ParagraphReader(const markup::Tree& part, const Styles& styles, Notes& notes,
                  bool margins = false)
      : part_(part), styles_(styles), notes_(notes), margins_(margins) {}

  // `paragraph` is a w:p, `properties` what its style says of runs.
  Paragraph Read(markup::NodeId paragraph, const Properties& properties);

 private:
  struct Field {
    std::string instruction;
    bool in_result = false;
  };

  void Walk(markup::NodeId node, Paragraph& out);
  void Run(markup::NodeId run, Paragraph& out);
  void RunChild(markup::NodeId node, const std::string& font, Paragraph& out);
  void FieldMark(std::string_view type);
  void CollectTextBoxes(markup::NodeId node, Paragraph& out);
  bool IsShown() const;
  static void Append(std::string_view text, const std::string& font, Segments& out);

  const markup::Tree& part_;
  const Styles& styles_;
  Notes& notes_;
  bool margins_;
  Properties base_;  // of the paragraph
  std::vector<Field> fields_;
};

// The Unicode character that a symbol font draws at a code; 0 where there is no standard one.
char32_t FromSymbolFont(std::string_view font, char32_t code);

}  // namespace rasoat::readers::docx
