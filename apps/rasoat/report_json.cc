#include "apps/rasoat/output.h"
#include "apps/rasoat/report.h"
#include "pipeline/model/json_writer.h"
#include "pipeline/text/code_points.h"

// One line a document that has something to show: where it came from, and its checks with place
// and message.

namespace rasoat::apps {
namespace {

class JsonReport : public Report {
 public:
  JsonReport(const Shared& shared, ReportOptions options) : shared_(shared), options_(options) {}

  void Add(const Record& record) override {
    const text::CodePointIndex index(record.document.text);
    JsonWriter json;
    json.BeginObject();
    json.Key("id").String(record.document.id);
    json.Key("path").String(record.document.source.path);
    json.Optional("title", record.document.title);
    json.Key("checks").BeginArray();
    for (const checks::Check& check : record.checks) {
      if (IsShown(check, options_)) Write(record.document, index, check, json);
    }
    json.EndArray().EndObject();
    Print(json.text() + "\n");
  }

 private:
  void Write(const Document& document, const text::CodePointIndex& index,
             const checks::Check& check, JsonWriter& json) const {
    const Place place = FindPlace(document, check.focus);
    const Span span = index.ToCodePoints(check.evidence);
    json.BeginObject();
    json.Key("rule").String(check.rule);
    json.Key("verdict").String(checks::VerdictName(check.verdict));
    json.Key("class").String(checks::ClassName(check.check_class));
    json.Key("severity").String(checks::SeverityName(check.severity));
    json.Key("message").String(check.MessageIn(shared_.language));
    json.Key("evidence")
        .String(
            std::string_view(document.text).substr(check.evidence.start, check.evidence.length()));
    json.Key("start").Integer(span.start).Key("end").Integer(span.end);
    json.Key("block").Integer(place.block);
    if (place.line > 0) json.Key("line").Integer(place.line).Key("column").Integer(place.column);
    json.Optional("element", place.element);
    json.EndObject();
  }

  const Shared& shared_;
  ReportOptions options_;
};

}  // namespace

std::unique_ptr<Report> MakeJsonReport(const Shared& shared, ReportOptions options) {
  return std::make_unique<JsonReport>(shared, options);
}

}  // namespace rasoat::apps
