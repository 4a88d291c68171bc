#include "apps/rasoat/output.h"
#include "apps/rasoat/search_output.h"
#include "index/query/notes.h"
#include "pipeline/model/json_writer.h"
#include "pipeline/text/code_points.h"

namespace rasoat::apps {
namespace {

using search::Hit;

std::string Number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

void WritePlace(const search::PagePlace& place, JsonWriter& json) {
  if (place.page == 0) return;
  json.Key("page").Integer(place.page);
  if (place.box.empty()) return;
  json.Key("box").BeginArray();
  for (const double side : place.box) json.Raw(Number(side));
  json.EndArray();
}

// Marks count from the start of the snippet; `start` is the snippet's own in the record's text.
void WriteSnippet(const Hit& hit, JsonWriter& json) {
  const text::CodePointIndex index(hit.snippet.text);
  json.Key("snippet").BeginObject().Key("text").String(hit.snippet.text);
  json.Key("start").Integer(hit.snippet_start);
  json.Key("marks").BeginArray();
  for (const Span mark : hit.snippet.marks) {
    const Span span = index.ToCodePoints(mark);
    json.BeginObject().Key("start").Integer(span.start).Key("end").Integer(span.end).EndObject();
  }
  json.EndArray();
  WritePlace(hit.place, json);
  json.EndObject();
}

// Nothing for a document without copies.
void WriteCopies(const search::CopiesOf& copies, JsonWriter& json) {
  if (copies.others == 0) return;
  json.Key("copies").BeginObject().Key("others").Integer(static_cast<std::int64_t>(copies.others));
  json.Key("differing").BeginArray();
  for (const search::CopyFigure& figure : copies.differing) {
    json.BeginObject().Key("figure").String(figure.figure);
    json.Key("documents").Integer(static_cast<std::int64_t>(figure.documents)).EndObject();
  }
  json.EndArray().EndObject();
}

void WriteHit(const Hit& hit, JsonWriter& json) {
  json.BeginObject();
  json.Key("id").String(hit.id).Key("version").Integer(hit.version);
  json.Key("path").String(hit.path);
  json.Optional("title", hit.title).Optional("published", hit.published);
  json.Optional("publisher", hit.publisher);
  json.Key("score").Raw(Number(hit.score));
  WriteSnippet(hit, json);
  json.Key("figures").BeginArray();
  for (const search::FigureHit& figure : hit.figures) {
    json.BeginObject().Key("quote").String(figure.quote);
    json.Key("start").Integer(figure.start).Key("end").Integer(figure.end);
    WritePlace(figure.place, json);
    json.EndObject();
  }
  json.EndArray().Key("findings").BeginArray();
  for (const search::Finding& finding : hit.findings) {
    json.BeginObject().Key("rule").String(finding.rule).Key("verdict").String(finding.verdict);
    json.Key("message").BeginObject().Key("vi").String(finding.vietnamese);
    json.Key("en").String(finding.english).EndObject().EndObject();
  }
  json.EndArray();
  WriteCopies(hit.copies, json);
  json.EndObject();
}

void WriteFacet(const search::Facet& facet, JsonWriter& json) {
  json.BeginObject().Key("field").String(facet.field).Key("values").BeginArray();
  for (const search::FacetValue& value : facet.values) {
    json.BeginObject().Key("value").String(value.value).Key("label").String(value.label);
    json.Key("count").Integer(static_cast<std::int64_t>(value.count)).EndObject();
  }
  json.EndArray().Key("others").Integer(static_cast<std::int64_t>(facet.others)).EndObject();
}

void WriteNotes(const Shared& shared, const search::Results& results, JsonWriter& json) {
  json.Key("notes").BeginArray();
  for (const query::Note& note : results.notes) {
    json.BeginObject().Key("code").String(note.id);
    json.Key("message").String(query::Describe(note, shared.language)).EndObject();
  }
  json.EndArray();
}

}  // namespace

void PrintResultsAsJson(const Shared& shared, const search::Results& results) {
  JsonWriter json;
  json.BeginObject().Key("query").String(query::Describe(results.root));
  WriteNotes(shared, results, json);
  json.Key("relaxed").Bool(results.relaxed);
  json.Key("total").Integer(static_cast<std::int64_t>(results.total));
  json.Key("total_exact").Bool(results.total_exact);
  if (results.suggestion) {
    json.Key("suggestion").BeginObject().Key("query").String(results.suggestion->query);
    json.Key("total").Integer(static_cast<std::int64_t>(results.suggestion->count)).EndObject();
  }
  json.Key("results").BeginArray();
  for (const Hit& hit : results.hits) WriteHit(hit, json);
  json.EndArray();
  if (!results.facets.empty()) {
    json.Key("facets").BeginArray();
    for (const search::Facet& facet : results.facets) WriteFacet(facet, json);
    json.EndArray();
  }
  json.EndObject();
  Print(json.text() + "\n");
}

}  // namespace rasoat::apps
