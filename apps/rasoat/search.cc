#include "index/search.h"

#include "apps/rasoat/command.h"
#include "apps/rasoat/output.h"
#include "pipeline/model/json_writer.h"
#include "pipeline/text/code_points.h"

namespace rasoat::apps {
namespace {

using search::Hit;
using search::Results;

struct Options {
  std::vector<std::string> words;
  std::string folder;
  search::Options search;
  bool json = false;
};

struct Marks {
  std::string_view before;
  std::string_view after;
};

constexpr Marks kTerminalMarks{"\033[1m", "\033[0m"};
constexpr Marks kPlainMarks{"[", "]"};

std::string WithMarks(const query::Snippet& snippet, const Marks& marks) {
  std::string text = snippet.cut_before ? "…" : "";
  std::size_t at = 0;
  for (const Span mark : snippet.marks) {
    text.append(snippet.text, at, mark.start - at);
    text += marks.before;
    text.append(snippet.text, mark.start, mark.length());
    text += marks.after;
    at = mark.end;
  }
  text.append(snippet.text, at);
  return snippet.cut_after ? text + "…" : text;
}

void PrintText(const Shared& shared, const Results& results, std::uint32_t offset) {
  const Marks marks = OutputIsTerminal() ? kTerminalMarks : kPlainMarks;
  std::uint32_t number = offset;
  for (const Hit& hit : results.hits) {
    std::string entry =
        std::to_string(++number) + ". " + (hit.title.empty() ? OneLine(hit.path) : hit.title);
    if (!hit.published.empty()) entry += " (" + hit.published + ")";
    entry += "\n   " + OneLine(hit.path) + "\n   " + WithMarks(hit.snippet, marks) + "\n";
    for (const search::Finding& finding : hit.findings) {
      const bool vietnamese = shared.language == Language::kVietnamese;
      const char* severity = finding.verdict == "inconsistent" ? "severity.error" : "severity.note";
      entry += "   ! " + shared.Say(severity) + ": " +
               (vietnamese ? finding.vietnamese : finding.english) + " [" + finding.rule + "]\n";
    }
    Print(entry);
  }
  Print(shared.Say("found", {{"count", std::to_string(results.estimated)}}) + "\n");
}

void WriteHit(const Hit& hit, JsonWriter& json) {
  json.BeginObject();
  json.Key("id").String(hit.id).Key("version").Integer(hit.version);
  json.Key("path").String(hit.path);
  json.Optional("title", hit.title).Optional("published", hit.published);
  json.Key("score").Raw(std::to_string(hit.score));
  json.Key("snippet").BeginObject().Key("text").String(hit.snippet.text);
  json.Key("marks").BeginArray();
  const text::CodePointIndex index(hit.snippet.text);
  for (const Span mark : hit.snippet.marks) {
    const Span span = index.ToCodePoints(mark);
    json.BeginObject().Key("start").Integer(span.start).Key("end").Integer(span.end).EndObject();
  }
  json.EndArray().EndObject();
  json.Key("findings").BeginArray();
  for (const search::Finding& finding : hit.findings) {
    json.BeginObject().Key("rule").String(finding.rule).Key("verdict").String(finding.verdict);
    json.Key("message").BeginObject().Key("vi").String(finding.vietnamese);
    json.Key("en").String(finding.english).EndObject().EndObject();
  }
  json.EndArray().EndObject();
}

void PrintJson(const Results& results) {
  JsonWriter json;
  json.BeginObject().Key("query").String(query::Describe(results.query));
  json.Key("estimated").Integer(static_cast<std::int64_t>(results.estimated));
  json.Key("results").BeginArray();
  for (const Hit& hit : results.hits) WriteHit(hit, json);
  json.EndArray().EndObject();
  Print(json.text() + "\n");
}

// Several arguments are one query; one with blanks in it is a phrase, as the shell's quotes said.
std::string JoinWords(const std::vector<std::string>& words) {
  std::string query;
  for (const std::string& word : words) {
    if (!query.empty()) query.push_back(' ');
    const bool phrase = words.size() > 1 && word.find(' ') != std::string::npos &&
                        word.find('"') == std::string::npos;
    query += phrase ? '"' + word + '"' : word;
  }
  return query;
}

int Run(const Shared& shared, Options& options) {
  options.search.query = JoinWords(options.words);
  const Results results = search::Search(options.folder, options.search);
  if (options.json) {
    PrintJson(results);
  } else if (!results.hits.empty()) {
    PrintText(shared, results, options.search.offset);
  }
  FlushOutput();
  if (results.query.empty()) shared.Complain(shared.Say("empty-query"));
  if (!results.hits.empty()) return kOk;
  if (!results.query.empty()) {
    shared.Complain(shared.Say("nothing-found", {{"query", options.search.query}}));
  }
  return kFindings;
}

}  // namespace

void AddSearch(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "search");
  auto options = std::make_shared<Options>();
  command->add_option("QUERY", options->words, shared.Say("query"))
      ->required()
      ->option_text("QUERY…");
  AddDatabase(command, shared, options->folder);
  command->add_option("--limit", options->search.limit, shared.Say("limit"))
      ->check(CLI::Range(1, 1000))
      ->option_text("N");
  command->add_option("--offset", options->search.offset, shared.Say("offset"))->option_text("N");
  command->add_flag("--json", options->json, shared.Say("json"));
  command->callback(
      [&shared, options] { shared.run = [&shared, options] { return Run(shared, *options); }; });
}

}  // namespace rasoat::apps
