#include "pipeline/readers/paged/grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace rasoat::readers::paged {
namespace {

constexpr float kTouch = 3.5F;    // points: lines this close meet
constexpr float kSame = 5;        // lines this close are one
constexpr float kLongRule = 100;  // points
constexpr float kOverhang = 15;   // a line that goes on this far shows a missing border
constexpr float kDrawn = 0.6F;    // share of a side that must be drawn
constexpr std::size_t kMostRules = 4000;
constexpr std::size_t kMostColumns = 80;
constexpr std::size_t kMostRows = 500;

struct Interval {
  float from = 0;
  float to = 0;
};

// All rules at one height, or at one distance from the left.
struct Line {
  float at = 0;
  std::vector<Interval> drawn;

  float Covers(float from, float to) const {
    float covered = 0;
    for (const Interval& part : drawn) {
      covered += std::max(0.0F, std::min(to, part.to) - std::max(from, part.from));
    }
    return to > from ? covered / (to - from) : 0;
  }
};

struct Rule {
  bool lying = false;
  float at = 0;
  Interval extent;
};

Rule RuleOf(const Box& box) {
  if (box.width() >= box.height()) return {true, box.middle_y(), {box.left, box.right}};
  return {false, box.middle_x(), {box.top, box.bottom}};
}

bool Meet(const Rule& a, const Rule& b) {
  if (a.lying == b.lying) {
    return std::abs(a.at - b.at) <= kTouch && a.extent.from <= b.extent.to + kTouch &&
           b.extent.from <= a.extent.to + kTouch;
  }
  const auto within = [](float at, const Interval& extent) {
    return at >= extent.from - kTouch && at <= extent.to + kTouch;
  };
  return within(a.at, b.extent) && within(b.at, a.extent);
}

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }
  std::size_t Find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Join(std::size_t a, std::size_t b) { parent_[Find(a)] = Find(b); }

 private:
  std::vector<std::size_t> parent_;
};

std::vector<std::vector<Rule>> Connected(const std::vector<Rule>& rules) {
  Groups groups(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (std::size_t j = i + 1; j < rules.size(); ++j) {
      if (Meet(rules[i], rules[j])) groups.Join(i, j);
    }
  }
  std::vector<std::vector<Rule>> connected(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) connected[groups.Find(i)].push_back(rules[i]);
  std::erase_if(connected, [](const auto& group) { return group.size() < 3; });
  return connected;
}

// Rules of one direction, those of the same place joined.
std::vector<Line> LinesOf(std::vector<Rule> rules, bool lying) {
  std::erase_if(rules, [&](const Rule& rule) { return rule.lying != lying; });
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
  std::vector<Line> lines;
  for (const Rule& rule : rules) {
    if (lines.empty() || rule.at - lines.back().at > kSame) lines.push_back({rule.at, {}});
    lines.back().drawn.push_back({rule.extent.from - kTouch, rule.extent.to + kTouch});
  }
  for (Line& line : lines) {
    std::sort(line.drawn.begin(), line.drawn.end(),
              [](const Interval& a, const Interval& b) { return a.from < b.from; });
    std::vector<Interval> joined;
    for (const Interval& part : line.drawn) {
      if (!joined.empty() && part.from <= joined.back().to) {
        joined.back().to = std::max(joined.back().to, part.to);
      } else {
        joined.push_back(part);
      }
    }
    line.drawn = std::move(joined);
  }
  return lines;
}

// A border that is not drawn shows in the lines across it, which go on beyond the last that is.
void AddMissingBorders(std::vector<Line>& lines, const std::vector<Line>& across) {
  if (across.size() < 2) return;
  std::vector<float> begins;
  std::vector<float> ends;
  for (const Line& line : across) {
    begins.push_back(line.drawn.front().from + kTouch);
    ends.push_back(line.drawn.back().to - kTouch);
  }
  std::sort(begins.begin(), begins.end());
  std::sort(ends.begin(), ends.end());
  const float begin = begins[begins.size() / 2];
  const float end = ends[ends.size() / 2];
  const Interval all{across.front().at, across.back().at};
  if (lines.empty() || lines.front().at - begin > kOverhang) {
    lines.insert(lines.begin(), {begin, {all}});
  }
  if (end - lines.back().at > kOverhang) lines.push_back({end, {all}});
}

class Lattice {
 public:
  Lattice(std::vector<Line> lying, std::vector<Line> standing)
      : lying_(std::move(lying)),
        standing_(std::move(standing)),
        rows_(lying_.size() - 1),
        columns_(standing_.size() - 1),
        places_(rows_ * columns_) {}

