#pragma once

#include "extractors/record/record.h"
#include "pipeline/model/json_writer.h"
#include "pipeline/text/code_points.h"

namespace rasoat {

// The array `statements` of a record: docs/record-format.md. `index`: of the document's text.
void WriteStatements(const std::vector<statements::Statement>& statements,
                     const text::CodePointIndex& index, JsonWriter& json);

}  // namespace rasoat
