#include <gtest/gtest.h>

#include "tests/unit/pipeline/reading.h"

namespace rasoat::readers {
namespace {

using namespace std::string_literals;

struct Case {
  const char* what;
  std::string page;
  std::string expected;
};

Document Page(const std::string& page) { return ReadDocument("text/html", page); }

TEST(HtmlTable, KeepsTablesOfData) {
  const Case kCases[] = {
      {"plain", "<table><tr><td>A<td>B<tr><td>C<td>D</table>",
       "2x2 header 0\n0,0 A\n0,1 B\n1,0 C\n1,1 D\n"},
      {"a header row", "<table><tr><th>A<th>B<tr><td>C<td>D</table>",
       "2x2 header 1\n0,0 A\n0,1 B\n1,0 C\n1,1 D\n"},
      {"a head", "<table><thead><tr><td>A<td>B</thead><tbody><tr><td>C<td>D</table>",
       "2x2 header 1\n0,0 A\n0,1 B\n1,0 C\n1,1 D\n"},
      {"row headers are no header row", "<table><tr><th>A<td>B<tr><th>C<td>D</table>",
       "2x2 header 0\n0,0 A\n0,1 B\n1,0 C\n1,1 D\n"},
      {"two header rows",
       "<table><tr><th rowspan=2>A<th colspan=2>B<tr><th>C<th>D<tr><td>1<td>2<td>3</table>",
       "3x3 header 2\n0,0 2x1 A\n0,1 1x2 B\n1,1 C\n1,2 D\n2,0 1\n2,1 2\n2,2 3\n"},
      {"a span in the middle", "<table><tr><td>A<td rowspan=2>B<td>C<tr><td>D<td>E</table>",
       "2x3 header 0\n0,0 A\n0,1 2x1 B\n0,2 C\n1,0 D\n1,2 E\n"},
      {"a block of spans",
       "<table><tr><td rowspan=2 colspan=2>A<td>B<tr><td>C<tr><td>D<td>E<td>F</table>",
       "3x3 header 0\n0,0 2x2 A\n0,2 B\n1,2 C\n2,0 D\n2,1 E\n2,2 F\n"},
      {"empty cells", "<table><tr><td><td>B<tr><td>C<td></table>",
       "2x2 header 0\n0,0 \n0,1 B\n1,0 C\n1,1 \n"},
      {"spans that are none",
       "<table><tr><td colspan=0>A<td rowspan=-3>B<tr><td colspan=x>C<td>D"
       "</table>",
       "2x2 header 0\n0,0 A\n0,1 B\n1,0 C\n1,1 D\n"},
      {"blocks within a cell",
       "<table><tr><td><p>A<p>B<td>C<br>D<tr><td><ul><li>E</ul><td>F</table>",
       "2x2 header 0\n0,0 A B\n0,1 C D\n1,0 E\n1,1 F\n"},
      {"two tables",
       "<table><tr><td>A<td>B<tr><td>C<td>D</table><table><tr><td>E<td>F<tr><td>G<td>H"
       "</table>",
       "2x2 header 0\n0,0 A\n0,1 B\n1,0 C\n1,1 D\n2x2 header 0\n0,0 E\n0,1 F\n1,0 G\n1,1 H\n"},
      {"inside a layout",
       "<table><tr><td><p>X<td><table><tr><td>A<td>B<tr><td>C<td>D</table></table>",
       "2x2 header 0\n0,0 A\n0,1 B\n1,0 C\n1,1 D\n"},
  };
  for (const Case& row : kCases) EXPECT_EQ(Tables(Page(row.page)), row.expected) << row.what;
}

TEST(HtmlTable, DissolvesLayout) {
  std::string prose;
  for (int i = 0; i < 60; ++i) prose += "một hai ba ";
  const std::string clean = prose.substr(0, prose.size() - 1);
  const Case kCases[] = {
      {"one row", "<table><tr><td>A<td>B</table>", "paragraph: A\nparagraph: B\n"},
      {"one column", "<table><tr><td>A<tr><td>B</table>", "paragraph: A\nparagraph: B\n"},
      {"one cell with structure", "<table><tr><td><h2>A</h2><ul><li>B</ul></table>",
       "heading2: A\nlist_item: B\n"},
      {"prose in a cell", "<table><tr><td>A<td>B<tr><td>C<td><p>" + prose + "<p>D</table>",
       "paragraph: A\nparagraph: B\nparagraph: C\nparagraph: " + clean + "\nparagraph: D\n"},
      {"text between", "A<table><tr><td>B</table>C", "paragraph: A\nparagraph: B\nparagraph: C\n"},
      {"three deep", "<table><tr><td>A<table><tr><td>B<table><tr><td>C</table>D</table>E</table>F",
       "paragraph: A\nparagraph: B\nparagraph: C\nparagraph: D\nparagraph: E\nparagraph: F\n"},
  };
  for (const Case& row : kCases) {
    const Document document = Page(row.page);
    EXPECT_EQ(Outline(document), row.expected) << row.what;
    EXPECT_TRUE(document.tables.empty()) << row.what;
  }
}

// Blocks stand in the order of the page, whatever turns out to be layout.
TEST(HtmlTable, KeepsTheOrderOfThePage) {
  const Case kCases[] = {
      {"a caption", "<p>A<table><caption>B</caption><tr><td>C<td>D<tr><td>E<td>F</table><p>G",
       "paragraph: A\ncaption: B\ntable_cell: C\ntable_cell: D\ntable_cell: E\ntable_cell: F\n"
       "paragraph: G\n"},
      {"a data table in a layout",
       "<table><tr><td><p>A<table><tr><td>B<td>C<tr><td>D<td>E</table><p>F<td>G</table>",
       "paragraph: A\ntable_cell: B\ntable_cell: C\ntable_cell: D\ntable_cell: E\nparagraph: F\n"
       "paragraph: G\n"},
      {"a caption in a layout",
       "<table><tr><td><p>A<table><caption>B</caption><tr><td>C<td>D<tr><td>E<td>F</table></table>",
       "paragraph: A\ncaption: B\ntable_cell: C\ntable_cell: D\ntable_cell: E\ntable_cell: F\n"},
  };
  for (const Case& row : kCases) EXPECT_EQ(Outline(Page(row.page)), row.expected) << row.what;
}

TEST(HtmlTable, SeparatesCellsByTabsAndRowsByLines) {
  EXPECT_EQ(Page("<p>X<table><tr><td>A<td>B<tr><td><td>D</table><p>Y").text, "X\n\nA\tB\n\tD\n\nY");
}

TEST(HtmlTable, NamesTheCell) {
  const Document document = Page("<table><tr><td>A<td>B<tr><td>C<td><p>D</p></table>");
  EXPECT_EQ(PlaceOf(document, "D").element, "/html/body/table/tr[2]/td[2]");
}

TEST(HtmlTable, SurvivesHostileSpans) {
  std::string page = "<table>";
  for (int row = 0; row < 20; ++row) {
    page += "<tr>";
    for (int cell = 0; cell < 20; ++cell) page += "<td colspan=99999999999 rowspan=2147483647>A";
  }
  const Document document = Page(page);
  ASSERT_EQ(document.tables.size(), 1u);
  for (const Cell& cell : document.tables[0].cells) {
    EXPECT_GE(cell.column, 0);
    EXPECT_LE(cell.column_span, 1000);
  }
}

// Cells of one table never lie on each other, whatever the spans.
TEST(HtmlTable, CellsDoNotOverlap) {
  const Document document = Page(
      "<table><tr><td rowspan=3>A<td colspan=2>B<td>C<tr><td>D<td rowspan=2>E<td>F<tr><td>G<td>H"
      "<tr><td colspan=3>I<td>J</table>");
  ASSERT_EQ(document.tables.size(), 1u);
  std::vector<std::string> taken;
  for (const Cell& cell : document.tables[0].cells) {
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
        const std::string place = std::to_string(row) + "," + std::to_string(column);
        EXPECT_EQ(std::count(taken.begin(), taken.end(), place), 0) << place;
        taken.push_back(place);
      }
    }
  }
  EXPECT_EQ(taken.size(), 16u);
}

}  // namespace
}  // namespace rasoat::readers
