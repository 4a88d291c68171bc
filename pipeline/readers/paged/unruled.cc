#include "pipeline/readers/paged/unruled.h"

#include <algorithm>

#include "pipeline/text/ascii.h"

namespace rasoat::readers::paged {
namespace {

constexpr float kNarrowGutter = 0.7F;  // of the font's size
constexpr std::size_t kLeastRows = 3;
constexpr float kFigureShare = 0.6F;

struct Extent {
  float left = 0;
  float right = 0;
};

// Extents that overlap or are closer than `narrowest` are one.
std::vector<Extent> Joined(std::vector<Extent> covered, float narrowest) {
  std::sort(covered.begin(), covered.end(),
            [](const Extent& a, const Extent& b) { return a.left < b.left; });
  std::vector<Extent> columns;
  for (const Extent& part : covered) {
    if (!columns.empty() && part.left - columns.back().right < narrowest) {
      columns.back().right = std::max(columns.back().right, part.right);
    } else {
      columns.push_back(part);
    }
  }
  return columns;
}

// The columns: what the words of all lines cover, seen from above.
std::vector<Extent> ColumnsOf(const Page& page, const std::vector<Line>& lines, std::size_t first,
                              std::size_t end) {
  std::vector<Extent> covered;
  float size = 0;
  for (std::size_t i = first; i < end; ++i) {
    size = std::max(size, lines[i].size);
    for (const std::uint32_t index : lines[i].words) {
      covered.push_back({page.words[index].box.left, page.words[index].box.right});
    }
  }
  return Joined(std::move(covered), kNarrowGutter * size);
}

std::size_t ColumnAt(const std::vector<Extent>& columns, float x) {
  std::size_t column = 0;
  while (column + 1 < columns.size() && columns[column + 1].left <= x) ++column;
  return column;
}

bool IsFigure(const std::string& text) {
  return (rasoat::text::HasDigit(text) &&
          text.find_first_not_of("0123456789.,%-+()/") == std::string::npos) ||
         text == "-" || text == "x";
}

// The texts of a line's cells.
std::vector<std::string> CellsOf(const Page& page, const Line& line,
                                 const std::vector<Extent>& columns) {
  std::vector<std::string> cells(columns.size());
  for (const std::uint32_t index : line.words) {
    std::string& cell = cells[ColumnAt(columns, page.words[index].box.middle_x())];
    if (!cell.empty()) cell += ' ';
    cell += page.words[index].text;
  }
  return cells;
}

}  // namespace

bool IsUnruledTable(const Page& page, const std::vector<Line>& lines, std::size_t first,
                    std::size_t end) {
  const std::vector<Extent> columns = ColumnsOf(page, lines, first, end);
  if (columns.size() < 2) return false;
  std::size_t rows = 0;
  std::size_t figures = 0;
  std::size_t cells_with_text = 0;
  for (std::size_t i = first; i < end; ++i) {
    const std::vector<std::string> cells = CellsOf(page, lines[i], columns);
    bool any = false;
    for (std::size_t c = 1; c < cells.size(); ++c) {
      if (cells[c].empty()) continue;
      ++cells_with_text;
      figures += IsFigure(cells[c]) ? 1 : 0;
      any |= IsFigure(cells[c]);
    }
    rows += any ? 1 : 0;
  }
  return rows >= kLeastRows &&
         static_cast<float>(figures) >= kFigureShare * static_cast<float>(cells_with_text);
}

std::optional<Grid> LadderGrid(const Page& page, const Ladder& ladder,
                               const std::vector<std::uint32_t>& words) {
  Grid grid;
  grid.box = {ladder.left, ladder.heights.front(), ladder.right, ladder.heights.back()};
  std::vector<Extent> covered;
  float size = 0;
  for (const std::uint32_t index : words) {
    const Word& word = page.words[index];
    if (!grid.box.Holds(word.box.middle_x(), word.box.middle_y())) continue;
    covered.push_back({word.box.left, word.box.right});
    size = std::max(size, word.size);
  }
  const std::vector<Extent> columns = Joined(std::move(covered), kNarrowGutter * size);
  if (columns.size() < 2) return std::nullopt;
  grid.columns.push_back(ladder.left);
  for (std::size_t c = 1; c < columns.size(); ++c) {
    grid.columns.push_back((columns[c - 1].right + columns[c].left) / 2);
  }
  grid.columns.push_back(ladder.right);
  grid.rows = static_cast<int>(ladder.heights.size()) - 1;
  for (std::size_t row = 0; row + 1 < ladder.heights.size(); ++row) {
    for (std::size_t c = 0; c + 1 < grid.columns.size(); ++c) {
      grid.cells.push_back(
          {static_cast<int>(row),
           static_cast<int>(c),
           1,
           1,
           {grid.columns[c], ladder.heights[row], grid.columns[c + 1], ladder.heights[row + 1]}});
    }
  }
  return grid;
}

Grid UnruledGrid(const Page& page, const std::vector<Line>& lines) {
  const std::vector<Extent> columns = ColumnsOf(page, lines, 0, lines.size());
  Grid grid;
  grid.box = lines.front().box;
  for (const Line& line : lines) grid.box.Cover(line.box);
  grid.columns.push_back(grid.box.left);
  for (std::size_t c = 1; c < columns.size(); ++c) {
    grid.columns.push_back((columns[c - 1].right + columns[c].left) / 2);
  }
  grid.columns.push_back(grid.box.right);
  // A line with text in the first column only, or none in it, goes on with the row above unless
  // figures say that it is one of its own.
  std::vector<float> tops;
  for (const Line& line : lines) {
    const std::vector<std::string> cells = CellsOf(page, line, columns);
    const bool own = std::any_of(cells.begin() + 1, cells.end(), IsFigure) || tops.empty();
    if (own) tops.push_back(line.box.top);
  }
  grid.rows = static_cast<int>(tops.size());
  for (int row = 0; row < grid.rows; ++row) {
    const auto r = static_cast<std::size_t>(row);
    const float bottom = r + 1 < tops.size() ? tops[r + 1] : grid.box.bottom + 1;
    for (std::size_t c = 0; c + 1 < grid.columns.size(); ++c) {
      grid.cells.push_back({row,
                            static_cast<int>(c),
                            1,
                            1,
                            {grid.columns[c], tops[r], grid.columns[c + 1], bottom}});
    }
  }
  return grid;
}

}  // namespace rasoat::readers::paged
