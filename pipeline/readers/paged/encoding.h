#pragma once

#include <set>
#include <string>
#include <vector>

#include "pipeline/readers/paged/page.h"

namespace rasoat::readers::paged {

// Brings words set in fonts of older encodings into Unicode (pipeline/text/legacy), joins letters
// that were drawn apart, resolves ligatures and drops what was drawn twice to look bold. Gives what
// was mended: "tcvn3", "vni-windows".
std::set<std::string, std::less<>> MendWords(const std::vector<std::string>& fonts,
                                             std::vector<Page>& pages);

}  // namespace rasoat::readers::paged
