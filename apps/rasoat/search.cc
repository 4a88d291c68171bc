#include "index/search/search.h"

#include "apps/rasoat/command.h"
#include "apps/rasoat/output.h"
#include "apps/rasoat/search_output.h"
#include "index/database.h"
#include "index/query/notes.h"

namespace rasoat::apps {
namespace {

constexpr std::uint64_t kCountedExactly = 100;  // a suggestion's documents, at least so many

struct Options {
  std::vector<std::string> words;
  std::string folder;
  search::Options search;
  bool json = false;
  std::string save;
};

void SayNotes(const Shared& shared, const search::Results& results) {
  for (const query::Note& note : results.notes) {
    shared.Complain(query::Describe(note, shared.language));
  }
  if (results.suggestion) {
    const bool few = results.suggestion->count < kCountedExactly;
    shared.Complain(shared.Say(few ? "suggestion" : "suggestion-about",
                               {{"query", results.suggestion->query},
                                {"count", std::to_string(results.suggestion->count)}}));
  }
}

void Save(const Shared& shared, const Options& options, std::int64_t seen) {
  DatabaseWriter database(options.folder);
  database.store().SaveSearch({options.save, options.search.query, seen});
  database.Commit();
  shared.Complain(shared.Say("saved", {{"name", options.save}}));
}

int Run(const Shared& shared, Options& options) {
  options.search.query = JoinWords(options.words);
  const search::Results results = search::Search(options.folder, options.search);
  if (options.json) {
    PrintResultsAsJson(shared, results);
  } else {
    SayNotes(shared, results);
    if (results.total > 0 || !results.facets.empty()) {
      PrintResults(shared, results, options.search.offset);
    }
  }
  FlushOutput();
  if (!options.save.empty() && !results.empty_query) Save(shared, options, results.sequence);
  if (results.empty_query) shared.Complain(shared.Say("empty-query"));
  if (!results.hits.empty()) return kOk;
  if (!results.empty_query && results.total == 0) {
    shared.Complain(shared.Say("nothing-found", {{"query", options.search.query}}));
  }
  return kFindings;
}

}  // namespace

void AddSearch(CLI::App& app, Shared& shared) {
  static const std::map<std::string, search::Sort> kSorts = {
      {"relevance", search::Sort::kRelevance},
      {"date", search::Sort::kDate},
      {"findings", search::Sort::kFindings},
      {"severity", search::Sort::kSeverity}};
  CLI::App* command = AddCommand(app, shared, "search");
  auto options = std::make_shared<Options>();
  command->add_option("QUERY", options->words, shared.Say("query"))
      ->required()
      ->option_text("QUERY…");
  AddDatabase(command, shared, options->folder);
  command->add_option("--limit", options->search.limit, shared.Say("limit"))
      ->check(CLI::Range(1, 1000))
      ->option_text("N");
  command->add_option("--offset", options->search.offset, shared.Say("offset"))
      ->check(CLI::Range(0, 1'000'000))
      ->option_text("N");
  command->add_option("--sort", options->search.sort, shared.Say("sort"))
      ->transform(CLI::Transformer(kSorts))
      ->option_text("relevance|date|findings|severity");
  command->add_flag("--recent", options->search.recent, shared.Say("recent"));
  command->add_flag("--facets", options->search.facets, shared.Say("facets"));
  command->add_flag("--all-copies", options->search.all_copies, shared.Say("all-copies"));
  command->add_flag("--exact", options->search.exact, shared.Say("exact"));
  command->add_option("--save", options->save, shared.Say("save"))->option_text("NAME");
  command->add_flag("--json", options->json, shared.Say("json"));
  command->callback(
      [&shared, options] { shared.run = [&shared, options] { return Run(shared, *options); }; });
}

}  // namespace rasoat::apps
