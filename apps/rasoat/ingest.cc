#include <algorithm>
#include <chrono>
#include <exception>
#include <filesystem>
#include <map>
#include <mutex>
#include <span>

#include "apps/rasoat/command.h"
#include "apps/rasoat/process.h"
#include "index/database.h"
#include "index/search/search.h"

namespace rasoat::apps {
namespace {

// Failures that come again as long as the bytes are the same.
constexpr ErrorCode kLasting[] = {
    ErrorCode::kEmpty,    ErrorCode::kBinary,    ErrorCode::kUnsupported, ErrorCode::kEncoding,
    ErrorCode::kTooLarge, ErrorCode::kMalformed, ErrorCode::kEncrypted,   ErrorCode::kUnsafe};
// Those that may have come of a busy machine: given up after two attempts.
constexpr ErrorCode kPerhapsLasting[] = {ErrorCode::kTimedOut, ErrorCode::kReaderDied};
constexpr std::int64_t kMostAttempts = 2;

bool IsAny(std::span<const ErrorCode> codes, const std::string& name) {
  return std::any_of(codes.begin(), codes.end(),
                     [&](ErrorCode code) { return ErrorName(code) == name; });
}

bool WillFailAgain(const store::InputState& input) {
  return IsAny(kLasting, input.error) ||
         (IsAny(kPerhapsLasting, input.error) && input.attempts >= kMostAttempts);
}

struct Options {
  std::vector<std::string> paths;
  std::string from = "auto";
  std::string folder;
  bool prune = false;
  bool retry_failed = false;
  double commit_every = 5;  // seconds
};

// Puts outcomes into a database, and keeps the pages that were recognised in it. The two sides of
// the runner, look-ups of known hashes and delivery, run at the same time: one lock guards the
// store.
class Ingest : public readers::PageCache {
 public:
  Ingest(const Shared& shared, const Options& options)
      : shared_(shared),
        options_(options),
        database_(options.folder),
        before_(database_.store().LastChange()) {
    database_.SetLongestWait(std::chrono::duration<double>(options.commit_every));
  }

  // Of what need not be read again: it is kept already, or will fail again.
  std::string KnownHash(const run::Input& input) {
    const std::lock_guard guard(mutex_);
    const auto known = database_.store().FindInput(input.address);
    if (!known) return {};
    if (known->state == "failed" && (options_.retry_failed || !WillFailAgain(*known))) return {};
    return known->sha256;
  }

  std::optional<std::string> Find(const std::string& key) override {
    const std::lock_guard guard(mutex_);
    return database_.store().FindPage(key);
  }

  // A page takes seconds: it is not lost when the run is.
  void Keep(const std::string& key, const std::string& value) override {
    const std::lock_guard guard(mutex_);
    try {
      database_.store().KeepPage(key, value);
      database_.CommitIfDue();
    } catch (const Error&) {
      // A fault of the database, not of the document whose page this is: Deliver tells it.
      failure_ = std::current_exception();
    }
  }

  // What was read so far can be searched from now on.
  void Publish() {
    const std::lock_guard guard(mutex_);
    database_.Commit();
  }

  void Deliver(const Outcome& outcome) {
    const std::lock_guard guard(mutex_);
    if (failure_) std::rethrow_exception(failure_);
    if (!IsFirst(outcome.input)) return;
    if (outcome.error) failed_addresses_.push_back(outcome.input.address);
    if (outcome.unchanged) {
      const auto known = database_.store().FindInput(outcome.input.address);
      if (known && known->state == "failed") {
        failed_addresses_.push_back(outcome.input.address);
        ++counts_["known-failed"];
        return;
      }
      ++counts_["unchanged"];
      for (const std::string& id : database_.store().DocumentsOf(outcome.input.address)) {
        owners_.emplace(id, outcome.input.path);
      }
      return;
    }
    Put(outcome);
    database_.CommitIfDue();
  }

  // Inputs that were under the folders named and are there no more. What could not be read has not
  // vanished: a share that is not mounted, a folder without permission.
  void Prune(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      std::error_code failure;
      if (!std::filesystem::is_directory(path, failure)) continue;
      const std::string root = std::filesystem::weakly_canonical(path, failure).string();
      for (const std::string& address : database_.store().AddressesUnder(root)) {
        if (seen_.contains(address) || IsUnderFailed(address)) continue;
        counts_["removed"] += database_.store().RemoveInput(address);
      }
    }
  }

  void Finish(std::size_t failed) {
    counts_["removed"] += database_.store().DropLeft();
    database_.Commit();
    if (const std::int64_t known = counts_["known-failed"]; known > 0) {
      shared_.Complain(shared_.Say("known-failed", {{"count", std::to_string(known)}}));
    }
    const auto count = [&](const char* name) { return std::to_string(counts_[name]); };
    shared_.Complain(
        shared_.Say("summary.ingest", {{"new", count("new")},
                                       {"changed", count("changed")},
                                       {"unchanged", count("unchanged")},
                                       {"removed", count("removed")},
                                       {"failed", std::to_string(failed + failures())}}));
    SayWhatSavedSearchesFind();
  }

  // Besides those that could not be read now.
  std::size_t failures() const {
    const auto known = counts_.find("known-failed");
    return clashes_ + (known == counts_.end() ? 0 : static_cast<std::size_t>(known->second));
  }

 private:
  // Two files with one address in one run would be taken for two versions of one document. The
  // same file twice is no matter.
  bool IsFirst(const run::Input& input) {
    const std::string file = input.root.empty() ? input.path : input.root + "/" + input.address;
    const auto [known, inserted] = seen_.emplace(input.address, file);
    if (inserted) return true;
    if (known->second == file) return false;
    Clash(shared_.Say("duplicate-address", {{"path", input.path}, {"address", input.address}}));
    return false;
  }

