#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <initializer_list>
#include <string>

#include "pipeline/model/error.h"
#include "pipeline/model/message.h"
#include "pipeline/readers/reader.h"

// What the subcommands share. Each subcommand is one file with one function that adds it to the
// command line; main.cc lists them.

namespace rasoat::apps {

// Exit statuses of all commands.
inline constexpr int kOk = 0;
inline constexpr int kFindings = 1;  // check: inconsistent; search: nothing found
inline constexpr int kDocumentFailed = 2;
inline constexpr int kCouldNotRun = 3;

struct Shared {
  Language language = Language::kVietnamese;
  int jobs = 1;
  readers::Paging paging;    // without workers: reading.h starts them
  std::function<int()> run;  // set by the subcommand that was chosen

  std::string Say(std::string_view id, std::initializer_list<MessageArgument> arguments = {}) const;
  // One line on standard error: "rasoat: …", whatever names and queries stand in it.
  void Complain(const std::string& sentence) const;
  void Complain(const Error& error) const { Complain(error.Describe(language)); }
};

void AddExtract(CLI::App& app, Shared& shared);
void AddCheck(CLI::App& app, Shared& shared);
void AddIngest(CLI::App& app, Shared& shared);
void AddSearch(CLI::App& app, Shared& shared);
void AddShow(CLI::App& app, Shared& shared);
void AddInfo(CLI::App& app, Shared& shared);
void AddExplain(CLI::App& app, Shared& shared);
void AddFailures(CLI::App& app, Shared& shared);
void AddReindex(CLI::App& app, Shared& shared);
void AddSaved(CLI::App& app, Shared& shared);
void AddExport(CLI::App& app, Shared& shared);
void AddStats(CLI::App& app, Shared& shared);
void AddSchema(CLI::App& app, Shared& shared);

// `text` on one line: control characters made visible, and not longer than a person reads.
std::string OneLine(std::string_view text);

// Several arguments are one query; one with blanks in it is a phrase, as the shell's quotes said.
std::string JoinWords(const std::vector<std::string>& words);

// A subcommand with its help and headings in the user's language.
CLI::App* AddCommand(CLI::App& app, const Shared& shared, const std::string& name);
void AddPaths(CLI::App* command, const Shared& shared, std::vector<std::string>& paths);
// --ocr, --ocr-dpi, --tables.
void AddReading(CLI::App* command, Shared& shared);
void AddDatabase(CLI::App* command, const Shared& shared, std::string& folder);

}  // namespace rasoat::apps