  Grid Read() {
    JoinPlaces();
    Grid grid;
    grid.box = {standing_.front().at, lying_.front().at, standing_.back().at, lying_.back().at};
    grid.rows = static_cast<int>(rows_);
    for (const Line& line : standing_) grid.columns.push_back(line.at);
    std::vector<bool> done(rows_ * columns_, false);
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t column = 0; column < columns_; ++column) {
        if (!done[row * columns_ + column]) grid.cells.push_back(TakeCell(row, column, done));
      }
    }
    return grid;
  }

 private:
  void JoinPlaces() {
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t column = 0; column < columns_; ++column) {
        const std::size_t place = row * columns_ + column;
        if (column + 1 < columns_ &&
            standing_[column + 1].Covers(lying_[row].at, lying_[row + 1].at) < kDrawn) {
          places_.Join(place, place + 1);
        }
        if (row + 1 < rows_ &&
            lying_[row + 1].Covers(standing_[column].at, standing_[column + 1].at) < kDrawn) {
          places_.Join(place, place + columns_);
        }
      }
    }
  }

  // The largest rectangle of joined places with its upper left corner here: what a span is. Of an
  // odd shape the rest become cells of their own.
  GridCell TakeCell(std::size_t row, std::size_t column, std::vector<bool>& done) {
    const std::size_t group = places_.Find(row * columns_ + column);
    const auto belongs = [&](std::size_t r, std::size_t c) {
      return !done[r * columns_ + c] && places_.Find(r * columns_ + c) == group;
    };
    std::size_t right = column + 1;
    while (right < columns_ && belongs(row, right)) ++right;
    std::size_t bottom = row + 1;
    for (; bottom < rows_; ++bottom) {
      std::size_t c = column;
      while (c < right && belongs(bottom, c)) ++c;
      if (c < right) break;
    }
    for (std::size_t r = row; r < bottom; ++r) {
      for (std::size_t c = column; c < right; ++c) done[r * columns_ + c] = true;
    }
    return {static_cast<int>(row),
            static_cast<int>(column),
            static_cast<int>(bottom - row),
            static_cast<int>(right - column),
            {standing_[column].at, lying_[row].at, standing_[right].at, lying_[bottom].at}};
  }

  std::vector<Line> lying_;
  std::vector<Line> standing_;
  std::size_t rows_;
  std::size_t columns_;
  Groups places_;
};

std::optional<Grid> ReadGrid(const std::vector<Rule>& rules) {
  std::vector<Line> lying = LinesOf(rules, true);
  std::vector<Line> standing = LinesOf(rules, false);
  AddMissingBorders(standing, lying);
  AddMissingBorders(lying, standing);
  if (lying.size() < 2 || standing.size() < 3 || lying.size() > kMostRows ||
      standing.size() > kMostColumns) {
    return std::nullopt;
  }
  Grid grid = Lattice(std::move(lying), std::move(standing)).Read();
  const bool divided = std::any_of(grid.cells.begin(), grid.cells.end(),
                                   [](const GridCell& cell) { return cell.column > 0; });
  if (!divided || grid.cells.size() < 3) return std::nullopt;
  return grid;
}

}  // namespace

std::vector<Ladder> FindLadders(const std::vector<Box>& boxes) {
  std::vector<Box> lying;
  for (const Box& box : boxes) {
    if (box.width() >= kLongRule && box.height() < kSame) lying.push_back(box);
  }
  std::sort(lying.begin(), lying.end(), [](const Box& a, const Box& b) { return a.top < b.top; });
  std::vector<Ladder> ladders;
  for (const Box& box : lying) {
    const auto same = std::find_if(ladders.begin(), ladders.end(), [&](const Ladder& ladder) {
      return std::abs(ladder.left - box.left) < kSame && std::abs(ladder.right - box.right) < kSame;
    });
    if (same == ladders.end()) {
      ladders.push_back({box.left, box.right, {box.middle_y()}});
    } else if (box.middle_y() - same->heights.back() > kSame) {
      same->heights.push_back(box.middle_y());
    }
  }
  std::erase_if(ladders, [&](const Ladder& ladder) {
    return ladder.heights.size() < 3 ||
           std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) {
             return box.height() > box.width() && box.middle_x() > ladder.left - kSame &&
                    box.middle_x() < ladder.right + kSame && box.top < ladder.heights.back() &&
                    box.bottom > ladder.heights.front();
           });
  });
  return ladders;
}

std::vector<Grid> FindGrids(const std::vector<Box>& boxes) {
  std::vector<Grid> grids;
  if (boxes.size() > kMostRules) return grids;
  std::vector<Rule> rules;
  for (const Box& box : boxes) rules.push_back(RuleOf(box));
  for (const std::vector<Rule>& group : Connected(rules)) {
    if (std::optional<Grid> grid = ReadGrid(group)) grids.push_back(*std::move(grid));
  }
  std::sort(grids.begin(), grids.end(),
            [](const Grid& a, const Grid& b) { return a.box.top < b.box.top; });
  return grids;
}

}  // namespace rasoat::readers::paged
