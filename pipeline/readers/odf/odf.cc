#include "pipeline/readers/odf/odf.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "pipeline/readers/markup/values.h"
#include "pipeline/readers/odf/lists.h"
#include "pipeline/readers/odf/parts.h"
#include "pipeline/readers/odf/text.h"
#include "pipeline/readers/package/package.h"
#include "pipeline/readers/text/paragraphs.h"
#include "pipeline/text/legacy/mend.h"

namespace rasoat::readers::odf {
namespace {

using markup::kNoNode;
using markup::NodeId;
using markup::Tree;

constexpr int kMostRepeated = 1000;  // rows or columns alike that hold something

class Content {
 public:
  Content(const Tree& part, const Limits& limits) : part_(part), limits_(limits), texts_(part) {
    lists_.ReadStyles(part);
  }

  // Named styles and list styles stand in a part of their own.
  void ReadStyles(const Tree& styles) {
    texts_.ReadStyles(styles);
    lists_.ReadStyles(styles);
  }

  void AddText(NodeId body) { AddBlocks(body, BlockKind::kParagraph); }

  void AddSheets(NodeId body) {
    for (NodeId node = part_.Child(body, "table:table"); node != kNoNode;
         node = part_.Child(body, "table:table", node)) {
      AddSheet(node);
    }
  }

  // Headers and footers of the page styles, each text once.
  void AddMargins(const Tree& styles) {
    Content margins(styles, limits_);
    for (const auto& [name, kind] : {std::pair{"style:header", BlockKind::kHeader},
                                     std::pair{"style:footer", BlockKind::kFooter}}) {
      for (NodeId node = 0; node < styles.size(); ++node) {
        if (styles[node].name == name) margins.AddBlocks(node, kind);
      }
    }
    std::vector<std::string> known;
    for (RawBlock& block : margins.blocks_) {
      if (std::find(known.begin(), known.end(), block.text) != known.end()) continue;
      known.push_back(block.text);
      blocks_.push_back(std::move(block));
    }
  }

  void MoveInto(RawDocument& document) {
    rasoat::text::EncodingMender mender;
    for (const RawBlock& block : blocks_) mender.Learn(block.text);
    for (RawBlock& block : blocks_) block.text = mender.Mend(block.text);
    for (const std::string& encoding : mender.mended()) {
      document.warnings.push_back({"encoding-mended", encoding});
    }
    document.blocks = std::move(blocks_);
    document.tables = std::move(tables_);
    if (changes_ > 0) {
      document.warnings.push_back({"tracked-changes", std::to_string(changes_)});
    }
    if (texts_.met_hidden()) hidden_ = "text";
    if (!hidden_.empty()) document.warnings.push_back({"hidden-content", hidden_});
    if (without_value_ > 0) {
      document.warnings.push_back({"values-missing", std::to_string(without_value_)});
    }
  }

 private:
  void Push(RawBlock block) {
    if (blocks_.size() >= limits_.blocks) {
      throw Error(ErrorCode::kTooLarge, "", std::to_string(limits_.blocks) + " blocks");
    }
    blocks_.push_back(std::move(block));
  }

  void AddBlocks(NodeId parent, BlockKind kind) {
    for (NodeId node = part_[parent].first_child; node != kNoNode; node = part_[node].next) {
      const std::string_view name = part_[node].name;
      if (name == "text:p" || name == "text:h") {
        AddParagraph(node, kind, "");
      } else if (name == "text:list") {
        AddList(node, kind);
      } else if (name == "table:table") {
        AddTable(node);
      } else if (name == "text:tracked-changes") {
        for (NodeId change = part_[node].first_child; change != kNoNode;
             change = part_[change].next) {
          changes_ += part_[change].name == "text:changed-region";
        }
      } else if (name == "text:section" || name == "text:index-body" ||
                 name == "text:table-of-content" || name == "draw:text-box" ||
                 name == "draw:frame" || name == "text:numbered-paragraph") {
        AddBlocks(node, kind);
      }
    }
  }