  // A document id belongs to the first input of a run that has it.
  bool IsFirst(const std::string& id, const run::Input& input) {
    const auto [known, inserted] = owners_.emplace(id, input.path);
    if (inserted) return true;
    Clash(
        shared_.Say("duplicate-id", {{"path", input.path}, {"id", id}, {"other", known->second}}));
    return false;
  }

  void Clash(const std::string& sentence) {
    shared_.Complain(sentence);
    ++clashes_;
  }

  bool IsUnderFailed(const std::string& address) const {
    return std::any_of(
        failed_addresses_.begin(), failed_addresses_.end(), [&](const std::string& failed) {
          if (!address.starts_with(failed)) return false;
          return failed.empty() || failed.ends_with('/') || address.size() == failed.size() ||
                 address[failed.size()] == '/' || address[failed.size()] == '#';
        });
  }

  void SayWhatSavedSearchesFind() {
    if (database_.store().LastChange() == before_) return;
    for (const store::SavedSearch& saved : database_.store().SavedSearches()) {
      const std::uint64_t count = search::Count(options_.folder, saved.query, before_);
      if (count == 0) continue;
      shared_.Complain(
          shared_.Say("saved-found", {{"name", saved.name}, {"count", std::to_string(count)}}));
    }
  }

  void Put(const Outcome& outcome) {
    store::InputState state;
    state.address = outcome.input.address;
    state.root = outcome.input.root;
    state.path = outcome.input.path;
    state.sha256 = outcome.source.sha256;
    state.state = "ok";
    state.milliseconds = outcome.milliseconds;
    if (outcome.error) {
      // What was kept of it before stays: a file that became unreadable has not vanished.
      SetFailed(*outcome.error, state);
      return;
    }
    try {
      std::vector<std::string> documents;
      for (std::size_t i = 0; i < outcome.records.size(); ++i) {
        const Record& record = outcome.records[i];
        if (!record.document.warnings.empty()) state.state = "ok-with-warnings";
        if (!IsFirst(record.document.id, outcome.input)) continue;
        Put(record, outcome.prepared[i], outcome.input.address);
        documents.push_back(record.document.id);
      }
      database_.store().NoteLeft(outcome.input.address, documents);
      database_.store().SetInput(state);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kTooLarge) throw;
      shared_.Complain(error);
      ++clashes_;
      SetFailed(error, state);
    }
  }

  void Put(const Record& record, const Prepared& prepared, const std::string& input) {
    switch (database_.Put(record, prepared, input)) {
      case store::Put::kNew: ++counts_["new"]; break;
      case store::Put::kChanged: ++counts_["changed"]; break;
      case store::Put::kUnchanged: ++counts_["unchanged"]; break;
    }
  }

  void SetFailed(const Error& error, store::InputState& state) {
    state.state = "failed";
    state.error = ErrorName(error.code());
    state.detail = error.detail();
    database_.store().SetInput(state);
  }

  const Shared& shared_;
  const Options& options_;
  DatabaseWriter database_;
  std::int64_t before_;  // the last change before this run
  std::mutex mutex_;
  std::exception_ptr failure_;
  // Of this run:
  std::map<std::string, std::string> seen_;    // address to file
  std::map<std::string, std::string> owners_;  // document id to the input that has it
  std::vector<std::string> failed_addresses_;
  std::map<std::string, std::int64_t> counts_;
  std::size_t clashes_ = 0;
};

int Run(const Shared& shared, const Options& options) {
  Ingest ingest(shared, options);
  run::Inputs inputs(options.paths, {}, options.from == "jsonl");
  const auto deliver = [&](const Outcome& outcome) { ingest.Deliver(outcome); };
  const auto known = [&](const run::Input& input) { return ingest.KnownHash(input); };
  // Recognising text takes seconds a page: files that need it come when all others can be searched.
  std::vector<run::Input> scans;
  std::size_t failed =
      Process([&] { return inputs.Next(); }, shared, deliver, {known, &ingest, &scans, true, 0});
  SayNotes(inputs, shared);
  if (!scans.empty()) {
    ingest.Publish();
    shared.Complain(shared.Say("scans", {{"count", std::to_string(scans.size())}}));
    auto scan = scans.begin();
    const auto next = [&] {
      return scan == scans.end() ? std::nullopt : std::optional(std::move(*scan++));
    };
    failed += Process(next, shared, deliver, {known, &ingest, nullptr, true, scans.size()});
  }
  if (options.prune) ingest.Prune(options.paths);
  ingest.Finish(failed);
  return failed + ingest.failures() == 0 ? kOk : kDocumentFailed;
}

}  // namespace

void AddIngest(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "ingest");
  auto options = std::make_shared<Options>();
  AddPaths(command, shared, options->paths);
  AddReading(command, shared);
  AddDatabase(command, shared, options->folder);
  command->add_option("--from", options->from, shared.Say("from"))
      ->check(CLI::IsMember({"auto", "jsonl"}))
      ->option_text("KIND");
  command->add_flag("--prune", options->prune, shared.Say("prune"));
  command->add_option("--commit-every", options->commit_every, shared.Say("commit-every"))
      ->check(CLI::Range(0.0, 3600.0))
      ->option_text("SECONDS");
  command->add_flag("--retry-failed", options->retry_failed, shared.Say("retry-failed"));
  command->callback(
      [&shared, options] { shared.run = [&shared, options] { return Run(shared, *options); }; });
}

}  // namespace rasoat::apps
