#include "pipeline/imaging/sandbox.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace rasoat::imaging {
namespace {

// Each in a process of its own: there is no way back.
[[noreturn]] void InSandbox(int (*act)()) {
  EnterSandbox();
  _exit(act());
}

TEST(Sandbox, EndsWhoReachesForTheNetwork) {
  EXPECT_EXIT(InSandbox([] { return socket(AF_INET, SOCK_STREAM, 0); }),
              testing::KilledBySignal(SIGSYS), "");
}

TEST(Sandbox, EndsWhoRunsAProgram) {
  EXPECT_EXIT(InSandbox([] { return execl("/bin/true", "true", nullptr); }),
              testing::KilledBySignal(SIGSYS), "");
}

TEST(Sandbox, RefusesToWriteFiles) {
  EXPECT_EXIT(InSandbox([] {
                const int file = open("/tmp/rasoat-sandbox-test", O_WRONLY | O_CREAT, 0600);
                return file < 0 && errno == EACCES ? 7 : 1;
              }),
              testing::ExitedWithCode(7), "");
}

TEST(Sandbox, LetsFilesBeRead) {
  EXPECT_EXIT(InSandbox([] { return open("/etc/passwd", O_RDONLY) >= 0 ? 7 : 1; }),
              testing::ExitedWithCode(7), "");
}

}  // namespace
}  // namespace rasoat::imaging
