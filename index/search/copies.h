#pragma once

#include <vector>

#include "index/search/rank.h"
#include "index/store/store.h"

// Of documents that are copies of each other a search shows one, and says what the others state
// otherwise.

namespace rasoat::search {

// The best document of each group, in the order given.
std::vector<Ranked> OnePerGroup(const std::vector<Ranked>& documents, store::Store& store);

// What stands behind the copies of a document; nothing for one without.
CopiesOf DescribeCopies(const std::string& document, store::Store& store);

}  // namespace rasoat::search
