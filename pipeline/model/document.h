#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/offset_map.h"
#include "pipeline/model/page_box.h"
#include "pipeline/model/span.h"

namespace rasoat {

enum class BlockKind {
  kTitle,
  kHeading,
  kParagraph,
  kListItem,
  kTableCell,
  kCaption,
  kFootnote,
  kRecipients,  // "Nơi nhận: …"
  kSignature,   // office, name and seal of who signs
  kHeader,      // of pages, once, behind the text
  kFooter,
};

// "title", "heading", "paragraph", "list_item", "table_cell", "caption", "footnote", "recipients",
// "signature", "header", "footer".
const char* BlockKindName(BlockKind kind);

// Where a document came from.
struct Source {
  std::string address;     // relative to the root that was read: "a.docx", "f.jsonl#7"
  std::string path;        // as the user named it; "-" for standard input
  std::string media_type;  // "text/html"
  std::string sha256;      // of the bytes read, lower-case hex: names the version
};

// A piece of a block's raw text that stands as it is, byte for byte, in the source.
struct SourceRun {
  std::uint32_t raw_offset = 0;     // in the block's raw text
  std::uint32_t source_offset = 0;  // in Document::file_text: the file's own bytes if it is UTF-8
  friend bool operator==(const SourceRun&, const SourceRun&) = default;
};

// A word of a block's raw text on its page; it reaches to the next one.
struct WordPlace {
  std::uint32_t raw_offset = 0;
  PageBox at;
  bool unsure = false;  // recognised in a picture, and its digits may be others
  friend bool operator==(const WordPlace&, const WordPlace&) = default;
};

// A paragraph, heading, list item, table cell … of `Document::text`.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;        // of a heading, 1 to 6; else 0
  Span span;            // in Document::text
  std::string element;  // the path of the element, "/html/body/div[2]/p[3]"; of office files
                        // that of the paragraph or cell in its part
  OffsetMap to_raw;     // from the block's text to the raw text that the reader saw
  std::vector<SourceRun> runs;   // from the raw text to Document::file_text; empty without one
  std::vector<WordPlace> words;  // of paged sources, ascending; else empty
};

struct Cell {
  int row = 0;  // from 0
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::uint32_t block = 0;  // index into Document::blocks
  std::string formula;      // of a spreadsheet: what the cell's value was computed by
};

// Structure only: the texts of the cells are blocks of the document.
struct Table {
  int rows = 0;
  int columns = 0;
  int header_rows = 0;
  std::vector<Cell> cells;  // by row, then column
};

// Something a reader mended or left out: a stable code and a language-free detail.
struct Warning {
  std::string code;  // "invalid-utf8", "utf16-without-bom", "bad-date", "date-conflict"
  std::string detail;
};

// What one statement of the source says of the document, and where.
struct MetadataNote {
  std::string field;    // "published", as in the record
  std::string from;     // "json-ld", "og:title", "visible-line"
  std::string written;  // as the source has it
  std::string element;  // HTML: the path of the element; empty for the head of the page
  friend bool operator==(const MetadataNote&, const MetadataNote&) = default;
};

// What a document says of itself; empty where it says nothing.
struct DocumentInfo {
  std::string id;  // 32 hex digits, or the id that a JSON Lines record gave
  std::string title;
  bool title_guessed = false;  // from the text, which does not say that it is one
  std::string lead;            // the summary that newspapers print under the headline
  std::string author;
  std::string origin;     // whom it names as its source: "Nguồn: …"
  std::string published;  // ISO date
  std::string
      published_at;  // with time and zone, "2022-10-19T08:47+07:00", where the time is known
  std::string publisher;
  std::string url;                     // the canonical one
  std::string fetched;                 // when a crawler took it, ISO with time
  bool article = true;                 // false for a list, index or search page
  std::vector<MetadataNote> metadata;  // the evidence
  friend bool operator==(const DocumentInfo&, const DocumentInfo&) = default;
};

// A report as every later stage sees it. Immutable once assembled (pipeline/text/assemble.h).
struct Document : DocumentInfo {
  Source source;
  std::string text;  // normalised; blocks separated by a blank line, table cells by a tab
  std::vector<Block> blocks;
  std::vector<Table> tables;
  std::string file_text;  // the source as text, where people count lines in it; empty for HTML
  std::vector<std::uint32_t> line_starts;  // offsets of its lines
  std::vector<Warning> warnings;
};

// Where a span of the text stands in its source, for people to find it again.
struct Place {
  std::uint32_t block = 0;   // index of the block that holds the start of the span
  std::uint32_t line = 0;    // from 1; 0 where the source has no lines a person would count
  std::uint32_t column = 0;  // from 1, in code points
  Span source;               // bytes of Document::file_text; empty where there is none
  std::string element;       // HTML
  PageBox page;              // of paged sources: around what of the span stands on its first page
  bool unsure = false;       // some of its digits were read with little certainty
};

// Requires `span` inside document.text.
Place FindPlace(const Document& document, Span span);

}  // namespace rasoat
