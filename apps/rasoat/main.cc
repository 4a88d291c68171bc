#include <csignal>
#include <cstdio>
#include <string_view>
#include <thread>

#include "apps/rasoat/command.h"

namespace rasoat::apps {
namespace {

// The language is wanted before the command line is read: help is made of it.
Language FindLanguage(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const bool next = argument == "--lang" && i + 1 < argc && std::string_view(argv[i + 1]) == "en";
    if (next || argument == "--lang=en") return Language::kEnglish;
  }
  return Language::kVietnamese;
}

void AddGlobalOptions(CLI::App& app, Shared& shared, std::string& language) {
  const auto formatter = app.get_formatter();
  formatter->label("Usage", shared.Say("usage"));
  formatter->label("Positionals", shared.Say("arguments"));
  formatter->label("OPTIONS", "OPTIONS");
  formatter->label("SUBCOMMAND", "COMMAND");
  formatter->column_width(24);
  const std::string group = shared.Say("options");
  app.set_help_flag("-h,--help", shared.Say("help"))->group(group);
  app.set_version_flag("--version", "rasoat " RASOAT_VERSION, shared.Say("version"))->group(group);
  app.add_option("--lang", language, shared.Say("lang"))
      ->check(CLI::IsMember({"vi", "en"}))
      ->option_text("LANG")
      ->group(group);
  app.add_option("-j,--jobs", shared.jobs, shared.Say("jobs"))
      ->check(CLI::Range(1, 1024))
      ->option_text("N")
      ->group(group);
}

// What CLI11 found wrong, in the user's words where it has some.
int ExplainUsage(const CLI::App& app, const Shared& shared, const CLI::ParseError& error) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return app.exit(error);
  const std::string id = "usage." + error.get_name();
  const std::string said = shared.Say(id);
  const std::string detail = said == id ? error.what() : said + " (" + error.what() + ")";
  shared.Complain(shared.Say("bad-usage", {{"detail", detail}}));
  return kCouldNotRun;
}

int Run(const Shared& shared) {
  try {
    return shared.run();
  } catch (const Error& error) {
    shared.Complain(error);
  } catch (const std::exception& error) {
    shared.Complain(Error(ErrorCode::kInternal, "rasoat", error.what()));
  }
  return kCouldNotRun;
}

int Main(int argc, char** argv) {
  // A reader that leaves early and a limit on file size come back as errors of the call.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  Shared shared;
  shared.language = FindLanguage(argc, argv);
  shared.jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  CLI::App app(shared.Say("about"), "rasoat");
  std::string language = "vi";
  AddGlobalOptions(app, shared, language);
  app.require_subcommand(1);
  app.fallthrough();
  for (const auto add : {AddExtract, AddCheck, AddIngest, AddSearch, AddShow, AddInfo, AddExplain,
                         AddReindex, AddSchema}) {
    add(app, shared);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return ExplainUsage(app, shared, error);
  }
  return Run(shared);
}

}  // namespace
}  // namespace rasoat::apps

int main(int argc, char** argv) { return rasoat::apps::Main(argc, argv); }
