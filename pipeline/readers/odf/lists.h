#pragma once

#include <array>
#include <map>
#include <string>

#include "pipeline/readers/labels.h"
#include "pipeline/readers/markup/tree.h"

namespace rasoat::readers::odf {

// The list styles of a document (ISO/IEC 26300, 16.30), and the counting of items.
class Lists {
 public:
  // Reads the text:list-style and text:outline-style elements below any node of a part.
  void ReadStyles(const markup::Tree& part);

  // A list begins: `name` of its style, empty for that of the list around it. `continued`: it goes
  // on counting where the last one of that style stopped.
  void Begin(const std::string& name, bool continued);
  void End();

  // The label of the next item of the innermost list, "2.1." or "-"; `start` where the item says.
  std::string Next(int start);

  // The label of the next heading of a level from 1; empty where headings are not numbered.
  std::string NextHeading(int level);

 private:
  static constexpr int kLevels = 10;
  struct Level {
    NumberFormat format = NumberFormat::kNone;
    std::string prefix;
    std::string suffix;
    int start = 1;
    int shown = 1;  // how many levels the label shows
  };
  using Style = std::array<Level, kLevels>;
  using Counts = std::array<int, kLevels>;

  static Level ReadLevel(const markup::Tree& part, markup::NodeId node);
  static std::string Label(const Style& style, const Counts& counts, int level);

  struct Open {
    std::string style;
    Counts* counts;
  };
  std::map<std::string, Style> styles_;
  std::map<std::string, Counts> counts_;  // of the outermost list of each style
  std::vector<Open> open_;
  Counts headings_{};
};

}  // namespace rasoat::readers::odf
