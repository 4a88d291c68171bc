#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/readers/paged/order.h"

namespace rasoat::readers::paged {

// Whether the text begins as the signature of a document does: "TM.", "KT.", "T/M".
bool OpensSignature(std::string_view text);

// Which columns are the recipients (kRecipients) and the signature beside them (kSignature); all
// others are kParagraph.
std::vector<BlockKind> FindSignatures(const std::vector<Column>& columns);

}  // namespace rasoat::readers::paged
