#include "pipeline/readers/assemble.h"

#include <algorithm>
#include <optional>

#include "pipeline/model/hash.h"
#include "pipeline/text/normalize.h"

namespace rasoat::readers {
namespace {

constexpr std::uint32_t kNoTable = ~std::uint32_t{0};

struct CellPlace {
  std::uint32_t table = kNoTable;
  int row = 0;
};

// For every raw block, the table row it is a cell of.
std::vector<CellPlace> PlacesOfCells(const RawDocument& raw) {
  std::vector<CellPlace> places(raw.blocks.size());
  for (std::size_t t = 0; t < raw.tables.size(); ++t) {
    for (const RawCell& cell : raw.tables[t].cells) {
      places[cell.block] = {static_cast<std::uint32_t>(t), cell.row};
    }
  }
  return places;
}

const char* Separator(const CellPlace& before, const CellPlace& after) {
  if (before.table == kNoTable || before.table != after.table) return "\n\n";
  return before.row == after.row ? "\t" : "\n";
}

// Offsets of the first byte of every line; none without a text.
std::vector<std::uint32_t> LineStarts(std::string_view text) {
  std::vector<std::uint32_t> starts;
  if (!text.empty()) starts.push_back(0);
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at)) {
    starts.push_back(static_cast<std::uint32_t>(++at));
  }
  return starts;
}

Table FinishTable(const RawTable& raw, const std::vector<std::uint32_t>& block_index) {
  Table table;
  table.header_rows = raw.header_rows;
  for (const RawCell& cell : raw.cells) {
    table.rows = std::max(table.rows, cell.row + 1);
    table.columns = std::max(table.columns, cell.column + cell.column_span);
    table.cells.push_back({cell.row, cell.column, cell.row_span, cell.column_span,
                           block_index[cell.block], cell.formula});
  }
  return table;
}

}  // namespace

Document Assemble(RawDocument raw, Source source) {
  Document document;
  static_cast<DocumentInfo&>(document) = std::move(static_cast<DocumentInfo&>(raw));
  for (std::string* said : {&document.id, &document.title, &document.lead, &document.author,
                            &document.origin, &document.publisher}) {
    *said = text::Normalize(*said).text;
  }
  if (document.id.empty()) document.id = DocumentId(source.address);
  document.source = std::move(source);
  document.file_text = std::move(raw.file_text);
  document.line_starts = LineStarts(document.file_text);
  for (RawWarning& warning : raw.warnings) {
    document.warnings.push_back({std::move(warning.code), std::move(warning.detail)});
  }

  const std::vector<CellPlace> places = PlacesOfCells(raw);
  std::vector<std::uint32_t> block_index(raw.blocks.size());
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < raw.blocks.size(); ++i) {
    RawBlock& block = raw.blocks[i];
    text::Normalized clean = text::Normalize(block.text);
    if (clean.text.empty() && places[i].table == kNoTable) continue;
    if (last) document.text += Separator(places[*last], places[i]);
    last = i;
    const auto start = static_cast<std::uint32_t>(document.text.size());
    document.text += clean.text;
    block_index[i] = static_cast<std::uint32_t>(document.blocks.size());
    document.blocks.push_back({block.kind,
                               block.level,
                               {start, static_cast<std::uint32_t>(document.text.size())},
                               std::move(block.element),
                               std::move(clean.map),
                               std::move(block.runs),
                               std::move(block.words)});
  }
  for (const RawTable& table : raw.tables) {
    document.tables.push_back(FinishTable(table, block_index));
  }
  if (document.text.find_first_not_of("\n\t") == std::string::npos) {
    throw Error(ErrorCode::kEmpty, "");
  }
  return document;
}

}  // namespace rasoat::readers
