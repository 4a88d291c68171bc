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
  document.warnings = std::move(decoded.warnings);
  document.file_text = std::move(decoded.text);
  std::vector<RawDocument> documents;
  documents.push_back(std::move(document));
  return documents;
}

}  // namespace rasoat::readers::text