  void AddList(NodeId list, BlockKind kind) {
    lists_.Begin(std::string(part_.Attribute(list, "text:style-name")),
                 part_.Attribute(list, "text:continue-numbering") == "true" ||
                     !part_.Attribute(list, "text:continue-list").empty());
    for (NodeId item = part_[list].first_child; item != kNoNode; item = part_[item].next) {
      const bool header = part_[item].name == "text:list-header";
      if (part_[item].name != "text:list-item" && !header) continue;
      bool first = true;
      for (NodeId node = part_[item].first_child; node != kNoNode; node = part_[node].next) {
        const std::string_view name = part_[node].name;
        if (name == "text:list") {
          AddList(node, kind);
        } else if (name == "text:p" || name == "text:h") {
          const std::string label =
              first && !header
                  ? lists_.Next(markup::ReadNumber(part_.Attribute(item, "text:start-value"), 0))
                  : std::string();
          AddParagraph(node, kind, label);
          first = false;
        }
      }
    }
    lists_.End();
  }

  void AddParagraph(NodeId node, BlockKind kind, const std::string& list_label) {
    Notes notes;
    const std::string style(part_.Attribute(node, "text:style-name"));
    std::string text = texts_.TextOf(node, texts_.FontOf(style), notes);
    RawBlock block{kind, 0, {}, part_.Path(node), {}};
    std::string label = list_label;
    if (!IsBlank(text)) {
      if (kind == BlockKind::kParagraph && part_[node].name == "text:h") {
        const int level = markup::ReadNumber(part_.Attribute(node, "text:outline-level"), 1);
        block.kind = BlockKind::kHeading;
        block.level = std::clamp(level, 1, 6);
        if (label.empty() && part_.Attribute(node, "text:is-list-header") != "true") {
          label = lists_.NextHeading(level);
        }
      } else if (kind == BlockKind::kParagraph && texts_.IsTitle(style)) {
        block.kind = BlockKind::kTitle;
      } else if (kind == BlockKind::kParagraph && !list_label.empty()) {
        block.kind = BlockKind::kListItem;
      }
      block.text = label.empty() ? std::move(text) : label + " " + text;
      Push(std::move(block));
    }
    AddNotes(notes);
  }

  void AddNotes(const Notes& notes) {
    for (const NodeId body : notes.bodies) AddBlocks(body, BlockKind::kFootnote);
    for (const NodeId box : notes.boxes) AddBlocks(box, BlockKind::kParagraph);
  }

  std::string CellText(NodeId cell, Notes& notes, std::vector<NodeId>& nested) {
    std::string text;
    const auto add = [&](std::string more) {
      if (IsBlank(more)) return;
      if (!text.empty()) text.push_back('\n');
      text += more;
    };
    for (NodeId node = part_[cell].first_child; node != kNoNode; node = part_[node].next) {
      const std::string_view name = part_[node].name;
      if (name == "text:p" || name == "text:h") {
        const std::string style(part_.Attribute(node, "text:style-name"));
        add(texts_.TextOf(node, texts_.FontOf(style), notes));
      } else if (name == "text:list") {
        add(ListText(node, notes));
      } else if (name == "table:table") {
        nested.push_back(node);
      }
    }
    return text;
  }

  std::string ListText(NodeId list, Notes& notes) {
    std::string text;
    lists_.Begin(std::string(part_.Attribute(list, "text:style-name")), false);
    for (NodeId item = part_.Child(list, "text:list-item"); item != kNoNode;
         item = part_.Child(list, "text:list-item", item)) {
      bool first = true;
      for (NodeId node = part_[item].first_child; node != kNoNode; node = part_[node].next) {
        std::string line;
        if (part_[node].name == "text:list") line = ListText(node, notes);
        if (part_[node].name == "text:p") {
          const std::string label = first ? lists_.Next(0) : "";
          line = (label.empty() ? "" : label + " ") + texts_.TextOf(node, {}, notes);
          first = false;
        }
        if (!IsBlank(line)) text += (text.empty() ? "" : "\n") + line;
      }
    }
    lists_.End();
    return text;
  }

