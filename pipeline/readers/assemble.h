#pragma once

#include "pipeline/model/document.h"
#include "pipeline/readers/reader.h"

namespace rasoat::readers {

// Normalises every block of a raw document and joins them into one text: blocks are separated by
// a blank line, cells of a table row by a tab, its rows by a line end. Blocks that are empty once
// normalised are dropped, except table cells, whose place matters. `source` is taken as it is; the
// id is the raw document's own or made of the address.
// Throws Error kEmpty where no visible text is left.
Document Assemble(RawDocument raw, Source source);

}  // namespace rasoat::readers
