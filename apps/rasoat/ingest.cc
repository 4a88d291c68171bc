#include <chrono>
#include <filesystem>
#include <map>
#include <mutex>

#include "apps/rasoat/command.h"
#include "apps/rasoat/process.h"
#include "index/database.h"

namespace rasoat::apps {
namespace {

// A commit after this many documents or this long, whichever comes first: what a crash can cost.
constexpr std::size_t kBatchDocuments = 1000;
constexpr std::chrono::seconds kBatchTime{5};

struct Options {
  std::vector<std::string> paths;
  std::string from = "auto";
  std::string folder;
  bool prune = false;
};

// Puts outcomes into a database. The two sides of the runner, look-ups of known hashes and
// delivery, run at the same time: one lock guards the store.
class Ingest {
 public:
  Ingest(const Shared& shared, const Options& options)
      : shared_(shared), database_(options.folder), last_commit_(Clock::now()) {}

  std::string KnownHash(const run::Input& input) {
    const std::lock_guard guard(mutex_);
    return database_.store().HashOf(input.address).value_or("");
  }

  void Deliver(const Outcome& outcome) {
    const std::lock_guard guard(mutex_);
    if (!IsFirst(outcome.input)) return;
    if (outcome.unchanged) {
      ++counts_["unchanged"];
      return;
    }
    Put(outcome);
    if (++pending_ >= kBatchDocuments || Clock::now() - last_commit_ >= kBatchTime) Commit();
  }

  // Inputs that were under the folders named and are there no more.
  void Prune(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      std::error_code failure;
      const std::string root = std::filesystem::weakly_canonical(path, failure).string();
      for (const std::string& address : database_.store().AddressesUnder(root)) {
        if (seen_.contains(address)) continue;
        counts_["removed"] += database_.store().RemoveInput(address);
      }
    }
  }

  void Finish(std::size_t failed) {
    Commit();
    const auto count = [&](const char* name) { return std::to_string(counts_[name]); };
    shared_.Complain(
        shared_.Say("summary.ingest", {{"new", count("new")},
                                       {"changed", count("changed")},
                                       {"unchanged", count("unchanged")},
                                       {"removed", count("removed")},
                                       {"failed", std::to_string(failed + clashes_)}}));
  }

  std::size_t clashes() const { return clashes_; }

 private:
  using Clock = std::chrono::steady_clock;

  // Two files with one address in one run would be taken for two versions of one document.
  bool IsFirst(const run::Input& input) {
    const auto [known, inserted] = seen_.emplace(input.address, input.path);
    if (inserted || known->second == input.path) return true;
    shared_.Complain(
        shared_.Say("duplicate-address", {{"path", input.path}, {"address", input.address}}));
    ++clashes_;
    return false;
  }

  void Put(const Outcome& outcome) {
    store::Store& store = database_.store();
    store::InputState state{outcome.input.address,
                            outcome.input.root,
                            outcome.input.path,
                            outcome.source.sha256,
                            "ok",
                            "",
                            ""};
    if (outcome.error) {
      // What was kept of it before stays: a file that became unreadable has not vanished.
      state.state = "failed";
      state.error = ErrorName(outcome.error->code());
      state.detail = outcome.error->detail();
      store.SetInput(state);
      return;
    }
    std::vector<std::string> documents;
    for (const Record& record : outcome.records) {
      if (!record.document.warnings.empty()) state.state = "ok-with-warnings";
      documents.push_back(record.document.id);
      switch (store.PutRecord(record, outcome.input.address)) {
        case store::Put::kNew: ++counts_["new"]; break;
        case store::Put::kChanged: ++counts_["changed"]; break;
        case store::Put::kUnchanged: ++counts_["unchanged"]; break;
      }
    }
    counts_["removed"] += store.DropOthers(outcome.input.address, documents);
    store.SetInput(state);
  }

  void Commit() {
    database_.Commit();
    pending_ = 0;
    last_commit_ = Clock::now();
  }

  const Shared& shared_;
  DatabaseWriter database_;
  std::mutex mutex_;
  std::map<std::string, std::string> seen_;  // address to path, of this run
  std::map<std::string, std::int64_t> counts_;
  std::size_t clashes_ = 0;
  std::size_t pending_ = 0;
  Clock::time_point last_commit_;
};

int Run(const Shared& shared, const Options& options) {
  Ingest ingest(shared, options);
  run::Inputs inputs(options.paths, {}, options.from == "jsonl");
  const std::size_t failed = ProcessAll(
      inputs, shared, [&](const Outcome& outcome) { ingest.Deliver(outcome); },
      [&](const run::Input& input) { return ingest.KnownHash(input); });
  if (options.prune) ingest.Prune(options.paths);
  ingest.Finish(failed);
  return failed + ingest.clashes() == 0 ? kOk : kDocumentFailed;
}

}  // namespace

void AddIngest(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "ingest");
  auto options = std::make_shared<Options>();
  AddPaths(command, shared, options->paths);
  AddDatabase(command, shared, options->folder);
  command->add_option("--from", options->from, shared.Say("from"))
      ->check(CLI::IsMember({"auto", "jsonl"}))
      ->option_text("KIND");
  command->add_flag("--prune", options->prune, shared.Say("prune"));
  command->callback(
      [&shared, options] { shared.run = [&shared, options] { return Run(shared, *options); }; });
}

}  // namespace rasoat::apps
