#include "pipeline/readers/docx/body.h"

#include <algorithm>

#include "pipeline/readers/docx/values.h"
#include "pipeline/readers/markup/values.h"
#include "pipeline/readers/text/paragraphs.h"

namespace rasoat::readers::docx {
namespace {

using markup::kNoNode;
using markup::NodeId;
using markup::Tree;

bool HasChild(const Tree& part, NodeId parent, std::string_view name) {
  return parent != kNoNode && part.Child(parent, name) != kNoNode;
}

// Elements that only wrap paragraphs and tables, or rows, or cells.
bool IsWrapper(std::string_view name) {
  return name == "w:sdt" || name == "w:sdtContent" || name == "w:customXml" || name == "w:ins" ||
         name == "w:moveTo" || name == "w:smartTag";
}

// The children of a name, also of those that stand in wrappers.
void Collect(const Tree& part, NodeId parent, std::string_view name, std::vector<NodeId>& out) {
  for (NodeId node = part[parent].first_child; node != kNoNode; node = part[node].next) {
    if (part[node].name == name) out.push_back(node);
    if (IsWrapper(part[node].name)) Collect(part, node, name, out);
  }
}

bool IsBlank(const Segments& text) {
  return std::all_of(text.begin(), text.end(), [](const Segment& segment) {
    return segment.text.find_first_not_of(" \t\r\n\u00A0") == std::string::npos;
  });
}

void Append(Segments more, Segments& text) {
  for (Segment& segment : more) text.push_back(std::move(segment));
}

// A paragraph with line breaks in it is as many blocks as a plain text of those lines.
void AddLines(RawBlock block, const Limits& limits, RawDocument& document) {
  if (block.kind != BlockKind::kParagraph || block.text.find('\n') == std::string::npos) {
    document.blocks.push_back(std::move(block));
    return;
  }
  for (RawBlock& line : text::SplitParagraphs(block.text, limits)) {
    line.element = block.element;
    line.runs.clear();
    document.blocks.push_back(std::move(line));
  }
}

// The formatting that marks a paragraph as a caption: Word's built-in style.
bool IsCaption(const std::string& style) { return style == "Caption" || style == "caption"; }

}  // namespace

void Body::IndexNotes(const Tree& part, const char* name, Notebook& notebook) {
  notebook.part = &part;
  for (NodeId note = part.Child(0, name); note != kNoNode; note = part.Child(0, name, note)) {
    notebook.notes.emplace(part.Attribute(note, "w:id"), note);
  }
}

void Body::AddPart(const Tree& part, NodeId parent, BlockKind kind) {
  ParagraphReader reader(part, styles_, notes_, kind != BlockKind::kParagraph);
  AddBlocks(part, parent, kind, reader);
  if (!carried_.empty()) {
    Push({kind, 0, {}, part.Path(parent), {}}, std::move(carried_));
    carried_.clear();
  }
}

void Body::AddBlocks(const Tree& part, NodeId parent, BlockKind kind, ParagraphReader& reader) {
  for (NodeId node = part[parent].first_child; node != kNoNode; node = part[node].next) {
    const std::string_view name = part[node].name;
    if (name == "w:p") {
      AddParagraph(part, node, kind, reader);
    } else if (name == "w:tbl") {
      AddTable(part, node, reader);
    } else if (IsWrapper(name)) {
      AddBlocks(part, node, kind, reader);
    }
  }
}

Properties Body::PropertiesOf(const Tree& part, NodeId paragraph, std::string& style) const {
  const NodeId own = part.Child(paragraph, "w:pPr");
  style = std::string(Value(part, own, "w:pStyle"));
  Properties properties = styles_.Of(style);
  properties.Apply(ReadParagraphProperties(part, own));
  return properties;
}

std::string Body::LabelOf(const Properties& properties, const std::string& style) {
  if (!properties.list || *properties.list == "0") return {};
  int level = properties.list_level.value_or(0);
  if (const auto linked = numbering_.LevelOfStyle(*properties.list, style)) level = *linked;
  return numbering_.Next(*properties.list, level);
}

void Body::AddParagraph(const Tree& part, NodeId node, BlockKind kind, ParagraphReader& reader) {
  std::string style;
  const Properties properties = PropertiesOf(part, node, style);
  Paragraph paragraph = reader.Read(node, properties);
  Append(std::move(paragraph.text), carried_);
  if (paragraph.joins_next) return;
  Segments text = std::move(carried_);
  carried_.clear();
  RawBlock block{kind, 0, {}, part.Path(node), {}};
  const bool blank = IsBlank(text);
  if (!blank && kind == BlockKind::kParagraph) {
    const std::string label = LabelOf(properties, style);
    if (!label.empty()) text.insert(text.begin(), {"", label + " "});
    if (properties.title) {
      block.kind = BlockKind::kTitle;
    } else if (properties.outline.value_or(9) < 9) {
      block.kind = BlockKind::kHeading;
      block.level = std::min(*properties.outline + 1, 6);
    } else if (!label.empty()) {
      block.kind = BlockKind::kListItem;
    } else if (IsCaption(style)) {
      block.kind = BlockKind::kCaption;
    }
  }
  if (!blank) Push(std::move(block), std::move(text));
  AddRefs(part,
          {std::move(paragraph.footnotes),
           std::move(paragraph.endnotes),
           {},
           std::move(paragraph.text_boxes)},
          reader);
}

void Body::AddRefs(const Tree& part, const Refs& refs, ParagraphReader& reader) {
  AddNotes(footnotes_, refs.footnotes);
  AddNotes(endnotes_, refs.endnotes);
  for (const NodeId box : refs.text_boxes) AddBlocks(part, box, BlockKind::kParagraph, reader);
  for (const NodeId nested : refs.tables) AddTable(part, nested, reader);
}

void Body::AddNotes(Notebook& notebook, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    // Taken out, so that a note that refers to itself, or is referred to a million times, ends.
    const auto note = notebook.notes.extract(id);
    if (note.empty()) continue;
    ParagraphReader reader(*notebook.part, styles_, notes_);
    AddBlocks(*notebook.part, note.mapped(), BlockKind::kFootnote, reader);
  }
}

