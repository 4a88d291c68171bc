#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/checks/check.h"
#include "extractors/letterhead/letterhead.h"
#include "extractors/mention.h"
#include "extractors/statements/statement.h"
#include "extractors/tables/structure.h"
#include "pipeline/model/document.h"
#include "pipeline/model/error.h"

namespace rasoat {

// The version of the record format, docs/record-format.md. Raised when a field changes its meaning.
inline constexpr std::string_view kRecordSchema = "rasoat/1";

// Everything that a user can see of one document.
struct Record {
  Document document;
  std::vector<Mention> mentions;      // in text order, without `Other`
  std::vector<tables::Table> tables;  // those with figures
  std::vector<checks::Check> checks;
  letterhead::Letterhead letterhead;
  std::vector<statements::Statement> statements;  // one for each figure, in their order
};

// Extracts and checks. Never throws for any document that readers::Assemble made.
Record MakeRecord(Document document);

// One JSON object on one line, without the line end. Spans are Unicode code points of `text`.
std::string ToJson(const Record& record);

// The record of an input that failed: {schema, id, source, error {code, message}}.
std::string ToJson(const Source& source, const Error& error);

}  // namespace rasoat
