#pragma once

#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/run/inputs.h"

namespace rasoat::run {

struct ReadResult {
  Source source;  // of the input, filled in as far as it was read
  std::vector<Document> documents;
  std::optional<Error> error;  // with the input's path as subject
};

// From an input to its documents: load, detect the media type, read, normalise. Never throws.
// Where a file holds several documents, the second and later ones get addresses "file#2" ….
ReadResult ReadInput(const Input& input, const readers::Limits& limits);

}  // namespace rasoat::run
