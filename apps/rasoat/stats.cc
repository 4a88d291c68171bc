#include <algorithm>
#include <functional>

#include "apps/rasoat/command.h"
#include "apps/rasoat/output.h"
#include "extractors/indicators/indicators.h"
#include "index/dataset/export.h"
#include "index/dataset/statistics.h"
#include "index/places.h"
#include "pipeline/model/decimal.h"
#include "pipeline/model/json_writer.h"
#include "pipeline/text/code_points.h"

namespace rasoat::apps {
namespace {

using Counts = dataset::Statistics::Counts;

constexpr std::size_t kLabel = 44;  // columns
constexpr std::size_t kBar = 30;
constexpr const char* kBlock = "\u2588";

struct Options {
  std::vector<std::string> words;
  std::string folder;
  std::size_t lines = 20;
  bool json = false;
};

std::string Number(std::int64_t value) { return Decimal(value, 0).ToVietnamese(); }

std::string Padded(std::string label) {
  const std::size_t width = text::CountCodePoints(label);
  if (width > kLabel) {
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < kLabel; ++i) text::NextCodePoint(label, at);
    return label.substr(0, at) + "…";
  }
  label.append(kLabel - width, ' ');
  return label;
}

std::string Aligned(const std::string& number) {
  constexpr std::size_t kWidth = 10;
  return std::string(number.size() < kWidth ? kWidth - number.size() : 0, ' ') + number;
}

void PrintLine(const std::string& label, std::int64_t count, std::int64_t most) {
  std::string bar;
  const auto blocks = static_cast<std::size_t>(
      most == 0 ? 0 : (count * static_cast<std::int64_t>(kBar) + most - 1) / most);
  for (std::size_t i = 0; i < blocks; ++i) bar += kBlock;
  Print("  " + Padded(label) + Aligned(Number(count)) + (bar.empty() ? "" : "  " + bar) + "\n");
}

// Years in order, everything else the largest first.
void PrintCounts(const Shared& shared, const char* heading, const Counts& counts, bool by_name,
                 std::size_t lines, const std::function<std::string(const std::string&)>& name) {
  if (counts.empty()) return;
  std::vector<std::pair<std::string, std::int64_t>> rows(counts.begin(), counts.end());
  if (!by_name) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
  }
  // What is not told comes last.
  std::stable_partition(rows.begin(), rows.end(),
                        [](const auto& row) { return !row.first.empty(); });
  std::int64_t most = 0;
  for (const auto& row : rows) most = std::max(most, row.second);
  Print("\n" + shared.Say(heading) + "\n");
  const auto named = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const auto& row) { return !row.first.empty(); }));
  // Of years the last.
  if (by_name && named > lines) {
    Print("  " + shared.Say("stats-others", {{"count", std::to_string(named - lines)}}) + "\n");
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(named - lines));
    ++lines;
  }
  for (std::size_t i = 0; i < std::min(lines, rows.size()); ++i) {
    const auto& [value, count] = rows[i];
    PrintLine(value.empty() ? shared.Say("stats-none") : name(value), count, most);
  }
  if (rows.size() > lines) {
    Print("  " + shared.Say("stats-others", {{"count", std::to_string(rows.size() - lines)}}) +
          "\n");
  }
}

void PrintText(const Shared& shared, const dataset::Statistics& counted, std::size_t lines) {
  const auto same = [](const std::string& value) { return value; };
  PrintLine(shared.Say("stats-documents"), counted.documents(), 0);
  PrintLine(shared.Say("stats-copies"), counted.copies(), 0);
  PrintLine(shared.Say("stats-figures"), counted.figures(), 0);
  PrintLine(shared.Say("stats-conflicts"), counted.conflicts(), 0);
  PrintCounts(shared, "stats-by-year", counted.years(), true, lines, same);
  PrintCounts(shared, "stats-by-province", counted.provinces(), false, lines,
              [](const std::string& code) { return index::NameOfProvince(code); });
  PrintCounts(
      shared, "stats-by-indicator", counted.indicators(), false, lines,
      [&](const std::string& code) {
        const indicators::Indicator found = indicators::Describe(code);
        return code + " " +
               (shared.language == Language::kVietnamese ? found.vietnamese : found.english);
      });
  PrintCounts(shared, "stats-by-verdict", counted.verdicts(), false, lines, same);
}

void WriteCounts(const char* key, const Counts& counts, JsonWriter& json) {
  json.Key(key).BeginObject();
  for (const auto& [value, count] : counts) json.Key(value).Integer(count);
  json.EndObject();
}

void PrintJson(const dataset::Statistics& counted) {
  JsonWriter json;
  json.BeginObject().Key("documents").Integer(counted.documents());
  json.Key("copies").Integer(counted.copies()).Key("figures").Integer(counted.figures());
  json.Key("conflicts").Integer(counted.conflicts());
  WriteCounts("years", counted.years(), json);
  WriteCounts("provinces", counted.provinces(), json);
  WriteCounts("indicators", counted.indicators(), json);
  WriteCounts("verdicts", counted.verdicts(), json);
  json.EndObject();
  Print(json.text() + "\n");
}

int Run(const Shared& shared, const Options& options) {
  const std::string query = JoinWords(options.words);
  dataset::Statistics counted;
  dataset::TakeRows(options.folder, query, counted);
  if (options.json) {
    PrintJson(counted);
  } else if (counted.documents() > 0) {
    PrintText(shared, counted, options.lines);
  }
  FlushOutput();
  if (counted.documents() > 0) return kOk;
  shared.Complain(shared.Say("nothing-found", {{"query", query}}));
  return kFindings;
}

}  // namespace

void AddStats(CLI::App& app, Shared& shared) {
  CLI::App* command = AddCommand(app, shared, "stats");
  auto options = std::make_shared<Options>();
  command->add_option("QUERY", options->words, shared.Say("export-query"))->option_text("QUERY…");
  AddDatabase(command, shared, options->folder);
  command->add_option("--lines", options->lines, shared.Say("stats-more"))
      ->check(CLI::Range(1, 100'000))
      ->option_text("N");
  command->add_flag("--json", options->json, shared.Say("json"));
  command->callback(
      [&shared, options] { shared.run = [&shared, options] { return Run(shared, *options); }; });
}

}  // namespace rasoat::apps
