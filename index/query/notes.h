#pragma once

#include <string>

#include "index/query/tree.h"
#include "pipeline/model/message.h"

namespace rasoat::query {

// A note in one sentence for people.
std::string Describe(const Note& note, Language language);

}  // namespace rasoat::query
