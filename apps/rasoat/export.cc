#include "index/dataset/export.h"

#include <algorithm>

#include "apps/rasoat/command.h"
#include "index/dataset/formats.h"
#include "index/dataset/schema.h"
#include "index/store/store.h"

namespace rasoat::apps {
namespace {

struct Options {
  std::vector<std::string> words;
  std::string saved;
  dataset::Request request;
};

std::vector<std::string> TableNames() {
  std::vector<std::string> names;
  for (const dataset::Table& table : dataset::Tables()) names.emplace_back(table.name);
  return names;
}

std::string Choices(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "|") + word;
  return text;
}

// A saved search by its name.
std::string QueryOf(const Shared& shared, const Options& options) {
  if (options.saved.empty()) return JoinWords(options.words);
  store::Store store(options.request.folder, store::Mode::kRead);
  const auto saved = store.FindSaved(options.saved);
  if (!saved) {
    shared.Complain(shared.Say("no-saved", {{"name", options.saved}}));
    return {};
  }
  return saved->query;
}

int Run(const Shared& shared, Options& options) {
  options.request.query = QueryOf(shared, options);
  if (!options.saved.empty() && options.request.query.empty()) return kCouldNotRun;
  const dataset::Summary summary = dataset::Export(options.request);
  std::string rows;
  for (const auto& [table, count] : summary.rows) {
    rows += (rows.empty() ? "" : ", ") + table + " " + std::to_string(count);
  }
  shared.Complain(shared.Say("summary.export", {{"target", options.request.target},
                                                {"documents", std::to_string(summary.documents)},
                                                {"rows", rows}}));
  if (summary.documents > 0) return kOk;
  shared.Complain(shared.Say("empty-selection", {{"query", options.request.query}}));
  return kFindings;
}

}  // namespace

void AddExport(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "export");
  auto options = std::make_shared<Options>();
  command->add_option("QUERY", options->words, shared.Say("export-query"))->option_text("QUERY…");
  AddDatabase(command, shared, options->request.folder);
  command->add_option("--to", options->request.target, shared.Say("export-to"))
      ->required()
      ->option_text("DIR");
  std::vector<std::string> formats;
  for (const std::string_view name : dataset::FormatNames()) formats.emplace_back(name);
  options->request.formats = {"csv"};
  command->add_option("--format", options->request.formats, shared.Say("export-format"))
      ->delimiter(',')
      ->check(CLI::IsMember(formats))
      ->option_text(Choices(formats));
  command->add_option("--table", options->request.tables, shared.Say("export-table"))
      ->delimiter(',')
      ->check(CLI::IsMember(TableNames()))
      ->option_text(Choices(TableNames()));
  command->add_option("--saved", options->saved, shared.Say("export-saved"))->option_text("NAME");
  command->add_flag("--bom", options->request.bom, shared.Say("export-bom"));
  command->add_flag("--force", options->request.force, shared.Say("export-force"));
  command->callback(
      [&shared, options] { shared.run = [&shared, options] { return Run(shared, *options); }; });
}

}  // namespace rasoat::apps
