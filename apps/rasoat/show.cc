#include "apps/rasoat/command.h"
#include "apps/rasoat/output.h"
#include "index/store/record_json.h"

namespace rasoat::apps {
namespace {

using nlohmann::json;

struct Options {
  std::string id;
  std::string folder;
  bool json = false;
};

void PrintHead(const json& record, const store::StoredDocument& document) {
  std::string head = record.value("title", "") + "\n";
  head += "  " + document.path + "  #" + document.id + " v" + std::to_string(document.version);
  if (record.contains("published")) head += "  " + record.value("published", "");
  Print(head + "\n\n");
}

void PrintFigures(const json& record) {
  for (const json& mention : record.at("mentions")) {
    std::string line = "  " + mention.value("type", "");
    line.resize(12, ' ');
    Print(line + mention.value("quote", "") + "\n");
  }
  Print("\n");
}

void PrintChecks(const Shared& shared, const json& record) {
  const char* language = shared.language == Language::kVietnamese ? "vi" : "en";
  for (const json& check : record.at("checks")) {
    Print("  " + shared.Say("severity." + check.value("severity", "none")) + ": " +
          check.at("message").value(language, "") + " [" + check.value("rule", "") + "]\n");
  }
  if (!record.at("checks").empty()) Print("\n");
}

int Run(const Shared& shared, const Options& options) {
  store::Store store(options.folder, store::Mode::kRead);
  std::vector<std::string> ids;
  if (!options.id.empty()) ids = store.FindIds(options.id);
  if (ids.empty()) {
    shared.Complain(shared.Say("no-document", {{"id", options.id}}));
    return kFindings;
  }
  if (ids.size() > 1 && ids.front() != options.id) {
    std::string list;
    for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
    shared.Complain(shared.Say("ambiguous-id", {{"id", options.id}, {"ids", list}}));
    return kFindings;
  }
  const auto document = store.Find(ids.front());
  if (options.json) {
    Print(document->record + "\n");
  } else {
    store::WithRecord(options.folder, *document, [&](const json& record) {
      PrintHead(record, *document);
      PrintChecks(shared, record);
      PrintFigures(record);
      Print(record.at("text").get_ref<const std::string&>() + "\n");
    });
  }
  FlushOutput();
  return kOk;
}

}  // namespace

void AddShow(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "show");
  auto options = std::make_shared<Options>();
  command->add_option("ID", options->id, shared.Say("id"))->required()->option_text("ID");
  AddDatabase(command, shared, options->folder);
  command->add_flag("--json", options->json, shared.Say("json"));
  command->callback(
      [&shared, options] { shared.run = [&shared, options] { return Run(shared, *options); }; });
}

}  // namespace rasoat::apps
