#include "pipeline/readers/paged/layout.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "pipeline/readers/paged/footnotes.h"
#include "pipeline/readers/paged/margins.h"
#include "pipeline/readers/paged/order.h"
#include "pipeline/readers/paged/paragraphs.h"
#include "pipeline/readers/paged/signature.h"
#include "pipeline/readers/paged/tables.h"
#include "pipeline/readers/paged/unruled.h"

namespace rasoat::readers::paged {
namespace {

// What was found on one page, before it is put in order.
struct Sheet {
  std::vector<PageTable> tables;
  std::vector<std::uint32_t> turned;  // words that run up or down the page, in no table
};

class Layout {
 public:
  Layout(const std::vector<std::string>& fonts, std::vector<Page> pages, const Limits& limits)
      : pages_(std::move(pages)), limits_(limits) {
    bold_ = BoldFonts(fonts);
  }

  RawDocument Make() {
    std::vector<Sheet> sheets(pages_.size());
    std::vector<std::vector<Line>> lines(pages_.size());
    for (std::size_t p = 0; p < pages_.size(); ++p) lines[p] = ReadSheet(pages_[p], sheets[p]);
    const Margins margins = TakeMargins(pages_, lines);
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      AddPage(pages_[p], std::move(sheets[p]), std::move(lines[p]));
    }
    CloseTable();
    for (const PlacedText& text : margins.headers) AddBlock({BlockKind::kHeader, text});
    for (const PlacedText& text : margins.footers) AddBlock({BlockKind::kFooter, text});
    return std::move(document_);
  }

 private:
  // Takes the words of ruled tables; the lines of the others.
  std::vector<Line> ReadSheet(const Page& page, Sheet& sheet) {
    std::vector<std::uint32_t> words(page.words.size());
    std::iota(words.begin(), words.end(), 0);
    std::vector<Grid> grids = FindGrids(page.rules);
    for (const Ladder& ladder : FindLadders(page.rules)) {
      if (auto grid = LadderGrid(page, ladder, words)) grids.push_back(*std::move(grid));
    }
    std::sort(grids.begin(), grids.end(),
              [](const Grid& a, const Grid& b) { return a.box.top < b.box.top; });
    for (const Grid& grid : grids) {
      PageTable table = FillTable(page, grid, words, bold_);
      const bool filled = std::any_of(table.cells.begin(), table.cells.end(),
                                      [](const PageCell& c) { return !c.text.text.empty(); });
      if (filled) sheet.tables.push_back(std::move(table));
    }
    std::erase_if(words, [&](std::uint32_t index) {
      if (page.words[index].turn == 0) return false;
      sheet.turned.push_back(index);
      return true;
    });
    return MakeLines(page, std::move(words), bold_);
  }

  // Tables cut the lines of a page into stretches; what stands beside a table goes before it.
  void AddPage(const Page& page, Sheet sheet, std::vector<Line> lines) {
    const std::vector<Line> notes = TakeFootnotes(page, lines);
    if (!notes.empty()) DropNoteMarks(page, notes, lines, bold_);
    page_begins_ = true;
    auto line = lines.begin();
    for (PageTable& table : sheet.tables) {
      const auto end = std::find_if(line, lines.end(), [&](const Line& l) {
        return l.box.middle_y() > table.box.middle_y();
      });
      AddLines(page, {line, end});
      line = end;
      AddTable(std::move(table));
    }
    AddLines(page, {line, lines.end()});
    AddTurned(page, sheet.turned);
    if (notes.empty()) return;
    for (PageBlock& note : JoinFootnotes(page, notes)) AddBlock(std::move(note));
  }

  void AddLines(const Page& page, const std::vector<Line>& lines) {
    if (lines.empty()) return;
    std::vector<Column> columns = ReadingOrder(page, lines, bold_);
    const std::vector<BlockKind> roles = FindSignatures(columns);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].table) {
        AddUnruled(page, columns[c]);
        continue;
      }
      column_begins_ = columns[c].row > 0 && c > 0;
      for (PageBlock& block : MakeParagraphs(page, columns[c])) {
        if (roles[c] != BlockKind::kParagraph) block.kind = roles[c];
        AddText(std::move(block));
      }
    }
  }

  void AddUnruled(const Page& page, const Column& column) {
    std::vector<std::uint32_t> words;
    for (const Line& line : column.lines) {
      words.insert(words.end(), line.words.begin(), line.words.end());
    }
    PageTable table = FillTable(page, UnruledGrid(page, column.lines), words, bold_);
    table.ruled = false;
    AddTable(std::move(table));
  }

  // A paragraph that the page's end cut goes on with the first one of the next page.
  void AddText(PageBlock block) {
    CloseTable();
    const bool at_seam = page_begins_ || (column_begins_ && block.begins_small);
    const bool goes_on = at_seam && open_ && block.may_join && block.kind == BlockKind::kParagraph;
    page_begins_ = column_begins_ = false;
    if (goes_on) {
      RawBlock& before = document_.blocks[*open_];
      PlacedText joined{std::move(before.text), std::move(before.words)};
      joined.Append(block.text);
      before.text = std::move(joined.text);
      before.words = std::move(joined.words);
      if (!block.open) open_.reset();
      return;
    }
    const bool open = block.open;
    AddBlock(std::move(block));
    open_ = open ? std::optional(document_.blocks.size() - 1) : std::nullopt;
  }

  void AddTurned(const Page& page, const std::vector<std::uint32_t>& words) {
    if (words.empty()) return;
    PageBlock block;
    for (const std::uint32_t index : words) {
      block.text.Append(page, page.words[index], false);
    }
    AddText(std::move(block));
  }

  void AddTable(PageTable table) {
    open_.reset();
    if (table_ && page_begins_ && GoesOn(*table_, table)) {
      AppendRows(*table_, std::move(table));
    } else {
      CloseTable();
      table_ = std::move(table);
    }
    page_begins_ = false;
  }

  void CloseTable() {
    if (!table_) return;
    DropEmpty(*table_);
    RawTable table;
    for (PageCell& cell : table_->cells) {
      table.cells.push_back({cell.row, cell.column, cell.row_span, cell.column_span,
                             static_cast<std::uint32_t>(document_.blocks.size())});
      AddBlock({BlockKind::kTableCell, std::move(cell.text)});
    }
    if (!table_->ruled) {
      document_.warnings.push_back({"unruled-table", std::to_string(document_.tables.size() + 1)});
    }
    document_.tables.push_back(std::move(table));
    table_.reset();
  }

  void AddBlock(PageBlock block) {
    if (document_.blocks.size() >= limits_.blocks) {
      throw Error(ErrorCode::kTooLarge, "", std::to_string(limits_.blocks) + " blocks");
    }
    RawBlock raw;
    raw.kind = block.kind;
    raw.text = std::move(block.text.text);
    raw.words = std::move(block.text.words);
    document_.blocks.push_back(std::move(raw));
  }

  std::vector<Page> pages_;
  const Limits& limits_;
  std::vector<bool> bold_;
  RawDocument document_;
  std::optional<PageTable> table_;   // that may go on on the next page
  std::optional<std::size_t> open_;  // the block that may
  bool column_begins_ = false;       // the same of a column beside another
  bool page_begins_ = false;         // nothing of the page's text has come yet
};

}  // namespace

RawDocument LayOut(const std::vector<std::string>& fonts, std::vector<Page> pages,
                   const Limits& limits) {
  return Layout(fonts, std::move(pages), limits).Make();
}

}  // namespace rasoat::readers::paged
