#pragma once

#include <string>
#include <vector>

#include "pipeline/readers/reader.h"

namespace rasoat::readers::html {

// Turns a stream of block and table events into the blocks and tables of a document.
//
// A <table> on the web is a table of data or a means of layout, and only its end tells which: one
// that holds another table, or only one row or column, or whose cells hold several paragraphs of
// prose, is layout, and its blocks stand in the document as if it were not there. Of a data table
// every cell becomes one block, empty ones too.
class Content {
 public:
  explicit Content(const Limits& limits) : limits_(limits) {}

  void AddBlock(RawBlock block);
  void BeginTable();
  void BeginHead() { in_head_ = true; }
  void EndHead() { in_head_ = false; }
  void BeginRow();
  void BeginCell(bool header, int row_span, int column_span, std::string element);
  void EndCell();
  void EndTable();

  bool InCell() const { return !tables_.empty() && tables_.back().in_cell; }

  // Ends tables left open, and moves everything into the document.
  void MoveInto(RawDocument& document);

 private:
  struct Item {
    RawBlock block;
    int table = -1;  // index into finished_, for the cells of data tables
    RawCell cell;
  };
  struct OpenCell {
    RawCell cell;
    bool header = false;
    std::string element;
    std::vector<Item> items;
  };
  struct OpenTable {
    std::vector<OpenCell> cells;
    std::vector<std::vector<bool>> taken;  // grid cells, by row
    int row = -1;
    std::size_t next_column = 0;  // of the row: everything before it is taken
    std::size_t marked = 0;       // grid cells that spans have taken
    bool in_cell = false;
    bool nested = false;
  };

  void Add(Item item);
  static int FreeColumn(OpenTable& table);
  static void Occupy(OpenTable& table, const RawCell& cell);
  static bool IsLayout(const OpenTable& table);
  static int HeaderRows(const OpenTable& table);
  void Dissolve(OpenTable table);
  void Keep(OpenTable table);

  const Limits& limits_;
  std::vector<Item> items_;
  std::vector<OpenTable> tables_;
  std::vector<RawTable> finished_;
  std::size_t count_ = 0;
  bool in_head_ = false;
  std::size_t too_deep_ = 0;  // tables open beyond the deepest that is followed
};

}  // namespace rasoat::readers::html
