#include "pipeline/readers/jsonl/jsonl.h"

#include <nlohmann/json.hpp>

#include "pipeline/model/calendar.h"
#include "pipeline/readers/text/paragraphs.h"

namespace rasoat::readers::jsonl {
namespace {

using nlohmann::json;

// A field as text; numbers as written, null and absent as empty.
std::string Field(const json& record, const char* name) {
  const auto found = record.find(name);
  if (found == record.end() || found->is_null()) return {};
  if (found->is_string()) return found->get<std::string>();
  if (found->is_number_integer()) return found->dump();
  throw Error(ErrorCode::kMalformed, "", std::string("field ") + name + " is not a string");
}

}  // namespace

std::vector<RawDocument> Read(const Request& request) {
  if (request.bytes.size() > request.limits.record_bytes) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(request.limits.record_bytes) + " bytes");
  }
  const json record = json::parse(request.bytes, nullptr, false);
  if (record.is_discarded()) throw Error(ErrorCode::kMalformed, "", "not JSON in UTF-8");
  if (!record.is_object()) throw Error(ErrorCode::kMalformed, "", "not a JSON object");
  if (!record.contains("text")) throw Error(ErrorCode::kMalformed, "", "no field text");
  RawDocument document;
  document.id = Field(record, "id");
  document.title = Field(record, "title");
  document.publisher = Field(record, "publisher");
  const std::string published = Field(record, "published");
  if (const auto date = ParseIsoDate(published)) {
    document.published = ToIso(*date);
  } else if (!published.empty()) {
    document.warnings.push_back({"bad-date", "published"});
  }
  document.file_text = Field(record, "text");
  document.blocks = text::SplitParagraphs(document.file_text, request.limits);
  if (document.blocks.empty()) throw Error(ErrorCode::kEmpty, "");
  std::vector<RawDocument> documents;
  documents.push_back(std::move(document));
  return documents;
}

}  // namespace rasoat::readers::jsonl