  // Rows of a table, also those in groups and in the head.
  void CollectRows(NodeId parent, bool head, std::vector<std::pair<NodeId, bool>>& rows) const {
    for (NodeId node = part_[parent].first_child; node != kNoNode; node = part_[node].next) {
      const std::string_view name = part_[node].name;
      if (name == "table:table-row") rows.emplace_back(node, head);
      if (name == "table:table-header-rows" || name == "table:table-rows" ||
          name == "table:table-row-group") {
        CollectRows(node, head || name == "table:table-header-rows", rows);
      }
    }
  }

  void AddTable(NodeId node) {
    RawTable table;
    Notes notes;
    std::vector<NodeId> nested;
    ReadTable(node, false, table, notes, nested);
    if (!table.cells.empty()) tables_.push_back(std::move(table));
    AddNotes(notes);
    for (const NodeId inner : nested) AddTable(inner);
  }

  void AddSheet(NodeId node) {
    const std::string name(part_.Attribute(node, "table:name"));
    const std::size_t start = blocks_.size();
    Push({BlockKind::kHeading, 1, name, name, {}});
    RawTable table;
    Notes notes;
    std::vector<NodeId> nested;
    ReadTable(node, true, table, notes, nested);
    if (table.cells.empty()) {
      blocks_.resize(start);
      return;
    }
    int top = table.cells.front().row;
    int left = table.cells.front().column;
    for (const RawCell& cell : table.cells) left = std::min(left, cell.column);
    for (RawCell& cell : table.cells) {
      cell.row -= top;
      cell.column -= left;
    }
    tables_.push_back(std::move(table));
  }

  // `sheet`: empty cells are left out, and repeated ones may be a million.
  void ReadTable(NodeId table_node, bool sheet, RawTable& table, Notes& notes,
                 std::vector<NodeId>& nested) {
    std::vector<std::pair<NodeId, bool>> rows;
    CollectRows(table_node, false, rows);
    int row = 0;
    bool heads = true;
    for (const auto& [node, head] : rows) {
      const int repeated =
          std::max(markup::ReadNumber(part_.Attribute(node, "table:number-rows-repeated"), 1), 1);
      if (part_.Attribute(node, "table:visibility") == "collapse") hidden_ = "rows";
      heads = heads && head;
      const std::size_t before = table.cells.size();
      const int times = std::min(repeated, sheet ? kMostRepeated : 1);
      for (int i = 0; i < times; ++i) {
        ReadRow(node, sheet, row + i, table, notes, nested);
        if (table.cells.size() == before) break;  // empty: nothing to repeat
      }
      row += repeated;
      if (heads) table.header_rows = row;
    }
  }

  void ReadRow(NodeId row_node, bool sheet, int row, RawTable& table, Notes& notes,
               std::vector<NodeId>& nested) {
    int column = 0;
    for (NodeId node = part_[row_node].first_child; node != kNoNode; node = part_[node].next) {
      const std::string_view name = part_[node].name;
      if (name != "table:table-cell" && name != "table:covered-table-cell") continue;
      const int repeated = std::max(
          markup::ReadNumber(part_.Attribute(node, "table:number-columns-repeated"), 1), 1);
      if (name == "table:table-cell") {
        AddCell(node, sheet, row, column, std::min(repeated, kMostRepeated), table, notes, nested);
      }
      column += std::min(repeated, 1 << 20);
    }
  }

  void AddCell(NodeId node, bool sheet, int row, int column, int times, RawTable& table,
               Notes& notes, std::vector<NodeId>& nested) {
    const std::string text = InVietnamese(CellText(node, notes, nested), node);
    std::string formula(part_.Attribute(node, "table:formula"));
    formula = formula.substr(formula.find('=') == std::string::npos ? 0 : formula.find('=') + 1);
    if (!formula.empty() && IsBlank(text) && part_.Attribute(node, "office:value-type").empty()) {
      ++without_value_;
    }
    if (sheet && IsBlank(text) && formula.empty()) return;
    for (int i = 0; i < times; ++i) {
      RawCell cell{
          row,
          column + i,
          std::clamp(markup::ReadNumber(part_.Attribute(node, "table:number-rows-spanned"), 1), 1,
                     1000),
          std::clamp(markup::ReadNumber(part_.Attribute(node, "table:number-columns-spanned"), 1),
                     1, 1000),
          static_cast<std::uint32_t>(blocks_.size()),
          formula};
      Push({BlockKind::kTableCell, 0, text, part_.Path(node), {}});
      table.cells.push_back(std::move(cell));
    }
  }