void Body::AddTable(const Tree& part, NodeId node, ParagraphReader& reader) {
  OpenTable open;
  Refs refs;
  std::vector<NodeId> rows;
  Collect(part, node, "w:tr", rows);
  int index = 0;
  bool heads = true;
  for (const NodeId row : rows) {
    const NodeId properties = part.Child(row, "w:trPr");
    if (HasChild(part, properties, "w:del")) {
      ++notes_.deleted;
      continue;
    }
    heads = heads && HasChild(part, properties, "w:tblHeader");
    AddRow(part, row, reader, open, index++, refs);
    if (heads) open.table.header_rows = index;
  }
  if (!open.table.cells.empty()) tables_.push_back(std::move(open.table));
  AddRefs(part, refs, reader);
}

void Body::AddRow(const Tree& part, NodeId row, ParagraphReader& reader, OpenTable& open,
                  int row_index, Refs& refs) {
  auto& cells_so_far = open.table.cells;
  const NodeId properties = part.Child(row, "w:trPr");
  int column = std::clamp(markup::ReadNumber(Value(part, properties, "w:gridBefore"), 0), 0, 1000);
  std::vector<NodeId> cells;
  Collect(part, row, "w:tc", cells);
  for (const NodeId node : cells) {
    const NodeId own = part.Child(node, "w:tcPr");
    const int span = std::clamp(markup::ReadNumber(Value(part, own, "w:gridSpan"), 1), 1, 1000);
    const bool merged =
        HasChild(part, own, "w:vMerge") && Value(part, own, "w:vMerge") != "restart";
    Segments text = CellText(part, node, reader, refs);
    const auto above = open.last_in_column.find(column);
    RawCell* upper = above == open.last_in_column.end() ? nullptr : &cells_so_far[above->second];
    if (merged && upper != nullptr && upper->row + upper->row_span == row_index) {
      ++upper->row_span;
      if (!IsBlank(text)) {
        Segments& whole = drafts_[upper->block].text;
        whole.push_back({"", "\n"});
        Append(std::move(text), whole);
      }
    } else {
      open.last_in_column[column] = cells_so_far.size();
      cells_so_far.push_back(
          {row_index, column, 1, span, static_cast<std::uint32_t>(drafts_.size()), {}});
      Push({BlockKind::kTableCell, 0, {}, part.Path(node), {}}, std::move(text));
    }
    column += span;
  }
}

Segments Body::CellText(const Tree& part, NodeId cell, ParagraphReader& reader, Refs& refs) {
  Segments text;
  for (NodeId node = part[cell].first_child; node != kNoNode; node = part[node].next) {
    const std::string_view name = part[node].name;
    if (name == "w:tbl") {
      refs.tables.push_back(node);
    } else if (IsWrapper(name)) {
      Segments inner = CellText(part, node, reader, refs);
      if (!text.empty() && !inner.empty()) text.push_back({"", "\n"});
      Append(std::move(inner), text);
    } else if (name == "w:p") {
      std::string style;
      const Properties properties = PropertiesOf(part, node, style);
      Paragraph paragraph = reader.Read(node, properties);
      const bool blank = IsBlank(paragraph.text);
      if (!blank && !text.empty()) text.push_back({"", "\n"});
      const std::string label = blank ? "" : LabelOf(properties, style);
      if (!label.empty()) text.push_back({"", label + " "});
      Append(std::move(paragraph.text), text);
      for (auto& id : paragraph.footnotes) refs.footnotes.push_back(std::move(id));
      for (auto& id : paragraph.endnotes) refs.endnotes.push_back(std::move(id));
      for (const NodeId box : paragraph.text_boxes) refs.text_boxes.push_back(box);
    }
  }
  return text;
}

void Body::Push(RawBlock block, Segments text) {
  if (drafts_.size() >= limits_.blocks) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(limits_.blocks) + " blocks");
  }
  drafts_.push_back({std::move(block), std::move(text)});
}

void Body::MoveInto(RawDocument& document) {
  std::vector<std::uint32_t> moved;  // where each draft begins among the blocks
  rasoat::text::EncodingMender mender;
  for (const Draft& draft : drafts_) {
    for (const Segment& segment : draft.text) mender.Learn(segment.text, segment.font);
  }
  for (Draft& draft : drafts_) {
    for (const Segment& segment : draft.text) {
      draft.block.text += mender.Mend(segment.text, segment.font);
    }
    moved.push_back(static_cast<std::uint32_t>(document.blocks.size()));
    AddLines(std::move(draft.block), limits_, document);
  }
  for (RawTable& table : tables_) {
    for (RawCell& cell : table.cells) cell.block = moved[cell.block];
  }
  document.tables = std::move(tables_);
  for (const std::string& encoding : mender.mended()) {
    document.warnings.push_back({"encoding-mended", encoding});
  }
  if (notes_.inserted + notes_.deleted > 0) {
    document.warnings.push_back({"tracked-changes", "+" + std::to_string(notes_.inserted) + " -" +
                                                        std::to_string(notes_.deleted)});
  }
  if (notes_.hidden) document.warnings.push_back({"hidden-content", "vanish"});
}

}  // namespace rasoat::readers::docx
