#pragma once

#include <string>
#include <vector>

#include "apps/rasoat/command.h"

namespace rasoat::apps {

// Prints what the readers did with the files: what a page says of itself and where, and each rule
// that took text for the document or left it out. Returns the exit status.
int ExplainReader(const Shared& shared, const std::vector<std::string>& paths);

}  // namespace rasoat::apps
