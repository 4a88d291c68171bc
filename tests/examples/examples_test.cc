// Runs every examples.txt of the extractors, and asks that every rule and every lexicon row is
// reached by one.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "extractors/checks/registry.h"
#include "extractors/lexicon/tables.h"
#include "extractors/record/record.h"
#include "extractors/registry.h"
#include "pipeline/readers/assemble.h"
#include "tests/support/example_file.h"

namespace rasoat::test {
namespace {

namespace fs = std::filesystem;

const fs::path kExtractors = fs::path(RASOAT_SOURCE_DIR) / "extractors";

std::string FolderOf(std::string_view rule) { return std::string(rule.substr(0, rule.find('/'))); }

bool IsExtractor(const std::string& folder) {
  const auto extractors = Extractors();
  return std::any_of(extractors.begin(), extractors.end(),
                     [&](const Extractor& extractor) { return extractor.name == folder; });
}

// Folders with examples.txt: those of extractors, and those of shared parts (units, numbers).
std::vector<std::string> ExampleFolders() {
  std::set<std::string> folders;
  for (const Extractor& extractor : Extractors()) folders.emplace(extractor.name);
  for (const lexicon::Table& table : lexicon::Tables()) folders.emplace(table.name);
  return {folders.begin(), folders.end()};
}

struct Reached {
  std::set<std::string> rules;
  std::set<const lexicon::Row*> rows;
};

std::string Shown(const Example& example, Span span, const std::string& what) {
  return "[" + example.text.substr(span.start, span.length()) + "] " + what;
}

bool IsFigure(const MentionValue& value) {
  return !std::holds_alternative<Other>(value) && !std::holds_alternative<Org>(value) &&
         !std::holds_alternative<AdminUnit>(value);
}

// Of the indicators, one line for each statement is told.
constexpr std::string_view kIndicators = "indicators";

void TouchTerms(const lexer::Lexed& lexed, std::set<const lexicon::Row*>& rows) {
  for (std::size_t i = 0; i < lexed.size(); ++i) {
    for (int tag = static_cast<int>(lexicon::Tag::kAct);
         tag <= static_cast<int>(lexicon::Tag::kWhole); ++tag) {
      const lexer::Term term = lexed.TermAt(i, static_cast<lexicon::Tag>(tag));
      if (term) rows.insert(term.entry->row());
    }
  }
}

std::vector<std::string> FoundStatements(const Example& example, Reached* reached) {
  Document document;
  document.text = example.text;
  document.published = example.published;
  const Record record = MakeRecord(std::move(document));
  if (reached != nullptr) {
    TouchTerms(lexer::Lexed(record.document.text, lexicon::SharedLexicon()), reached->rows);
    for (const Mention& mention : record.mentions) {
      const auto* count = std::get_if<Count>(&mention.value);
      if (count != nullptr) {
        TouchTerms(lexer::Lexed(count->unit, lexicon::SharedLexicon()), reached->rows);
      }
    }
  }
  std::vector<std::string> found;
  for (const statements::Statement& statement : record.statements) {
    found.push_back(statements::Describe(statement));
  }
  return found;
}

// Of the passage, not its spans but its elements are told.
constexpr std::string_view kPassage = "passage";

void TouchUnits(const passage::Passage& passage, std::set<const lexicon::Row*>& rows) {
  for (const passage::Quantity& quantity : passage.quantities()) {
    const lexer::Lexed unit(quantity.unit, lexicon::SharedLexicon());
    for (std::size_t i = 0; i < std::min<std::size_t>(unit.size(), 2); ++i) {
      for (const lexicon::Tag tag :
           {lexicon::Tag::kObject, lexicon::Tag::kListNoun, lexicon::Tag::kGroup}) {
        if (const lexer::Term term = unit.TermAt(i, tag)) rows.insert(term.entry->row());
      }
    }
  }
}

std::vector<std::string> FoundElements(const Example& example, Reached* reached) {
  Document document;
  document.text = example.text;
  const Record record = MakeRecord(std::move(document));
  const lexer::Lexed lexed(record.document.text, lexicon::SharedLexicon());
  const passage::Passage passage(lexed, record.mentions);
  if (reached != nullptr) {
    for (const passage::Element& element : passage.elements()) {
      if (element.term) reached->rows.insert(element.term.entry->row());
    }
    TouchUnits(passage, reached->rows);
  }
  return {Describe(passage)};
}

// What was found by the folder's own rules; a shared part has none, so by any rule of figures.
std::vector<std::string> Found(const Example& example, const std::string& folder,
                               Reached* reached) {
  if (folder == kPassage) return FoundElements(example, reached);
  if (folder == kIndicators) return FoundStatements(example, reached);
  Trace trace;
  std::vector<std::string> found;
  for (const Mention& mention : FindMentions(example.text, example.published, &trace)) {
    const bool own =
        IsExtractor(folder) ? FolderOf(mention.rule) == folder : IsFigure(mention.value);
    if (!own) continue;
    found.push_back(Shown(example, mention.span, Describe(mention)));
    if (reached != nullptr) reached->rules.emplace(mention.rule);
  }
  if (reached != nullptr) reached->rows.insert(trace.touched.begin(), trace.touched.end());
  return found;
}

std::vector<std::string> Wanted(const Example& example, const std::string& folder) {
  if (folder == kPassage || folder == kIndicators) return example.expected;
  std::vector<std::string> wanted;
  for (std::size_t i = 0; i < example.spans.size(); ++i) {
    const std::string what = i < example.expected.size() ? example.expected[i] : "(not said)";
    wanted.push_back(Shown(example, example.spans[i], what));
  }
  return wanted;
}

TEST(Examples, EveryMentionIsFoundAndNoOther) {
  for (const std::string& folder : ExampleFolders()) {
    const fs::path file = kExtractors / folder / "examples.txt";
    const std::vector<Example> examples = ReadExamples(file);
    EXPECT_FALSE(examples.empty()) << file << " has no example";
    for (const Example& example : examples) {
      SCOPED_TRACE(file.string() + ":" + std::to_string(example.line) + ": " + example.text);
      if (example.known_broken) {
        EXPECT_NE(Found(example, folder, nullptr), Wanted(example, folder))
            << "works now: drop the !";
      } else {
        EXPECT_EQ(Found(example, folder, nullptr), Wanted(example, folder));
      }
    }
  }
}

TEST(Examples, EveryExtractorHasNegatives) {
  for (const Extractor& extractor : Extractors()) {
    const auto examples = ReadExamples(kExtractors / std::string(extractor.name) / "examples.txt");
    EXPECT_TRUE(std::any_of(
        examples.begin(), examples.end(),
        [](const Example& example) { return example.spans.empty() && example.expected.empty(); }))
        << extractor.name << " has no example of nothing";
  }
}

// A row is reached by an example of its own folder, a rule likewise.
TEST(Examples, EveryRuleAndEveryLexiconRowIsReached) {
  std::set<const lexicon::Row*> rows;
  std::set<std::string> rules;
  for (const std::string& folder : ExampleFolders()) {
    Reached reached;
    for (const Example& example : ReadExamples(kExtractors / folder / "examples.txt")) {
      if (!example.known_broken) Found(example, folder, &reached);
    }
    rules.insert(reached.rules.begin(), reached.rules.end());
    for (const lexicon::Table& table : lexicon::Tables()) {
      if (table.name != folder) continue;
      for (const lexicon::Row& row : table.rows) {
        if (row.tag == "short-for") continue;  // for queries: tests/unit/index
        EXPECT_TRUE(reached.rows.contains(&row))
            << folder << "/lexicon.tsv:" << row.line << ": no example of " << folder
            << " reaches \"" << row.term << "\" (" << row.tag << ")";
      }
    }
  }
  for (const Extractor& extractor : Extractors()) {
    for (const Rule& rule : extractor.rules) {
      EXPECT_TRUE(rules.contains(std::string(rule.name))) << "no example reaches " << rule.name;
    }
  }
}

// An example is a text, or a table on one line: rows parted by ‖, cells by |.
Document DocumentOf(const Example& example) {
  static constexpr std::string_view kRows = " ‖ ";
  readers::RawDocument raw;
  raw.published = example.published;
  if (example.text.find(kRows) == std::string::npos) {
    Document document;
    document.text = example.text;
    document.published = example.published;
    return document;
  }
  raw.tables.emplace_back();
  int row = 0;
  for (std::size_t at = 0; at < example.text.size(); ++row) {
    const std::size_t end = std::min(example.text.find(kRows, at), example.text.size());
    std::istringstream cells(example.text.substr(at, end - at));
    int column = 0;
    for (std::string cell; std::getline(cells, cell, '|'); ++column) {
      raw.tables[0].cells.push_back(
          {row, column, 1, 1, static_cast<std::uint32_t>(raw.blocks.size()), {}});
      raw.blocks.push_back({BlockKind::kTableCell, 0, cell, {}, {}});
    }
    at = end + kRows.size();
  }
  return readers::Assemble(std::move(raw), {});
}

// "verdict class" of every check of the rule, in order.
std::vector<std::string> Judged(const Example& example, std::string_view rule) {
  Document document = DocumentOf(example);
  std::vector<std::string> judged;
  for (const checks::Check& check : MakeRecord(std::move(document)).checks) {
    if (check.rule != rule) continue;
    judged.push_back(std::string(checks::VerdictName(check.verdict)) + " " +
                     std::string(checks::ClassName(check.check_class)));
  }
  return judged;
}

fs::path FolderOfRule(std::string_view id) {
  std::string folder(id);
  std::replace(folder.begin(), folder.end(), '-', '_');
  return kExtractors / "checks" / folder;
}

TEST(Examples, EveryCheckIsJudgedAsItSays) {
  for (const checks::CheckRule& rule : checks::Rules()) {
    const fs::path file = FolderOfRule(rule.id) / "examples.txt";
    for (const Example& example : ReadExamples(file)) {
      SCOPED_TRACE(file.string() + ":" + std::to_string(example.line) + ": " + example.text);
      if (example.known_broken) {
        EXPECT_NE(Judged(example, rule.id), example.expected) << "works now: drop the !";
      } else {
        EXPECT_EQ(Judged(example, rule.id), example.expected);
      }
    }
  }
}

// The `"…"` in the list of examples at the head of a header.
std::vector<std::string> QuotesOf(const fs::path& header) {
  std::vector<std::string> quotes;
  std::ifstream in(header);
  std::string line;
  while (std::getline(in, line)) {
    if (!line.starts_with("//   \"")) continue;
    for (std::size_t at = line.find('"'); at != std::string::npos;) {
      const std::size_t end = line.find('"', at + 1);
      if (end == std::string::npos) break;
      quotes.push_back(line.substr(at + 1, end - at - 1));
      // Behind two blanks the values begin; a comma leads to another example.
      if (line.compare(end + 1, 3, ", \"") != 0) break;
      at = end + 3;
    }
  }
  return quotes;
}

void ExpectProven(const fs::path& folder) {
  const auto examples = ReadExamples(folder / "examples.txt");
  for (const std::string& quote : QuotesOf(folder / (folder.filename().string() + ".h"))) {
    EXPECT_TRUE(std::any_of(
        examples.begin(), examples.end(),
        [&](const Example& example) { return example.text.find(quote) != std::string::npos; }))
        << folder << " shows \"" << quote << "\" in its header, which no example proves";
  }
}

TEST(Examples, HeadersTellWhatTheExamplesProve) {
  for (const Extractor& extractor : Extractors()) {
    ExpectProven(kExtractors / std::string(extractor.name));
  }
  for (const checks::CheckRule& rule : checks::Rules()) ExpectProven(FolderOfRule(rule.id));
}

// Every check rule shows what holds, what fails, and what it must leave alone.
TEST(Examples, EveryCheckRuleHasNegatives) {
  for (const checks::CheckRule& rule : checks::Rules()) {
    const auto examples = ReadExamples(FolderOfRule(rule.id) / "examples.txt");
    EXPECT_TRUE(std::any_of(examples.begin(), examples.end(),
                            [](const Example& example) { return example.expected.empty(); }))
        << rule.id << " has no example of nothing";
    EXPECT_TRUE(std::any_of(examples.begin(), examples.end(),
                            [](const Example& example) {
                              return !example.expected.empty() &&
                                     example.expected[0].starts_with("inconsistent");
                            }))
        << rule.id << " has no example that fails";
  }
}

}  // namespace
}  // namespace rasoat::test
