#pragma once

#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/readers/paged/order.h"

namespace rasoat::readers::paged {

// Which columns are the recipients (kRecipients) and the signature beside them (kSignature); all
// others are kParagraph.
std::vector<BlockKind> FindSignatures(const std::vector<Column>& columns);

}  // namespace rasoat::readers::paged
