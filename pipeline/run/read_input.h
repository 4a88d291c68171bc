#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/run/inputs.h"

namespace rasoat::run {

struct ReadOptions {
  std::string_view known_sha256 = {};  // of bytes that need no reading again
  bool trace = false;                  // whether readers shall tell what their rules did
  readers::Paging paging = {};         // for PDF files and pictures
};

struct ReadResult {
  Source source;  // of the input, filled in as far as it was read
  std::vector<Document> documents;
  std::vector<std::vector<readers::TraceLine>> traces;  // of each document, if asked for
  std::optional<Error> error;                           // with the input's path as subject
  bool unchanged = false;  // its bytes are the known ones; nothing was read further
  bool deferred = false;   // left for later, as options.paging.defer_ocr asks; nothing was read
};

// From an input to its documents: load, detect the media type, read, normalise. Never throws.
// Where a file holds several documents, the second and later ones get addresses "file#2" ….
ReadResult ReadInput(const Input& input, const readers::Limits& limits,
                     const ReadOptions& options = {});

}  // namespace rasoat::run
