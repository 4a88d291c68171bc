#include "apps/rasoat/explain_reader.h"

#include "apps/rasoat/output.h"
#include "apps/rasoat/process.h"
#include "pipeline/readers/worker/pool.h"
#include "pipeline/run/read_input.h"

namespace rasoat::apps {
namespace {

void PrintDocument(const Shared& shared, const Document& document,
                   const std::vector<readers::TraceLine>& trace) {
  Print("\n" + document.source.address + "  " + document.source.media_type + "\n");
  if (!document.article) Print("  " + shared.Say("explain.no-article") + "\n");
  Print("\n" + shared.Say("explain.metadata") + "\n");
  for (const MetadataNote& note : document.metadata) {
    Print("  " + note.field + " ← " + note.from + ": " + OneLine(note.written) +
          (note.element.empty() ? "" : "  " + note.element) + "\n");
  }
  if (document.metadata.empty()) Print("  " + shared.Say("explain.nothing") + "\n");
  for (const Warning& warning : document.warnings) {
    Print("  ! " + warning.code + (warning.detail.empty() ? "" : ": " + OneLine(warning.detail)) +
          "\n");
  }
  Print("\n" + shared.Say("explain.rules") + "\n");
  for (const readers::TraceLine& line : trace) {
    Print("  " + line.rule + "  " + line.element + "\n      " + OneLine(line.note) + "\n");
  }
  if (trace.empty()) Print("  " + shared.Say("explain.nothing") + "\n");
}

}  // namespace

int ExplainReader(const Shared& shared, const std::vector<std::string>& paths) {
  run::Inputs inputs(paths, {});
  readers::worker::Pool workers(WorkerProgram(), shared.jobs);
  readers::Paging paging = shared.paging;
  paging.workers = &workers;
  int status = kOk;
  while (const auto input = inputs.Next()) {
    const run::ReadResult read = run::ReadInput(*input, {}, {.trace = true, .paging = paging});
    for (std::size_t i = 0; i < read.documents.size(); ++i) {
      PrintDocument(shared, read.documents[i], read.traces[i]);
    }
    if (!read.error) continue;
    shared.Complain(*read.error);
    status = kDocumentFailed;
  }
  FlushOutput();
  return status;
}

}  // namespace rasoat::apps
