#include "apps/rasoat/process.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "apps/rasoat/output.h"
#include "pipeline/readers/worker/pool.h"
#include "pipeline/run/ordered.h"
#include "pipeline/run/read_input.h"

namespace rasoat::apps {
namespace {

constexpr std::size_t kProgressStep = 16;

Outcome Work(run::Input input, const std::string& known_hash, readers::Paging paging,
             bool prepare) {
  const auto start = std::chrono::steady_clock::now();
  // What has no file of its own could not be read again.
  if (input.bytes) paging.defer_ocr = false;
  run::ReadResult read = run::ReadInput(input, {}, {.known_sha256 = known_hash, .paging = paging});
  input.bytes.reset();
  Outcome outcome{std::move(input),      std::move(read.source), {},           {}, 0,
                  std::move(read.error), read.unchanged,         read.deferred};
  for (Document& document : read.documents) {
    outcome.records.push_back(MakeRecord(std::move(document)));
    if (prepare) outcome.prepared.push_back(Prepare(outcome.records.back()));
  }
  outcome.milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(
                             std::chrono::steady_clock::now() - start)
                             .count();
  return outcome;
}

void SayWhatHappened(const Outcome& outcome, const Shared& shared) {
  if (outcome.error) shared.Complain(*outcome.error);
  for (const Record& record : outcome.records) {
    for (const Warning& warning : record.document.warnings) {
      shared.Complain(shared.Say("warning." + warning.code,
                                 {{"path", outcome.input.path}, {"detail", warning.detail}}));
    }
  }
}

// A line that is overwritten, on a terminal only. Says 100 % only when nothing is open.
class Progress {
 public:
  Progress(const Shared& shared, std::size_t total)
      : shared_(shared), shown_(ErrorIsTerminal()), total_(total) {}
  ~Progress() { Clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Start() { ++started_; }
  void Postpone() { --started_; }

  void Step() {
    ++count_;
    if (!shown_ || (total_ == 0 && count_ % kProgressStep != 0)) return;
    const std::string count = std::to_string(count_);
    const std::string open = std::to_string(started_ - count_);
    std::fprintf(stderr, "\r\033[K%s",
                 total_ == 0 ? shared_.Say("progress", {{"count", count}, {"open", open}}).c_str()
                             : shared_
                                   .Say("progress-of", {{"count", count},
                                                        {"open", open},
                                                        {"total", std::to_string(total_)},
                                                        {"percent", std::to_string(Percent())}})
                                   .c_str());
    written_ = true;
  }

  void Clear() {
    if (written_) std::fputs("\r\033[K", stderr);
    written_ = false;
  }

 private:
  // Cut, so that 100 is reached only by the last one.
  std::size_t Percent() const { return count_ * 100 / total_; }

  const Shared& shared_;
  bool shown_;
  std::size_t total_;
  std::atomic<std::size_t> started_ = 0;
  std::size_t count_ = 0;
  bool written_ = false;
};

}  // namespace

std::string WorkerProgram() {
  std::error_code failure;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", failure);
  return (self.parent_path() / "rasoat-worker").string();
}

std::size_t Process(const NextInput& next, const Shared& shared,
                    const std::function<void(const Outcome&)>& deliver, const Keeping& keeping) {
  std::size_t failed = 0;
  Progress progress(shared, keeping.total);
  readers::worker::Pool workers(WorkerProgram(), shared.jobs);
  readers::Paging paging = shared.paging;
  paging.workers = &workers;
  paging.cache = keeping.cache;
  paging.defer_ocr = keeping.deferred != nullptr;
  const auto finish = [&](const Outcome& outcome) {
    if (outcome.deferred) {
      progress.Postpone();
      keeping.deferred->push_back(outcome.input);
      return;
    }
    if (outcome.error || !outcome.records.empty()) progress.Clear();
    SayWhatHappened(outcome, shared);
    failed += outcome.error.has_value();
    deliver(outcome);
    progress.Step();
  };
  const auto work = [&]() -> run::Work {
    std::optional<run::Input> input = next();
    if (!input) return {};
    progress.Start();
    const std::string hash = keeping.known ? keeping.known(*input) : std::string();
    auto shared_input = std::make_shared<run::Input>(std::move(*input));
    const bool prepare = keeping.prepare;
    return [shared_input, hash, prepare, &paging, &finish]() -> run::Deliver {
      auto outcome =
          std::make_shared<Outcome>(Work(std::move(*shared_input), hash, paging, prepare));
      return [outcome, &finish] { finish(*outcome); };
    };
  };
  run::RunInOrder(work, shared.jobs);
  progress.Clear();
  return failed;
}

void SayNotes(const run::Inputs& inputs, const Shared& shared) {
  for (const run::Note& note : inputs.notes()) {
    shared.Complain(shared.Say("note." + note.code,
                               {{"path", note.path}, {"count", std::to_string(note.count)}}));
  }
}

std::size_t ProcessAll(run::Inputs& inputs, const Shared& shared,
                       const std::function<void(const Outcome&)>& deliver) {
  const std::size_t failed = Process([&] { return inputs.Next(); }, shared, deliver, {});
  SayNotes(inputs, shared);
  return failed;
}

}  // namespace rasoat::apps
