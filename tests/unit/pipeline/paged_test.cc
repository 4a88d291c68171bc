#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "pipeline/readers/paged/grid.h"
#include "pipeline/readers/paged/layout.h"
#include "pipeline/readers/paged/quality.h"
#include "pipeline/readers/paged/repair.h"

namespace rasoat::readers::paged {
namespace {

Box Lying(float left, float right, float y) { return {left, y - 0.5F, right, y + 0.5F}; }
Box Standing(float x, float top, float bottom) { return {x - 0.5F, top, x + 0.5F, bottom}; }

// Words of a line, 6 points a letter, 6 between.
void AddLine(Page& page, float left, float top, const std::string& line) {
  float x = left;
  std::string word;
  for (const char c : line + " ") {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (!word.empty()) {
      const float width = 6.0F * static_cast<float>(word.size());
      page.words.push_back({word, {x, top, x + width, top + 12}, 12});
      x += width;
    }
    word.clear();
    x += 6;
  }
}

Page Sheet() { return {.number = 1, .width = 595, .height = 842}; }

std::vector<std::string> BlocksOf(Page page) {
  std::vector<std::string> texts;
  std::vector<Page> pages;
  pages.push_back(std::move(page));
  for (const RawBlock& block : LayOut({"F"}, std::move(pages), {}).blocks) {
    texts.push_back(block.text);
  }
  return texts;
}

TEST(Grid, OfFourCells) {
  const auto grids =
      FindGrids({Lying(100, 300, 100), Lying(100, 300, 120), Lying(100, 300, 140),
                 Standing(100, 100, 140), Standing(200, 100, 140), Standing(300, 100, 140)});
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].rows, 2);
  EXPECT_EQ(grids[0].cells.size(), 4U);
}

// The upper right side between two columns is not drawn; a rule broken in two is one line.
TEST(Grid, WithASpan) {
  const auto grids = FindGrids({Lying(100, 200, 100), Lying(202, 300, 101), Lying(100, 300, 120),
                                Lying(100, 300, 140), Standing(100, 100, 140),
                                Standing(200, 120, 140), Standing(300, 100, 140)});
  ASSERT_EQ(grids.size(), 1U);
  ASSERT_EQ(grids[0].cells.size(), 3U);
  EXPECT_EQ(grids[0].cells[0].column_span, 2);
}

TEST(Grid, SuppliesMissingBorders) {
  const auto grids = FindGrids(
      {Lying(100, 300, 100), Lying(100, 300, 120), Lying(100, 300, 140), Standing(200, 100, 140)});
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].cells.size(), 4U);
}

TEST(Grid, IsNoFrameAndNoUnderline) {
  EXPECT_TRUE(FindGrids({Lying(100, 300, 100), Lying(100, 300, 140), Standing(100, 100, 140),
                         Standing(300, 100, 140)})
                  .empty());
  EXPECT_TRUE(FindGrids({Lying(100, 300, 100), Lying(100, 300, 200)}).empty());
}

TEST(Grid, BearsAnyRules) {
  EXPECT_TRUE(rc::check([] {
    std::vector<Box> rules;
    for (int i = *rc::gen::inRange(0, 60); i > 0; --i) {
      const auto x = static_cast<float>(*rc::gen::inRange(0, 40) * 15);
      const auto y = static_cast<float>(*rc::gen::inRange(0, 40) * 15);
      const auto length = static_cast<float>(*rc::gen::inRange(0, 40) * 15);
      rules.push_back(*rc::gen::arbitrary<bool>() ? Lying(x, x + length, y)
                                                  : Standing(x, y, y + length));
    }
    for (const Grid& grid : FindGrids(rules)) {
      std::size_t places = 0;
      for (const GridCell& cell : grid.cells) {
        places +=
            static_cast<std::size_t>(cell.row_span) * static_cast<std::size_t>(cell.column_span);
      }
      RC_ASSERT(places == static_cast<std::size_t>(grid.rows) * (grid.columns.size() - 1));
    }
  }));
}

