#include "apps/rasoat/command.h"

#include <cstdio>

namespace rasoat::apps {
namespace {

constexpr Message kMessages[] = {
#include "app_messages.inc"
};

}  // namespace

std::string Shared::Say(std::string_view id,
                        std::initializer_list<MessageArgument> arguments) const {
  return FormatMessage(kMessages, id, language, arguments);
}

void Shared::Complain(const std::string& sentence) const {
  std::fflush(stdout);
  std::fputs(("rasoat: " + sentence + "\n").c_str(), stderr);
}

CLI::App* AddCommand(CLI::App& app, const Shared& shared, const std::string& name) {
  CLI::App* command = app.add_subcommand(name, shared.Say("command." + name));
  command->group(shared.Say("commands"));
  command->set_help_flag("-h,--help", shared.Say("help"))->group(shared.Say("options"));
  command->option_defaults()->group(shared.Say("options"));
  return command;
}

void AddPaths(CLI::App* command, const Shared& shared, std::vector<std::string>& paths) {
  command->add_option("PATH", paths, shared.Say("paths"))->required()->option_text("PATH…");
}

void AddDatabase(CLI::App* command, const Shared& shared, std::string& folder) {
  command->add_option("--db", folder, shared.Say("db"))
      ->required()
      ->envname("RASOAT_DB")
      ->option_text("DIR");
}

}  // namespace rasoat::apps
