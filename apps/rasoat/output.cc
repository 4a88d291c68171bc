#include "apps/rasoat/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "pipeline/model/error.h"

namespace rasoat::apps {
namespace {

[[noreturn]] void Fail() { throw Error(ErrorCode::kOutput, "stdout", SystemMessage(errno)); }

}  // namespace

void Print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) Fail();
}

void FlushOutput() {
  if (std::fflush(stdout) != 0) Fail();
}

bool OutputIsTerminal() { return isatty(STDOUT_FILENO) == 1; }

bool ErrorIsTerminal() { return isatty(STDERR_FILENO) == 1; }

}  // namespace rasoat::apps
