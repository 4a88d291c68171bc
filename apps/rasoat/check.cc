#include "apps/rasoat/command.h"
#include "apps/rasoat/output.h"
#include "apps/rasoat/process.h"
#include "apps/rasoat/report.h"

namespace rasoat::apps {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string from = "auto";
  std::string format = "text";
  std::string min_severity = "error";
  std::string baseline;
  std::string suppressions;
  bool all = false;
  bool coverage = false;
};

std::unique_ptr<Report> MakeReport(const Shared& shared, const Options& options,
                                   const Selection& selection) {
  const ReportOptions report{selection, options.all, options.coverage};
  if (options.format == "json") return MakeJsonReport(shared, report);
  if (options.format == "sarif") return MakeSarifReport(shared, report);
  if (options.format == "html") return MakeHtmlReport(shared, report);
  return MakeTextReport(shared, report);
}

void Summarise(const Shared& shared, const Tally& tally, std::size_t failed) {
  shared.Complain(shared.Say("summary.check", {{"documents", std::to_string(tally.documents)},
                                               {"checks", std::to_string(tally.checks)},
                                               {"errors", std::to_string(tally.errors)},
                                               {"notes", std::to_string(tally.notes)},
                                               {"questions", std::to_string(tally.questions)}}));
  if (tally.known + tally.suppressed > 0) {
    shared.Complain(
        shared.Say("summary.left-out", {{"known", std::to_string(tally.known)},
                                        {"suppressed", std::to_string(tally.suppressed)}}));
  }
  if (failed == 0) return;
  shared.Complain(shared.Say("summary.failed", {{"failed", std::to_string(failed)}}));
}

int Run(const Shared& shared, const Options& options) {
  Selection selection(options.all);
  if (!options.baseline.empty()) selection.ReadBaseline(options.baseline);
  if (!options.suppressions.empty()) selection.ReadSuppressions(options.suppressions);
  const std::unique_ptr<Report> report = MakeReport(shared, options, selection);
  run::Inputs inputs(options.paths, {}, options.from == "jsonl");
  Tally tally;
  report->Begin();
  const std::size_t failed = ProcessAll(inputs, shared, [&](const Outcome& outcome) {
    if (outcome.error) report->AddFailure(*outcome.error);
    for (const Record& record : outcome.records) {
      tally.Add(record, selection);
      report->Add(record);
    }
  });
  report->End();
  FlushOutput();
  Summarise(shared, tally, failed);
  if (failed > 0) return kDocumentFailed;
  const bool loud = tally.errors > 0 || (options.min_severity == "note" && tally.notes > 0);
  return loud ? kFindings : kOk;
}

}  // namespace

void AddCheck(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "check");
  auto options = std::make_shared<Options>();
  AddPaths(command, shared, options->paths);
  AddReading(command, shared);
  command->add_option("--from", options->from, shared.Say("from"))
      ->check(CLI::IsMember({"auto", "jsonl"}))
      ->option_text("KIND");
  command->add_option("--format", options->format, shared.Say("format"))
      ->check(CLI::IsMember({"text", "json", "sarif", "html"}))
      ->option_text("FORMAT");
  command->add_option("--min-severity", options->min_severity, shared.Say("min-severity"))
      ->check(CLI::IsMember({"error", "note"}))
      ->option_text("LEVEL");
  command->add_flag("--all", options->all, shared.Say("all"));
  command->add_flag("--coverage", options->coverage, shared.Say("check-coverage"));
  command->add_option("--baseline", options->baseline, shared.Say("baseline"))->option_text("FILE");
  command->add_option("--suppress", options->suppressions, shared.Say("suppress"))
      ->option_text("FILE");
  command->callback(
      [&shared, options] { shared.run = [&shared, options] { return Run(shared, *options); }; });
}

}  // namespace rasoat::apps
