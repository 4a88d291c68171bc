#include "pipeline/readers/html/render.h"

#include "pipeline/text/code_points.h"
#include "pipeline/text/normalize.h"

namespace rasoat::readers::html {
namespace {

using markup::kNoNode;
using markup::NodeId;

// Of all blocks together: a hostile page nests deeply and has many blocks. Those beyond have none.
constexpr std::size_t kMostPathBytes = 32u << 20;
constexpr std::size_t kNoteBytes = 90;

class Renderer {
 public:
  Renderer(const PageOutline& outline, const Limits& limits, RawDocument& document)
      : outline_(outline), limits_(limits), document_(document) {}

  void Run() {
    for (std::size_t i = 0; i < outline_.blocks.size();) {
      const TextBlock& block = outline_.blocks[i];
      const NodeId table = outline_.data_tables[block.first_text];
      if (table == kNoNode) {
        if (block.kept()) Add(block.kind, block.level, block.text, block.element);
        ++i;
        continue;
      }
      const auto [first, last] = outline_.BlocksOf(table);
      bool kept = false;
      for (std::size_t j = first; j < last; ++j) kept |= outline_.blocks[j].kept();
      if (kept) AddTable(table, first, last);
      i = last;
    }
  }

 private:
  void Add(BlockKind kind, int level, std::string text, NodeId element) {
    if (document_.blocks.size() >= limits_.blocks) {
      throw Error(ErrorCode::kTooLarge, "", std::to_string(limits_.blocks) + " blocks");
    }
    std::string path = PathOf(outline_.page, element);
    path_bytes_ += path.size();
    if (path_bytes_ > kMostPathBytes) path.clear();
    document_.blocks.push_back({kind, level, std::move(text), std::move(path), {}});
  }

  // Captions and other text between the cells come before the table.
  void AddTable(NodeId table, std::size_t first, std::size_t last) {
    const TableGrid grid = ReadGrid(outline_.page, table);
    std::vector<bool> in_cell(last - first, false);
    std::vector<std::string> texts;
    for (const CellNode& cell : grid.cells) {
      const auto [from, to] = outline_.BlocksOf(cell.node);
      std::string text;
      for (std::size_t i = from; i < to; ++i) {
        if (!text.empty()) text.push_back('\n');
        text += outline_.blocks[i].text;
        in_cell[i - first] = true;
      }
      texts.push_back(std::move(text));
    }
    for (std::size_t i = first; i < last; ++i) {
      const TextBlock& block = outline_.blocks[i];
      if (!in_cell[i - first] && block.kept())
        Add(block.kind, block.level, block.text, block.element);
    }
    RawTable raw{grid.header_rows, {}};
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      RawCell cell = grid.cells[i].cell;
      cell.block = static_cast<std::uint32_t>(document_.blocks.size());
      Add(BlockKind::kTableCell, 0, std::move(texts[i]), grid.cells[i].node);
      raw.cells.push_back(cell);
    }
    document_.tables.push_back(std::move(raw));
  }

  const PageOutline& outline_;
  const Limits& limits_;
  RawDocument& document_;
  std::size_t path_bytes_ = 0;
};

// The start of a text, cut between letters.
std::string StartOf(std::string_view text) {
  std::string clean = text::Normalize(text).text;
  if (clean.size() <= kNoteBytes) return clean;
  return std::string(text::CutAtCodePoint(clean, kNoteBytes)) + "…";
}

}  // namespace

void Render(const PageOutline& outline, const Limits& limits, RawDocument& document) {
  Renderer(outline, limits, document).Run();
}

void AddTrace(const PageOutline& outline, const ArticlePart& part, RawDocument& document) {
  document.trace.push_back(
      {"main-part", PathOf(outline.page, part.root), std::to_string(part.score)});
  for (const TextBlock& block : outline.blocks) {
    document.trace.push_back({block.kept() ? "kept" : std::string(block.rule),
                              PathOf(outline.page, block.element), StartOf(block.text)});
  }
}

}  // namespace rasoat::readers::html
