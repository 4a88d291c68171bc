#pragma once

#include <optional>
#include <vector>

#include "pipeline/readers/paged/grid.h"
#include "pipeline/readers/paged/line.h"

namespace rasoat::readers::paged {

// Whether lines first … end-1 are rows of a table without rules: at least three rows of short cells
// in the same columns, most of the columns after the first holding figures. Columns of prose and
// letterheads are none.
bool IsUnruledTable(const Page& page, const std::vector<Line>& lines, std::size_t first,
                    std::size_t end);

// The lattice of a table whose rows are ruled and whose columns are not: nothing where the words
// between the rules do not stand in columns.
std::optional<Grid> LadderGrid(const Page& page, const Ladder& ladder,
                               const std::vector<std::uint32_t>& words);

// Its lattice: columns between the gutters, a row for every line that begins one.
Grid UnruledGrid(const Page& page, const std::vector<Line>& lines);

}  // namespace rasoat::readers::paged
