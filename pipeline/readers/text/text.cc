#include "pipeline/readers/text/text.h"

#include "pipeline/readers/charset.h"
#include "pipeline/readers/text/front_matter.h"
#include "pipeline/readers/text/paragraphs.h"

namespace rasoat::readers::text {

std::vector<RawDocument> Read(const Request& request) {
  if (request.bytes.size() > request.limits.text_bytes) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(request.limits.text_bytes) + " bytes");
  }
  Decoded decoded = DecodeText(request.bytes);
  RawDocument document;
  document.warnings = std::move(decoded.warnings);
  const std::size_t body = TakeFrontMatter(decoded.text, document);
  document.blocks = SplitParagraphs(std::string_view(decoded.text).substr(body), request.limits);
  for (RawBlock& block : document.blocks) {
    for (SourceRun& run : block.runs) run.source_offset += static_cast<std::uint32_t>(body);
  }
  if (document.blocks.empty()) throw Error(ErrorCode::kEmpty, "");
  if (document.title.empty()) {
    document.title = GuessTitle(document.blocks);
    document.title_guessed = true;
  }
  document.file_text = std::move(decoded.text);
  std::vector<RawDocument> documents;
  documents.push_back(std::move(document));
  return documents;
}

}  // namespace rasoat::readers::text