  // A sheet shows its numbers in the manner of the computer it was written on. Where the stored
  // value tells that a point is the decimal mark, points and commas change places.
  std::string InVietnamese(std::string text, NodeId cell) const {
    const std::string_view type = part_.Attribute(cell, "office:value-type");
    if (type != "float" && type != "percentage" && type != "currency") return text;
    std::string english;
    for (const char c : text) {
      if ((c >= '0' && c <= '9') || c == '.') english.push_back(c);
    }
    if (english.size() == text.size() && text.find('.') == std::string::npos) return text;
    double shown = 0;
    double value = 0;
    const std::string_view stored = part_.Attribute(cell, "office:value");
    std::from_chars(english.data(), english.data() + english.size(), shown);
    std::from_chars(stored.data(), stored.data() + stored.size(), value);
    value = std::fabs(type == "percentage" ? value * 100 : value);
    const std::size_t point = english.find('.');
    const auto places = point == std::string::npos ? 0 : english.size() - point - 1;
    const bool fits =
        std::fabs(shown - value) <= 0.51 * std::pow(10.0, -static_cast<double>(places));
    if (!fits) return text;
    for (char& c : text) c = c == '.' ? ',' : c == ',' ? '.' : c;
    return text;
  }

  const Tree& part_;
  const Limits& limits_;
  Lists lists_;
  TextReader texts_;
  std::vector<RawBlock> blocks_;
  std::vector<RawTable> tables_;
  int changes_ = 0;
  int without_value_ = 0;
  std::string hidden_;
};

void ReadMeta(const Package& package, RawDocument& document) {
  const auto bytes = package.Read("meta.xml");
  if (!bytes) return;
  const Tree tree = Parse(*bytes);
  for (NodeId node = 0; node < tree.size(); ++node) {
    const bool title = tree[node].name == "dc:title";
    if (!title && tree[node].name != "meta:initial-creator" && tree[node].name != "dc:creator")
      continue;
    std::string& out = title ? document.title : document.author;
    if (!out.empty()) continue;
    out = tree.TextOf(node);
    document.metadata.push_back(
        {title ? "title" : "author", std::string(tree[node].name), out, {}});
  }
}

void RefuseEncrypted(const Package& package) {
  const auto manifest = package.Read("META-INF/manifest.xml");
  if (manifest && manifest->find("encryption-data") != std::string::npos) {
    throw Error(ErrorCode::kEncrypted, "");
  }
}

}  // namespace

std::vector<RawDocument> Read(const Request& request) {
  const Package package(request.bytes);
  RefuseEncrypted(package);
  const auto bytes = package.Read("content.xml");
  if (!bytes) throw Error(ErrorCode::kMalformed, "", "no content.xml");
  const Tree tree = Parse(*bytes);
  const NodeId body = tree.Child(0, "office:body");
  if (body == kNoNode) throw Error(ErrorCode::kMalformed, "", "no body");
  Content content(tree, request.limits);
  const auto style_bytes = package.Read("styles.xml");
  const Tree styles = style_bytes ? Parse(*style_bytes) : Tree();
  if (!styles.empty()) content.ReadStyles(styles);
  const NodeId text = tree.Child(body, "office:text");
  const NodeId sheets = tree.Child(body, "office:spreadsheet");
  if (text != kNoNode) {
    content.AddText(text);
    if (!styles.empty()) content.AddMargins(styles);
  }
  if (sheets != kNoNode) content.AddSheets(sheets);
  RawDocument document;
  ReadMeta(package, document);
  content.MoveInto(document);
  if (document.blocks.empty()) throw Error(ErrorCode::kEmpty, "");
  if (document.title.empty()) {
    document.title =
        sheets != kNoNode ? document.blocks.front().text : text::GuessTitle(document.blocks);
    document.title_guessed = sheets == kNoNode;
  }
  std::vector<RawDocument> documents;
  documents.push_back(std::move(document));
  return documents;
}

}  // namespace rasoat::readers::odf
