#pragma once

#include <string>
#include <vector>

namespace rasoat::readers::office {

// Limits of a child process.
struct ChildLimits {
  int seconds = 40;
  unsigned long long memory = 3ull << 30;  // address space; 0 for none
  unsigned long long file = 512ull << 20;  // largest file that it may write
};

enum class ChildEnd { kOk, kFailed, kTimedOut };

// Runs a program to its end, in a process group of its own that is killed as a whole at the time
// limit; its output goes nowhere. `folder` is its working folder and HOME.
ChildEnd RunChild(const std::vector<std::string>& command, const std::string& folder,
                  const ChildLimits& limits);

// The path of a program in PATH; empty without one.
std::string FindProgram(const std::string& name);

}  // namespace rasoat::readers::office
