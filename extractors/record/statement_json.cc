#include "extractors/record/statement_json.h"

#include <cmath>

#include "pipeline/model/edtf.h"

namespace rasoat {
namespace {

using statements::Slot;
using statements::SlotName;
using statements::Statement;

// "20220331" as "2022-03-31"; empty for an open end.
void WriteInterval(const std::string& edtf, JsonWriter& json) {
  const auto days = DaysOf(edtf);
  if (!days) return;
  json.Optional("period_start", IsoDayOf(days->first));
  json.Optional("period_end", IsoDayOf(days->last));
}

// {"act": ["clause", 0.95, 12, 20]}: where it was told, how sure that is, and the words.
void WriteEvidence(const Statement& statement, const text::CodePointIndex& index,
                   JsonWriter& json) {
  json.Key("evidence").BeginObject();
  for (std::size_t i = 0; i < statements::kSlots; ++i) {
    const Slot& slot = statement.slots[i];
    if (!slot) continue;
    json.Key(NameOf(static_cast<SlotName>(i))).BeginArray();
    json.String(NameOf(slot.origin));
    const auto percent = std::llround(statements::ConfidenceOf(slot.origin) * 100);
    json.Raw(Decimal(percent, 2).ToString());
    if (!slot.evidence.empty()) {
      const Span span = index.ToCodePoints(slot.evidence);
      json.Integer(span.start).Integer(span.end);
    }
    json.EndArray();
  }
  json.EndObject();
}

void WriteStatement(const Statement& statement, const text::CodePointIndex& index,
                    JsonWriter& json) {
  json.BeginObject().Key("mention").Integer(statement.mention);
  for (std::size_t i = 0; i < statements::kSlots; ++i) {
    json.Optional(NameOf(static_cast<SlotName>(i)), statement.slots[i].value);
  }
  json.Optional("org_id", statement.org_id);
  json.Optional("code_before", statement.code_before);
  json.Optional("code_after", statement.code_after);
  json.Optional("province_before", statement.province_before);
  json.Optional("province_after", statement.province_after);
  WriteInterval(statement[SlotName::kPeriod].value, json);
  if (statement.cumulative) json.Key("cumulative").Bool(true);
  if (statement.part_of) json.Key("part_of").Integer(*statement.part_of);
  if (statement.said_of) json.Key("said_of").Integer(*statement.said_of);
  WriteEvidence(statement, index, json);
  json.EndObject();
}

}  // namespace

void WriteStatements(const std::vector<Statement>& statements, const text::CodePointIndex& index,
                     JsonWriter& json) {
  json.Key("statements").BeginArray();
  for (const Statement& statement : statements) WriteStatement(statement, index, json);
  json.EndArray();
}

}  // namespace rasoat
