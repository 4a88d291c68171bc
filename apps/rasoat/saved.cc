#include "apps/rasoat/command.h"
#include "apps/rasoat/output.h"
#include "apps/rasoat/search_output.h"
#include "index/database.h"
#include "index/search/search.h"

// rasoat saved: searches that were kept with `search --save`.

namespace rasoat::apps {
namespace {

constexpr std::uint32_t kMostShown = 1000;

struct Options {
  std::string name;
  std::string folder;
  bool fresh = false;
  bool forget = false;
  bool json = false;
};

int List(const Shared& shared, const Options& options) {
  store::Store store(options.folder, store::Mode::kRead);
  for (const store::SavedSearch& saved : store.SavedSearches()) {
    const auto all = search::Count(options.folder, saved.query, 0);
    const auto fresh = search::Count(options.folder, saved.query, saved.seen);
    Print(shared.Say("saved-line", {{"name", saved.name},
                                    {"query", saved.query},
                                    {"count", std::to_string(all)},
                                    {"new", std::to_string(fresh)}}) +
          "\n");
  }
  FlushOutput();
  return kOk;
}

// What was shown as new is not new any more; while somebody is writing it stays so.
void Remember(const Shared& shared, const Options& options, const store::SavedSearch& saved) {
  try {
    DatabaseWriter database(options.folder);
    database.store().SaveSearch(saved);
    database.Commit();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kDatabaseLocked) throw;
    shared.Complain(error);
  }
}

int Show(const Shared& shared, const Options& options, store::SavedSearch saved) {
  search::Options wanted;
  wanted.query = saved.query;
  wanted.limit = kMostShown;
  wanted.exact = true;
  if (options.fresh) {
    wanted.after = saved.seen;
    wanted.sort = search::Sort::kDate;
  }
  const search::Results results = search::Search(options.folder, wanted);
  if (options.json) {
    PrintResultsAsJson(shared, results);
  } else {
    PrintResults(shared, results, 0);
  }
  FlushOutput();
  if (options.fresh && results.total <= results.hits.size()) {
    saved.seen = results.sequence;
    Remember(shared, options, saved);
  }
  return results.total > 0 ? kOk : kFindings;
}

int Run(const Shared& shared, const Options& options) {
  if (options.name.empty()) return List(shared, options);
  const auto saved = store::Store(options.folder, store::Mode::kRead).FindSaved(options.name);
  if (!saved) {
    shared.Complain(shared.Say("no-saved", {{"name", options.name}}));
    return kCouldNotRun;
  }
  if (!options.forget) return Show(shared, options, *saved);
  DatabaseWriter database(options.folder);
  database.store().DeleteSaved(options.name);
  database.Commit();
  return kOk;
}

}  // namespace

void AddSaved(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "saved");
  auto options = std::make_shared<Options>();
  command->add_option("NAME", options->name, shared.Say("saved-name"))->option_text("NAME");
  AddDatabase(command, shared, options->folder);
  command->add_flag("--new", options->fresh, shared.Say("saved-new"));
  command->add_flag("--delete", options->forget, shared.Say("saved-delete"));
  command->add_flag("--json", options->json, shared.Say("json"));
  command->callback(
      [&shared, options] { shared.run = [&shared, options] { return Run(shared, *options); }; });
}

}  // namespace rasoat::apps