// What was turned upright is shown where it was.
TEST(Page, ShowsTurnedWordsWhereTheyWere) {
  for (int turns = 0; turns < 4; ++turns) {
    Page page = Sheet();
    const Box box{100, 200, 130, 280};
    page.words.push_back({"chữ", box, 12});
    TurnUpright(page, turns);
    EXPECT_EQ(Shown(page, page.words[0].box), box) << turns;
  }
}

TEST(Layout, ReadsTheLetterheadSideBySide) {
  Page page = Sheet();
  AddLine(page, 60, 60, "HUYEN UY NA CHI");
  AddLine(page, 330, 60, "DANG CONG SAN VIET NAM");
  AddLine(page, 60, 76, "UY BAN KIEM TRA");
  AddLine(page, 330, 76, "Na Chi, ngay 12 thang 12");
  AddLine(page, 60, 120, "Uy ban kiem tra cac cap da kiem tra 133 to chuc dang, trong do co 71");
  AddLine(page, 60, 136, "to chuc thuc hien tot nghi quyet.");
  const auto blocks = BlocksOf(page);
  ASSERT_GE(blocks.size(), 4U);
  EXPECT_EQ(blocks[0], "HUYEN UY NA CHI UY BAN KIEM TRA");
  EXPECT_EQ(
      blocks.back(),
      "Uy ban kiem tra cac cap da kiem tra 133 to chuc dang, trong do co 71 to chuc thuc hien "
      "tot nghi quyet.");
}

// A word cut behind its hyphen at the end of a line.
TEST(Layout, JoinsBehindAHyphen) {
  Page page = Sheet();
  AddLine(page, 60, 100, "Thuc hien nghi quyet dai hoi dang bo huyen khoa XV nhiem ky 2020-");
  AddLine(page, 60, 116, "2025 va ke hoach.");
  EXPECT_EQ(BlocksOf(page).at(0),
            "Thuc hien nghi quyet dai hoi dang bo huyen khoa XV nhiem ky 2020-2025 va ke hoach.");
}

TEST(Layout, LeadsEveryBlockToItsPlace) {
  Page page = Sheet();
  AddLine(page, 60, 100, "Kiem tra 77 chi bo.");
  std::vector<Page> pages{page};
  const RawDocument document = LayOut({"F"}, std::move(pages), {});
  ASSERT_EQ(document.blocks.at(0).words.size(), 5U);
  const WordPlace& word = document.blocks[0].words[2];
  EXPECT_EQ(word.raw_offset, 9U);
  EXPECT_EQ(word.at.page, 1);
  EXPECT_EQ(word.at.box, page.words[2].box);
}

TEST(Quality, TellsWhyALayerIsDistrusted) {
  Page page = Sheet();
  page.rendered = true;
  page.ink = 0.05F;
  EXPECT_EQ(WhyDistrusted(page), "no-text");
  for (int i = 0; i < 20; ++i) {
    AddLine(page, 60, static_cast<float>(60 + i * 16), "uy ban nhan dan huyen thuc hien cong tac");
  }
  EXPECT_EQ(WhyDistrusted(page), "no-marks");
  for (Word& word : page.words) word.text = "kiểm";
  EXPECT_EQ(WhyDistrusted(page), "");
  for (Word& word : page.words) word.text = "kÕßm";
  EXPECT_EQ(WhyDistrusted(page), "wrong-letters");
  for (Word& word : page.words) word.text = "strength";
  EXPECT_EQ(WhyDistrusted(page), "");  // another language
}

TEST(Repair, MendsForeignLetters) {
  EXPECT_EQ(RepairWord("thánø"), "tháng");
  EXPECT_EQ(RepairWord("tháng,"), "tháng,");
  EXPECT_EQ(RepairWord("daknong.øov.vn"), "daknong.øov.vn");
}

}  // namespace
}  // namespace rasoat::readers::paged
