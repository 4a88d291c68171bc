#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include "pipeline/readers/labels.h"
#include "pipeline/readers/markup/tree.h"

namespace rasoat::readers::docx {

// The lists of a document (ECMA-376 part 1, 17.9), and the counting of their items: the labels that
// a reader sees. Items must come in document order.
class Numbering {
 public:
  Numbering() = default;
  explicit Numbering(const markup::Tree& part);

  // The label of the next item of a list: "1.", "2.1.", "a)", "-" for any bullet; empty where the
  // level shows none or the list is unknown.
  std::string Next(const std::string& list, int level);

  // The level of a list that a paragraph style is linked to.
  std::optional<int> LevelOfStyle(const std::string& list, const std::string& style) const;

 private:
  static constexpr int kLevels = 9;

  struct Level {
    int start = 1;
    NumberFormat format = NumberFormat::kDecimal;
    std::string text;  // "%1.%2."
    std::string style;
    bool decimal_only = false;  // w:isLgl: all numbers of the label in decimals
    std::optional<int> restart;
  };
  using Levels = std::array<Level, kLevels>;
  struct List {
    std::string counter;  // lists of one definition count on together
    Levels levels;
    std::array<std::optional<int>, kLevels> start_over;
    bool begun = false;
  };
  struct Counter {
    std::array<int, kLevels> values{};
    std::array<bool, kLevels> counting{};
  };

  static Level ReadLevel(const markup::Tree& part, markup::NodeId node);
  static void ReadLevels(const markup::Tree& part, markup::NodeId parent, Levels& levels);
  std::string Label(const List& list, const Counter& counter, int level) const;

  std::map<std::string, List> lists_;
  std::map<std::string, Counter> counters_;
};

}  // namespace rasoat::readers::docx
