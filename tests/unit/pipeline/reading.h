#pragma once

#include <gtest/gtest.h>

#include <string>

#include "pipeline/model/document.h"
#include "pipeline/readers/assemble.h"
#include "pipeline/readers/registry.h"

// Ways for the tests of the readers to read bytes and to write what came out on a few lines.

namespace rasoat::readers {

inline Response ReadBytes(std::string media_type, std::string bytes, const Limits& limits = {}) {
  return Read({"a", std::move(media_type), std::move(bytes), limits});
}

// The name of the error, or "" for none.
inline std::string ErrorOf(std::string media_type, std::string bytes, const Limits& limits = {}) {
  const Response response = ReadBytes(std::move(media_type), std::move(bytes), limits);
  return response.error ? std::string(ErrorName(response.error->code())) : "";
}

// The one document in the bytes; an empty one, and a failed test, without.
inline Document ReadDocument(std::string media_type, std::string bytes, const Limits& limits = {}) {
  Response response = ReadBytes(std::move(media_type), std::move(bytes), limits);
  EXPECT_FALSE(response.error) << response.error->what();
  EXPECT_EQ(response.documents.size(), 1u);
  if (response.error || response.documents.empty()) return {};
  return Assemble(std::move(response.documents.front()), {});
}

inline std::string_view TextOf(const Document& document, const Block& block) {
  return std::string_view(document.text).substr(block.span.start, block.span.length());
}

// One line a block: "heading2: Kết quả".
inline std::string Outline(const Document& document) {
  std::string outline;
  for (const Block& block : document.blocks) {
    outline += BlockKindName(block.kind);
    if (block.level > 0) outline += std::to_string(block.level);
    outline += ": " + std::string(TextOf(document, block)) + "\n";
  }
  return outline;
}

// One line a table, "2x3 header 1", and one a cell: "1,0 2x1 Quý I"; a span of 1x1 is left out.
inline std::string Tables(const Document& document) {
  std::string text;
  for (const Table& table : document.tables) {
    text += std::to_string(table.rows) + "x" + std::to_string(table.columns) + " header " +
            std::to_string(table.header_rows) + "\n";
    for (const Cell& cell : table.cells) {
      text += std::to_string(cell.row) + "," + std::to_string(cell.column) + " ";
      if (cell.row_span > 1 || cell.column_span > 1) {
        text += std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span) + " ";
      }
      text += std::string(TextOf(document, document.blocks.at(cell.block))) + "\n";
    }
  }
  return text;
}

// "code code " of the warnings.
inline std::string Warnings(const Document& document) {
  std::string text;
  for (const Warning& warning : document.warnings) text += warning.code + " ";
  return text;
}

// The place of the first `part` of the text.
inline Place PlaceOf(const Document& document, std::string_view part) {
  const std::size_t at = document.text.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  if (at == std::string::npos) return {};
  const auto start = static_cast<std::uint32_t>(at);
  return FindPlace(document, {start, start + static_cast<std::uint32_t>(part.size())});
}

// "line:column" of the first `part` of the text.
inline std::string LineColumn(const Document& document, std::string_view part) {
  const Place place = PlaceOf(document, part);
  return std::to_string(place.line) + ":" + std::to_string(place.column);
}

// The bytes of the file behind the first `part` of the text.
inline std::string BytesBehind(const Document& document, std::string_view file,
                               std::string_view part) {
  const Span source = PlaceOf(document, part).source;
  if (source.end > file.size()) return "beyond the file";
  return std::string(file.substr(source.start, source.length()));
}

}  // namespace rasoat::readers
