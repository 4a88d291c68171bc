#include "pipeline/readers/office/child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "pipeline/model/error.h"

namespace rasoat::readers::office {
namespace {

using namespace std::chrono_literals;

void Limit(int resource, rlim_t value) {
  const struct rlimit limit { value, value };
  setrlimit(resource, &limit);
}

// Between fork and exec only what is safe in a copy of a program with threads.
[[noreturn]] void Become(char* const* arguments, char* const* environment, const char* folder,
                         const ChildLimits& limits) {
  setpgid(0, 0);
  const int null = open("/dev/null", O_RDWR);
  for (const int stream : {0, 1, 2}) dup2(null, stream);
  Limit(RLIMIT_CORE, 0);
  Limit(RLIMIT_CPU, static_cast<rlim_t>(limits.seconds));
  Limit(RLIMIT_FSIZE, limits.file);
  if (limits.memory > 0) Limit(RLIMIT_AS, limits.memory);
  if (chdir(folder) == 0) execve(arguments[0], arguments, environment);
  _exit(127);
}

std::vector<char*> Pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

ChildEnd RunChild(const std::vector<std::string>& command, const std::string& folder,
                  const ChildLimits& limits) {
  std::vector<std::string> words = command;
  const char* path = std::getenv("PATH");
  std::vector<std::string> variables = {"HOME=" + folder, "TMPDIR=" + folder, "LC_ALL=C.UTF-8",
                                        "PATH=" + std::string(path == nullptr ? "" : path)};
  const std::vector<char*> arguments = Pointers(words);
  const std::vector<char*> environment = Pointers(variables);
  const pid_t child = fork();
  if (child < 0) throw Error(ErrorCode::kInternal, "", "fork");
  if (child == 0) Become(arguments.data(), environment.data(), folder.c_str(), limits);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(limits.seconds);
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) {
      kill(-child, SIGKILL);
      waitpid(child, &status, 0);
      return ChildEnd::kTimedOut;
    }
    std::this_thread::sleep_for(20ms);
  }
  kill(-child, SIGKILL);  // what it left behind
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ChildEnd::kOk : ChildEnd::kFailed;
}

std::string FindProgram(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? std::string_view() : path;
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    const std::string file = std::string(folders.substr(0, end)) + "/" + name;
    if (access(file.c_str(), X_OK) == 0) return file;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return {};
}

}  // namespace rasoat::readers::office
