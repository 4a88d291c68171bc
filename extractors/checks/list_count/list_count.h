#pragma once

#include <vector>

#include "extractors/checks/registry.h"

namespace rasoat::checks::list_count {

// An announced number of items equals the items listed.
//   "5 nhiệm vụ trọng tâm: một là"   and so on
//   "ba giải pháp sau:" and lines that begin with 1., 2., 3. or dashes
//   "bốn lĩnh vực, gồm: đất đai, đầu tư công, tài chính và công tác cán bộ"
// Open lists ("như", "…") give no check. Items between commas are counted both ways where "và" may
// belong to one; too few is a fault only where no way of counting gives enough.
void Apply(const Subject& subject, std::vector<Check>& checks);

}  // namespace rasoat::checks::list_count
