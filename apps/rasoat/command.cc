#include "apps/rasoat/command.h"

#include <cstdio>

namespace rasoat::apps {
namespace {

constexpr std::size_t kLongestLine = 1000;  // bytes

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
  std::fputs(("rasoat: " + OneLine(sentence) + "\n").c_str(), stderr);
}

std::string OneLine(std::string_view text) {
  std::string line;
  for (const char c : text.substr(0, kLongestLine)) {
    const bool control = static_cast<unsigned char>(c) < ' ' || c == 0x7F;
    line.push_back(control ? '?' : c);
  }
  if (text.size() <= kLongestLine) return line;
  while (!line.empty() && (line.back() & 0xC0) == 0x80) line.pop_back();
  if (!line.empty()) line.pop_back();
  return line + "…";
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

void AddReading(CLI::App* command, Shared& shared) {
  static const std::map<std::string, readers::Ocr> kOcr = {{"auto", readers::Ocr::kAuto},
                                                           {"never", readers::Ocr::kNever},
                                                           {"always", readers::Ocr::kAlways}};
  static const std::map<std::string, bool> kTables = {{"auto", true}, {"never", false}};
  command->add_option("--ocr", shared.paging.ocr, shared.Say("ocr"))
      ->transform(CLI::Transformer(kOcr))
      ->option_text("auto|never|always");
  command->add_option("--ocr-dpi", shared.paging.ocr_dpi, shared.Say("ocr-dpi"))
      ->check(CLI::Range(100, 600))
      ->option_text("N");
  command->add_option("--tables", shared.paging.tables, shared.Say("tables"))
      ->transform(CLI::Transformer(kTables))
      ->option_text("auto|never");
}

void AddDatabase(CLI::App* command, const Shared& shared, std::string& folder) {
  command->add_option("--db", folder, shared.Say("db"))
      ->required()
      ->envname("RASOAT_DB")
      ->option_text("DIR");
}

std::string JoinWords(const std::vector<std::string>& words) {
  std::string query;
  for (const std::string& word : words) {
    if (!query.empty()) query.push_back(' ');
    const bool phrase = words.size() > 1 && word.find(' ') != std::string::npos &&
                        word.find_first_of("\":()><") == std::string::npos;
    query += phrase ? '"' + word + '"' : word;
  }
  return query;
}

}  // namespace rasoat::apps
