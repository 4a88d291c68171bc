#pragma once

#include <map>
#include <string>

#include "pipeline/readers/docx/numbering.h"
#include "pipeline/readers/docx/text.h"
#include "pipeline/readers/reader.h"

namespace rasoat::readers::docx {

// Collects the blocks and tables of a document out of its parts, in the order of reading: notes
// behind the paragraph or table that refers to them, text boxes behind their paragraph, nested
// tables behind the table around them. Texts are kept by font until all are there, because the
// encoding of old fonts is judged over the whole document.
class Body {
 public:
  Body(const Styles& styles, Numbering& numbering, const Limits& limits)
      : styles_(styles), numbering_(numbering), limits_(limits) {}

  // The notes that the main part refers to, of a part that must outlive this. Each is given once.
  void SetFootnotes(const markup::Tree& part) { IndexNotes(part, "w:footnote", footnotes_); }
  void SetEndnotes(const markup::Tree& part) { IndexNotes(part, "w:endnote", endnotes_); }

  // Blocks below `parent`: of w:body, or of a header or footer, whose paragraphs are all `kind`.
  void AddPart(const markup::Tree& part, markup::NodeId parent, BlockKind kind);

  // Mends old encodings and moves everything into the document.
  void MoveInto(RawDocument& document);

 private:
  struct Draft {
    RawBlock block;
    Segments text;
  };
  struct Refs {
    std::vector<std::string> footnotes;
    std::vector<std::string> endnotes;
    std::vector<markup::NodeId> tables;  // nested
    std::vector<markup::NodeId> text_boxes;
  };
  struct Notebook {
    const markup::Tree* part = nullptr;
    std::map<std::string, markup::NodeId> notes;  // by id
  };
  struct OpenTable {
    RawTable table;
    std::map<int, std::size_t> last_in_column;  // index of the lowest cell
  };

  void AddBlocks(const markup::Tree& part, markup::NodeId parent, BlockKind kind,
                 ParagraphReader& reader);
  void AddParagraph(const markup::Tree& part, markup::NodeId node, BlockKind kind,
                    ParagraphReader& reader);
  void AddTable(const markup::Tree& part, markup::NodeId table, ParagraphReader& reader);
  void AddRow(const markup::Tree& part, markup::NodeId row, ParagraphReader& reader,
              OpenTable& open, int row_index, Refs& refs);
  Segments CellText(const markup::Tree& part, markup::NodeId cell, ParagraphReader& reader,
                    Refs& refs);
  void AddRefs(const markup::Tree& part, const Refs& refs, ParagraphReader& reader);
  static void IndexNotes(const markup::Tree& part, const char* name, Notebook& notebook);
  void AddNotes(Notebook& notebook, const std::vector<std::string>& ids);
  Properties PropertiesOf(const markup::Tree& part, markup::NodeId paragraph,
                          std::string& style) const;
  std::string LabelOf(const Properties& properties, const std::string& style);
  void Push(RawBlock block, Segments text);

  const Styles& styles_;
  Numbering& numbering_;
  const Limits& limits_;
  Notebook footnotes_;
  Notebook endnotes_;
  std::vector<Draft> drafts_;
  std::vector<RawTable> tables_;
  Segments carried_;  // of paragraphs whose mark was deleted
  Notes notes_;
};

}  // namespace rasoat::readers::docx
