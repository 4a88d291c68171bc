#include <fcntl.h>

#include <csignal>
#include <cstdio>
#include <string_view>
#include <thread>
#include <typeinfo>

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
      ->check(CLI::Range(1, 64))
      ->option_text("N")
      ->group(group);
}

// What CLI11 found wrong, in the user's words where it has some.
int ExplainUsage(const CLI::App& app, const Shared& shared, const CLI::ParseError& error) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return app.exit(error);
  const std::string id = "usage." + std::to_string(error.get_exit_code());
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
    // What it says may quote a document; its kind does not.
    shared.Complain(Error(ErrorCode::kInternal, "rasoat", typeid(error).name()));
  }
  return kCouldNotRun;
}

int Main(int argc, char** argv) {
  // A closed standard stream would be the next file that is opened. For reading only: what is
  // printed there fails, and is told.
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", O_RDONLY) < 0) return kCouldNotRun;
  }
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
  for (const auto add : {AddExtract, AddCheck, AddIngest, AddFailures, AddSearch, AddSaved, AddShow,
                         AddInfo, AddExplain, AddReindex, AddExport, AddStats, AddSchema}) {
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
