#include "apps/rasoat/command.h"
#include "apps/rasoat/output.h"
#include "apps/rasoat/process.h"

namespace rasoat::apps {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string from = "auto";
};

int Run(const Shared& shared, const Options& options) {
  run::Inputs inputs(options.paths, {}, options.from == "jsonl");
  const std::size_t failed = ProcessAll(inputs, shared, [](const Outcome& outcome) {
    for (const Record& record : outcome.records) Print(ToJson(record) + "\n");
    if (outcome.error) Print(ToJson(outcome.source, *outcome.error) + "\n");
  });
  FlushOutput();
  return failed == 0 ? kOk : kDocumentFailed;
}

}  // namespace

void AddExtract(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "extract");
  auto options = std::make_shared<Options>();
  AddPaths(command, shared, options->paths);
  command->add_option("--from", options->from, shared.Say("from"))
      ->check(CLI::IsMember({"auto", "jsonl"}))
      ->option_text("KIND");
  command->callback(
      [&shared, options] { shared.run = [&shared, options] { return Run(shared, *options); }; });
}

}  // namespace rasoat::apps
