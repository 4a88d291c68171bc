#pragma once

#include <string_view>
#include <vector>

#include "extractors/mention.h"

namespace rasoat::docrefs {

// Gives short forms ("Quy định 22", "Kế hoạch số 5") the full number that the same document cites
// elsewhere, with the same kind and number: the last one before the short form, else the first one
// behind it. Where the text cites two such documents the nearest earlier one is meant, as a reader
// takes it. `mentions` stand in text order.
void ResolveShortForms(std::string_view text, std::vector<Mention>& mentions);

}  // namespace rasoat::docrefs
