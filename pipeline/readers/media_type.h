#pragma once

#include <string>
#include <string_view>

namespace rasoat::readers {

// The media type of a file from its first bytes; the name decides only between kinds of plain text
// that look alike (Markdown is text with a name). At least the first 4 KiB should be given; office
// files are told from other ZIP archives only by all their bytes.
//   "%PDF-1.7 …", "a.html"    application/pdf: the content wins
//   "<!DOCTYPE html>…"        text/html
//   "{\"id\": 1, …}\n"        application/jsonl
//   zero bytes, controls      application/octet-stream
std::string DetectMediaType(std::string_view bytes, std::string_view name);

}  // namespace rasoat::readers
