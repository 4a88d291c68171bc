#include "apps/rasoat/output.h"
#include "apps/rasoat/report.h"
#include "extractors/checks/number_states.h"
#include "pipeline/model/json_writer.h"
#include "pipeline/text/code_points.h"

// One line a document: where it came from, and its checks with place and message.

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
    json.Optional("habit", HabitSentence(record, shared_));
    json.Key("checks").BeginArray();
    for (const checks::Check& check : record.checks) {
      const Shown shown = options_.selection.Of(check);
      if (shown == Shown::kYes || shown == Shown::kSuppressed) {
        Write(record.document, index, check, json);
      }
    }
    json.EndArray();
    if (options_.coverage) WriteCoverage(record, index, json);
    json.EndObject();
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
    json.Optional("reason", check.reason);
    json.Key("message").String(check.MessageIn(shared_.language));
    json.Optional("detail", check.DetailIn(shared_.language));
    if (!check.suggestions.empty()) {
      json.Key("suggestions").BeginArray();
      for (const checks::Suggestion& suggestion : check.suggestions) {
        json.String(suggestion.MessageIn(shared_.language));
      }
      json.EndArray();
    }
    json.Key("evidence")
        .String(
            std::string_view(document.text).substr(check.evidence.start, check.evidence.length()));
    json.Key("start").Integer(span.start).Key("end").Integer(span.end);
    json.Key("block").Integer(place.block);
    if (place.line > 0) json.Key("line").Integer(place.line).Key("column").Integer(place.column);
    json.Optional("element", place.element);
    if (place.page.page > 0) json.Key("page").Integer(place.page.page);
    json.Key("fingerprint").String(check.fingerprint);
    if (options_.selection.Of(check) == Shown::kSuppressed) {
      json.Key("suppressed").String(options_.selection.ReasonOf(check));
    }
    json.EndObject();
  }

  static void WriteCoverage(const Record& record, const text::CodePointIndex& index,
                            JsonWriter& json) {
    json.Key("numbers").BeginArray();
    for (const checks::NumberInText& number :
         checks::StatesOf(record.document, record.mentions, record.checks)) {
      const Span span = index.ToCodePoints(number.span);
      json.BeginObject().Key("start").Integer(span.start).Key("end").Integer(span.end);
      json.Key("state").String(StateName(number.state)).EndObject();
    }
    json.EndArray();
  }

  const Shared& shared_;
  ReportOptions options_;
};

}  // namespace

std::unique_ptr<Report> MakeJsonReport(const Shared& shared, ReportOptions options) {
  return std::make_unique<JsonReport>(shared, options);
}

}  // namespace rasoat::apps
