#include "apps/rasoat/command.h"
#include "apps/rasoat/output.h"
#include "index/database.h"
#include "index/xapian/database.h"
#include "index/xapian/schema.h"
#include "pipeline/model/json_writer.h"

// Small commands on a database: info, failures, reindex, schema.

namespace rasoat::apps {
namespace {

// A label in code points of one width, so that columns stand under each other.
std::string Padded(const std::string& label, std::size_t width) {
  std::string text = label;
  std::size_t letters = 0;
  for (const char c : label) letters += (c & 0xC0) != 0x80;
  text.append(width > letters ? width - letters : 1, ' ');
  return text;
}

std::string Sentence(const Shared& shared, const store::InputState& failure) {
  ErrorCode code = ErrorCode::kInternal;
  for (int i = 0; i <= static_cast<int>(ErrorCode::kInternal); ++i) {
    if (ErrorName(static_cast<ErrorCode>(i)) == failure.error) code = static_cast<ErrorCode>(i);
  }
  return Error(code, failure.path, failure.detail).Describe(shared.language);
}

int RunInfo(const Shared& shared, const std::string& folder) {
  store::Store store(folder, store::Mode::kRead);
  const store::Counts counts = store.Count();
  const std::pair<const char*, std::int64_t> rows[] = {
      {"info.documents", counts.documents}, {"info.versions", counts.versions},
      {"info.figures", counts.figures},     {"info.inconsistent", counts.inconsistent},
      {"info.rounding", counts.rounding},   {"info.failed", counts.failed_inputs}};
  for (const auto& [label, value] : rows) {
    Print(Padded(shared.Say(label), 22) + std::to_string(value) + "\n");
  }
  for (const store::InputState& failure : store.Failures()) {
    Print("  " + Sentence(shared, failure) + "\n");
  }
  xapian::OpenForReading(folder);  // says so if the index cannot be used
  FlushOutput();
  return kOk;
}

void PrintFailure(const Shared& shared, const store::InputState& failure) {
  Print(shared.Say("failure-line", {{"sentence", OneLine(Sentence(shared, failure))},
                                    {"code", failure.error},
                                    {"attempts", std::to_string(failure.attempts)}}) +
        "\n");
}

void PrintFailureAsJson(const Shared& shared, const store::InputState& failure) {
  JsonWriter json;
  json.BeginObject().Key("path").String(failure.path).Key("address").String(failure.address);
  json.Key("code").String(failure.error).Key("message").String(Sentence(shared, failure));
  json.Optional("detail", failure.detail).Optional("sha256", failure.sha256);
  json.Key("attempts").Integer(failure.attempts);
  json.Key("milliseconds").Integer(failure.milliseconds).EndObject();
  Print(json.text() + "\n");
}

int RunFailures(const Shared& shared, const std::string& folder, bool as_json) {
  store::Store store(folder, store::Mode::kRead);
  const auto failures = store.Failures();
  for (const store::InputState& failure : failures) {
    as_json ? PrintFailureAsJson(shared, failure) : PrintFailure(shared, failure);
  }
  FlushOutput();
  return failures.empty() ? kOk : kFindings;
}

int RunReindex(const Shared& shared, const std::string& folder) {
  const std::size_t count = DatabaseWriter::Reindex(folder);
  shared.Complain(shared.Say("reindexed", {{"count", std::to_string(count)}}));
  return kOk;
}

const char* KindName(xapian::FieldKind kind) {
  switch (kind) {
    case xapian::FieldKind::kText: return "text";
    case xapian::FieldKind::kFilter: return "filter";
    case xapian::FieldKind::kValue: return "value";
  }
  return "";
}

// The rows of the table in docs/index-schema.md.
int RunSchema() {
  for (const xapian::Field* field : xapian::Schema()) {
    const std::string place = field->slot >= 0        ? "slot " + std::to_string(field->slot)
                              : field->prefix.empty() ? "(none)"
                                                      : std::string(field->prefix);
    Print("| " + std::string(field->name) + " | " + KindName(field->kind) + " | " + place + " | " +
          (field->many ? "many" : "one") + " | " + std::string(field->content) + " |\n");
  }
  FlushOutput();
  return kOk;
}

}  // namespace

void AddInfo(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "info");
  auto folder = std::make_shared<std::string>();
  AddDatabase(command, shared, *folder);
  command->callback(
      [&shared, folder] { shared.run = [&shared, folder] { return RunInfo(shared, *folder); }; });
}

void AddFailures(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "failures");
  auto folder = std::make_shared<std::string>();
  auto json = std::make_shared<bool>(false);
  AddDatabase(command, shared, *folder);
  command->add_flag("--json", *json, shared.Say("json"));
  command->callback([&shared, folder, json] {
    shared.run = [&shared, folder, json] { return RunFailures(shared, *folder, *json); };
  });
}

void AddReindex(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "reindex");
  auto folder = std::make_shared<std::string>();
  AddDatabase(command, shared, *folder);
  command->callback([&shared, folder] {
    shared.run = [&shared, folder] { return RunReindex(shared, *folder); };
  });
}

void AddSchema(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "schema");
  command->callback([&shared] { shared.run = [] { return RunSchema(); }; });
}

}  // namespace rasoat::apps
