#pragma once

#include <set>
#include <string>

#include "index/dataset/row.h"
#include "index/store/store.h"

// The rows that several documents give together: series, checks of the rule cross-document, and
// copies with what differs in their figures.

namespace rasoat::dataset {

// Only what concerns a selected document; null: all.
using Selection = const std::set<std::string>*;

void TakeComparisons(store::Store& store, Selection selected, RowTaker& taker);
void TakeCopies(store::Store& store, Selection selected, RowTaker& taker);

}  // namespace rasoat::dataset
