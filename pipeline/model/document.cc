#include "pipeline/model/document.h"

#include <algorithm>
#include <string_view>

namespace rasoat {
namespace {

// The byte of the source behind a byte of a block's raw text.
std::uint32_t ToSourceOffset(const Block& block, std::uint32_t raw_offset) {
  const auto past =
      std::partition_point(block.runs.begin(), block.runs.end(),
                           [&](const SourceRun& run) { return run.raw_offset <= raw_offset; });
  if (past == block.runs.begin()) return block.runs.front().source_offset;
  const SourceRun& run = *std::prev(past);
  return run.source_offset + (raw_offset - run.raw_offset);
}

// The column of `offset` on the line that begins at `line_start`, counted in code points, as
// editors do. A byte order mark is no column.
std::uint32_t ColumnOf(std::string_view text, std::uint32_t line_start, std::uint32_t offset) {
  std::string_view before = text.substr(line_start, offset - line_start);
  if (line_start == 0 && before.starts_with("\xEF\xBB\xBF")) before.remove_prefix(3);
  return 1 + static_cast<std::uint32_t>(std::count_if(before.begin(), before.end(),
                                                      [](char c) { return (c & 0xC0) != 0x80; }));
}

// Where the words that begin in or reach into the range stand.
void PlaceOnPage(const Block& block, Span raw, Place& place) {
  auto word =
      std::partition_point(block.words.begin(), block.words.end(),
                           [&](const WordPlace& other) { return other.raw_offset <= raw.start; });
  if (word != block.words.begin()) --word;
  for (; word != block.words.end(); ++word) {
    const bool first = place.page.page == 0;
    if (!first && word->raw_offset >= raw.end) break;
    place.unsure |= word->unsure;
    if (first) {
      place.page = word->at;
    } else if (word->at.page == place.page.page) {
      place.page.box.Cover(word->at.box);
    }
  }
}

}  // namespace

const char* BlockKindName(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle: return "title";
    case BlockKind::kHeading: return "heading";
    case BlockKind::kParagraph: return "paragraph";
    case BlockKind::kListItem: return "list_item";
    case BlockKind::kTableCell: return "table_cell";
    case BlockKind::kCaption: return "caption";
    case BlockKind::kFootnote: return "footnote";
    case BlockKind::kRecipients: return "recipients";
    case BlockKind::kSignature: return "signature";
    case BlockKind::kHeader: return "header";
    case BlockKind::kFooter: return "footer";
  }
  return "paragraph";
}

Place FindPlace(const Document& document, Span span) {
  Place place;
  const auto past =
      std::partition_point(document.blocks.begin(), document.blocks.end(),
                           [&](const Block& block) { return block.span.start <= span.start; });
  if (past == document.blocks.begin()) return place;
  const Block& block = *std::prev(past);
  place.block = static_cast<std::uint32_t>(std::prev(past) - document.blocks.begin());
  place.element = block.element;
  if (block.runs.empty() && block.words.empty()) return place;

  // A span that runs past its block (a relation over two paragraphs) is placed by its first part.
  const Span inside{span.start - block.span.start,
                    std::min(span.end, block.span.end) - block.span.start};
  const Span raw = block.to_raw.ToSource(inside);
  PlaceOnPage(block, raw, place);
  if (block.runs.empty()) return place;
  place.source.start = ToSourceOffset(block, raw.start);
  place.source.end = raw.empty() ? place.source.start : ToSourceOffset(block, raw.end - 1) + 1;
  const auto line = std::upper_bound(document.line_starts.begin(), document.line_starts.end(),
                                     place.source.start);
  if (line == document.line_starts.begin()) return place;
  place.line = static_cast<std::uint32_t>(line - document.line_starts.begin());
  place.column = ColumnOf(document.file_text, *std::prev(line), place.source.start);
  return place;
}

}  // namespace rasoat
