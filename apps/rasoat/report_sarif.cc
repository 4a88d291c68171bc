#include <cctype>

#include "apps/rasoat/output.h"
#include "apps/rasoat/report.h"
#include "extractors/checks/registry.h"
#include "pipeline/model/json_writer.h"
#include "pipeline/text/code_points.h"

// SARIF 2.1.0 (OASIS, 2020), one run. Text files are located by line and column; other files, whose
// lines mean nothing to a reader, by their own extracted text, which stands in the log as an
// artifact inside the file's artifact.

namespace rasoat::apps {
namespace {

using checks::Check;
using checks::Verdict;

constexpr std::string_view kSchemaUri =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

std::string_view KindOf(const Check& check) {
  if (check.IsQuestion()) return "review";
  switch (check.verdict) {
    case Verdict::kConsistent: return "pass";
    case Verdict::kRounding:
    case Verdict::kInconsistent: return "fail";
    case Verdict::kUndetermined: return "notApplicable";
  }
  return "notApplicable";
}

std::string_view LevelOf(const Check& check) {
  return check.IsFinding() ? checks::SeverityName(check.severity) : std::string_view("none");
}

// Rules that give notes at most would stand here with "note".
constexpr std::string_view kDefaultLevel = "error";

// A path as a URI reference (RFC 3986): a relative one stays relative.
std::string ToUri(const std::string& path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        std::isalnum(byte) || std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain && byte < 0x80) {
      uri.push_back(c);
    } else {
      uri += {'%', kHex[byte >> 4], kHex[byte & 0xF]};
    }
  }
  return uri;
}

class SarifReport : public Report {
 public:
  SarifReport(const Shared& shared, ReportOptions options) : shared_(shared), options_(options) {}

  void Add(const Record& record) override {
    const Document& document = record.document;
    const bool in_file = !document.line_starts.empty();
    const std::int64_t file = artifacts_++;
    artifact_list_.BeginObject().Key("location").BeginObject();
    artifact_list_.Key("uri").String(ToUri(document.source.path)).EndObject();
    artifact_list_.Optional("mimeType", document.source.media_type);
    artifact_list_.Key("hashes").BeginObject();
    artifact_list_.Key("sha-256").String(document.source.sha256).EndObject().EndObject();
    if (!in_file) {
      ++artifacts_;
      artifact_list_.BeginObject().Key("parentIndex").Integer(file);
      artifact_list_.Key("mimeType").String("text/plain").Key("contents").BeginObject();
      artifact_list_.Key("text").String(document.text).EndObject().EndObject();
    }
    const text::CodePointIndex index(document.text);
    for (const Check& check : record.checks) {
      const Shown shown = options_.selection.Of(check);
      if (shown == Shown::kYes || shown == Shown::kSuppressed) {
        AddResult(document, index, check, file);
      }
    }
  }

  void AddFailure(const Error& error) override {
    notifications_.BeginObject().Key("level").String("error").Key("message").BeginObject();
    notifications_.Key("text").String(error.Describe(shared_.language)).EndObject().EndObject();
    failed_ = true;
  }

  void End() override {
    JsonWriter log;
    log.BeginObject().Key("$schema").String(kSchemaUri).Key("version").String("2.1.0");
    log.Key("runs").BeginArray().BeginObject();
    log.Key("tool").BeginObject().Key("driver").BeginObject();
    log.Key("name").String("rasoat").Key("version").String(RASOAT_VERSION);
    log.Key("rules").BeginArray();
    for (const checks::CheckRule& rule : checks::Rules()) {
      const char* text = shared_.language == Language::kVietnamese ? rule.vietnamese : rule.english;
      log.BeginObject().Key("id").String(rule.id);
      for (const char* key : {"shortDescription", "fullDescription", "help"}) {
        log.Key(key).BeginObject().Key("text").String(text).EndObject();
      }
      log.Key("defaultConfiguration").BeginObject().Key("level").String(kDefaultLevel);
      log.EndObject().EndObject();
    }
    log.EndArray().EndObject().EndObject();
    log.Key("invocations").BeginArray().BeginObject();
    log.Key("executionSuccessful").Bool(!failed_);
    log.Key("toolExecutionNotifications").Raw(notifications_.EndArray().text());
    log.EndObject().EndArray();
    log.Key("columnKind").String("unicodeCodePoints");
    log.Key("artifacts").Raw(artifact_list_.EndArray().text());
    log.Key("results").Raw(results_.EndArray().text());
    log.EndObject().EndArray().EndObject();
    Print(log.text() + "\n");
  }

