#include "apps/rasoat/command.h"
#include "apps/rasoat/output.h"
#include "apps/rasoat/process.h"
#include "apps/rasoat/report.h"
#include "extractors/coverage.h"

namespace rasoat::apps {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string from = "auto";
  bool coverage = false;
};

// `báo-cáo.md: 45 con số: 38 trong số liệu, 5 không phải số liệu (…), 2 chưa nhận ra`, then the
// lines of those that no rule took.
void PrintCoverage(const Shared& shared, const Document& document) {
  const Coverage coverage = Cover(document);
  std::size_t others = 0;
  std::string classes;
  for (const auto& [rule, count] : coverage.others) {
    others += count;
    if (!classes.empty()) classes += ", ";
    classes += shared.Say("other." + std::string(rule)) + " " + std::to_string(count);
  }
  if (!classes.empty()) classes = " (" + classes + ")";
  Print(OneLine(document.source.path) + ": " +
        shared.Say("coverage", {{"numbers", std::to_string(coverage.numbers)},
                                {"figures", std::to_string(coverage.figures)},
                                {"others", std::to_string(others)},
                                {"classes", classes},
                                {"unknown", std::to_string(coverage.unknown.size())}}) +
        "\n");
  for (const Span span : coverage.unknown) {
    const Excerpt excerpt = ExcerptAround(document, span);
    Print("    " + PlaceLabel(document, span, shared) + "  " + excerpt.text + "\n    " +
          std::string(excerpt.mark + PlaceLabel(document, span, shared).size() + 2, ' ') +
          std::string(excerpt.mark_length, '^') + "\n");
  }
}

int Run(const Shared& shared, const Options& options) {
  run::Inputs inputs(options.paths, {}, options.from == "jsonl");
  const std::size_t failed = ProcessAll(inputs, shared, [&](const Outcome& outcome) {
    for (const Record& record : outcome.records) {
      if (options.coverage) {
        PrintCoverage(shared, record.document);
      } else {
        Print(ToJson(record) + "\n");
      }
    }
    if (outcome.error && !options.coverage) Print(ToJson(outcome.source, *outcome.error) + "\n");
  });
  FlushOutput();
  return failed == 0 ? kOk : kDocumentFailed;
}

}  // namespace

void AddExtract(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "extract");
  auto options = std::make_shared<Options>();
  AddPaths(command, shared, options->paths);
  AddReading(command, shared);
  command->add_option("--from", options->from, shared.Say("from"))
      ->check(CLI::IsMember({"auto", "jsonl"}))
      ->option_text("KIND");
  command->add_flag("--coverage", options->coverage, shared.Say("coverage-option"));
  command->callback(
      [&shared, options] { shared.run = [&shared, options] { return Run(shared, *options); }; });
}

}  // namespace rasoat::apps
