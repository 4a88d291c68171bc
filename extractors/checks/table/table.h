#pragma once

#include "extractors/checks/registry.h"

namespace rasoat::checks::table {

// What a table's own structure says must add up (extractors/tables/structure.h).
//   a column     "Tổng số" is the sum of the rows of the highest level; a row with parts (I with 1,
//   2)
//                is their sum; rows under "Trong đó" are a subset and complete nothing
//   a row        "Tổng số" in a group of heads is the sum of the group's other columns; "3=4+5" as
//   the
//                numbering row says
//   percents     of the two columns that give them in most rows; increases and decreases likewise
// What the numbering row says is firm. All else is faulted only where the table keeps to it
// elsewhere: in most of its other columns or rows, at least in two places; in one place alone the
// figures themselves must confirm it.
void Apply(const Subject& subject, std::vector<Check>& checks);

}  // namespace rasoat::checks::table
