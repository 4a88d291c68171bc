#include "pipeline/readers/text/text.h"

#include "pipeline/readers/charset.h"
#include "pipeline/readers/text/paragraphs.h"

namespace rasoat::readers::text {

std::vector<RawDocument> Read(const Request& request) {
  if (request.bytes.size() > request.limits.text_bytes) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(request.limits.text_bytes) + " bytes");
  }
  Decoded decoded = DecodeText(request.bytes);
  RawDocument document;
  document.blocks = SplitParagraphs(decoded.text, request.limits);
  if (document.blocks.empty()) throw Error(ErrorCode::kEmpty, "");
  document.title = GuessTitle(document.blocks);
  document.line_starts = LineStarts(decoded.text);
  document.warnings = std::move(decoded.warnings);
  std::vector<RawDocument> documents;
  documents.push_back(std::move(document));
  return documents;
}

}  // namespace rasoat::readers::text