  void Begin() override {
    artifact_list_.BeginArray();
    results_.BeginArray();
    notifications_.BeginArray();
  }

 private:
  void AddResult(const Document& document, const text::CodePointIndex& index, const Check& check,
                 std::int64_t file) {
    results_.BeginObject().Key("ruleId").String(check.rule);
    results_.Key("kind").String(KindOf(check)).Key("level").String(LevelOf(check));
    results_.Key("message").BeginObject();
    results_.Key("text").String(check.MessageIn(shared_.language)).EndObject();
    results_.Key("locations").BeginArray();
    AddLocation(document, index, check.focus, file, true);
    results_.EndArray();
    AddOperands(document, index, check, file);
    results_.Key("partialFingerprints").BeginObject();
    results_.Key("rasoatFinding/v1").String(check.fingerprint).EndObject();
    if (options_.selection.has_baseline()) results_.Key("baselineState").String("new");
    if (options_.selection.Of(check) == Shown::kSuppressed) {
      results_.Key("suppressions").BeginArray().BeginObject().Key("kind").String("external");
      results_.Key("justification").String(options_.selection.ReasonOf(check));
      results_.EndObject().EndArray();
    }
    AddProperties(document, check);
    results_.EndObject();
  }

  // The other figures of the relation.
  void AddOperands(const Document& document, const text::CodePointIndex& index, const Check& check,
                   std::int64_t file) {
    results_.Key("relatedLocations").BeginArray();
    for (const checks::Operand& operand : check.operands) {
      if (operand.written.length() == 0 || operand.written == check.focus) continue;
      AddLocation(document, index, operand.written, file, false);
    }
    results_.EndArray();
  }

  void AddLocation(const Document& document, const text::CodePointIndex& index, Span span,
                   std::int64_t file, bool snippet) {
    const Place place = FindPlace(document, span);
    const Span points = index.ToCodePoints(span);
    results_.BeginObject().Key("physicalLocation").BeginObject();
    results_.Key("artifactLocation").BeginObject();
    if (place.line > 0) {
      results_.Key("uri").String(ToUri(document.source.path)).Key("index").Integer(file);
    } else {
      results_.Key("index").Integer(file + 1);
    }
    results_.EndObject().Key("region").BeginObject();
    if (place.line > 0) {
      results_.Key("startLine").Integer(place.line).Key("startColumn").Integer(place.column);
      results_.Key("endColumn").Integer(place.column + points.length());
    } else {
      results_.Key("charOffset").Integer(points.start).Key("charLength").Integer(points.length());
    }
    if (snippet) {
      results_.Key("snippet").BeginObject().Key("text");
      results_.String(ExcerptAround(document, span).text).EndObject();
    }
    results_.EndObject().EndObject().EndObject();
  }

  void AddProperties(const Document& document, const Check& check) {
    results_.Key("properties").BeginObject();
    results_.Key("verdict").String(checks::VerdictName(check.verdict));
    results_.Key("class").String(checks::ClassName(check.check_class));
    results_.Optional("reason", check.reason);
    results_.Optional("detail", check.DetailIn(shared_.language));
    results_.Key("evidence")
        .String(
            std::string_view(document.text).substr(check.evidence.start, check.evidence.length()));
    if (!check.suggestions.empty()) {
      results_.Key("suggestions").BeginArray();
      for (const checks::Suggestion& suggestion : check.suggestions) {
        results_.String(suggestion.MessageIn(shared_.language));
      }
      results_.EndArray();
    }
    results_.EndObject();
  }

  const Shared& shared_;
  ReportOptions options_;
  JsonWriter artifact_list_;
  JsonWriter results_;
  JsonWriter notifications_;
  bool failed_ = false;
  std::int64_t artifacts_ = 0;
};

}  // namespace

std::unique_ptr<Report> MakeSarifReport(const Shared& shared, ReportOptions options) {
  return std::make_unique<SarifReport>(shared, options);
}

}  // namespace rasoat::apps
