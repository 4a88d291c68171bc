#pragma once

#include <string_view>

namespace rasoat::apps {

// Writes results to standard output. Throws Error kOutput when that fails: a broken pipe, a full
// disk. SIGPIPE is ignored (main.cc), so that a reader who leaves early costs one clear line.
void Print(std::string_view text);

// Everything is written out, or Error is thrown.
void FlushOutput();

// Whether a person sits before standard output, standard error.
bool OutputIsTerminal();
bool ErrorIsTerminal();

}  // namespace rasoat::apps
