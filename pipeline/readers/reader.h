#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/error.h"

// The boundary behind which readers stand: bytes and limits in, raw documents or errors out. Those
// of PDF and of pictures have worker processes touch the bytes (pipeline/readers/worker).

namespace rasoat::readers {

namespace worker {
class Pool;
}

enum class Ocr : std::uint8_t {
  kAuto,  // pages whose text layer is missing or not to be trusted
  kNever,
  kAlways,
};

// Recognised pages that were kept, by a key that names picture and settings.
class PageCache {
 public:
  virtual ~PageCache() = default;
  virtual std::optional<std::string> Find(const std::string& key) = 0;  // from several threads
  virtual void Keep(const std::string& key, const std::string& value) = 0;
};

// How PDF files and pictures are read, and by whom.
struct Paging {
  Ocr ocr = Ocr::kAuto;
  int ocr_dpi = 300;
  bool tables = true;               // look for ruled tables; without, pages are not rendered
  bool defer_ocr = false;           // throw Deferred where a page has to be recognised
  worker::Pool* workers = nullptr;  // without one such files are not read
  PageCache* cache = nullptr;
};

struct Limits {
  std::uint64_t text_bytes = 64ull << 20;    // of a text or Markdown file
  std::uint64_t html_bytes = 10ull << 20;    // of a page
  std::uint64_t record_bytes = 64ull << 20;  // of one line of JSON Lines
  std::uint32_t depth = 4096;                // of nested elements
  std::uint32_t blocks = 2'000'000;          // of one document
  std::uint64_t paged_bytes = 500ull << 20;  // of a PDF file or picture
  std::uint32_t pages = 10'000;              // of one
  friend bool operator==(const Limits&, const Limits&) = default;
};

// The bytes of one file or record.
struct Request {
  std::string address;     // as Source::address
  std::string media_type;  // one that a reader is registered for
  std::string bytes;
  Limits limits;
  std::string charset = {};  // as the transport declared it (HTTP); empty for none
  bool trace = false;        // whether to tell what each rule did
  Paging paging = {};
};

// A block before normalisation: any bytes, one line or several.
struct RawBlock {
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;
  std::string text;
  std::string element;
  std::vector<SourceRun> runs;
  std::vector<WordPlace> words = {};  // of paged sources
  friend bool operator==(const RawBlock&, const RawBlock&) = default;
};

struct RawCell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::uint32_t block = 0;   // index into RawDocument::blocks
  std::string formula = {};  // as Cell::formula
  friend bool operator==(const RawCell&, const RawCell&) = default;
};

struct RawTable {
  int header_rows = 0;
  std::vector<RawCell> cells;
  friend bool operator==(const RawTable&, const RawTable&) = default;
};

struct RawWarning {
  std::string code;
  std::string detail;
  friend bool operator==(const RawWarning&, const RawWarning&) = default;
};

// What one rule of a reader did, for people who ask why.
struct TraceLine {
  std::string rule;     // "related", "main-part"
  std::string element;  // where
  std::string note;     // the start of the text, or a figure
  friend bool operator==(const TraceLine&, const TraceLine&) = default;
};

// `id` only where the source gives one.
struct RawDocument : DocumentInfo {
  std::vector<RawBlock> blocks;
  std::vector<RawTable> tables;
  std::string file_text;  // decoded, where people count lines in it; else empty
  std::vector<RawWarning> warnings;
  std::vector<TraceLine> trace;  // only if the request asks
  friend bool operator==(const RawDocument&, const RawDocument&) = default;
};

// Reads 0 … n documents out of the request's bytes. Throws Error (subject empty: a reader knows no
// files) when nothing can be read. Stateless; called from several threads at once.
using ReadFunction = std::vector<RawDocument> (*)(const Request& request);

struct Reader {
  std::string_view name;        // "html", the folder it stands in
  std::string_view media_type;  // "text/html"
  ReadFunction read;
};

// Thrown by a reader that was asked to leave slow work for later (Paging::defer_ocr). No error.
struct Deferred {};

// What comes back over the boundary.
struct Response {
  std::vector<RawDocument> documents;
  std::optional<Error> error;
  bool deferred = false;  // nothing was read, as the request asks
};

}  // namespace rasoat::readers
