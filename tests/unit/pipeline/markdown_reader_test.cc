#include <gtest/gtest.h>

#include "tests/unit/pipeline/reading.h"

namespace rasoat::readers {
namespace {

using namespace std::string_literals;

constexpr const char* kType = "text/markdown";

struct Case {
  const char* what;
  std::string file;
  std::string outline;
};

TEST(MarkdownReader, CutsBlocks) {
  const Case kCases[] = {
      {"headings", "# A\n\n### B\n\nC\n===\n", "heading1: A\nheading3: B\nheading1: C\n"},
      {"a paragraph of two lines", "A\nb\n\nC\n", "paragraph: A b\nparagraph: C\n"},
      {"a hard break", "A  \nb\\\nc\n", "paragraph: A b c\n"},
      {"emphasis", "A **b** *c* ~~d~~ `e`\n", "paragraph: A b c d e\n"},
      {"emphasis within a word", "18**4**/310\n", "paragraph: 184/310\n"},
      {"lists", "- A\n- B\n  - C\n\n1. D\n",
       "list_item: A\nlist_item: B\nlist_item: C\n"
       "list_item: D\n"},
      {"a loose list", "- A\n\n  B\n\n- C\n", "list_item: A\nlist_item: B\nlist_item: C\n"},
      {"a paragraph behind a list", "- A\n\nB\n", "list_item: A\nparagraph: B\n"},
      {"a quotation", "> A\n> b\n", "paragraph: A b\n"},
      {"code", "```\nA\nb\n```\n", "paragraph: A b\n"},
      {"links", "[A](http://x \"t\") <http://y>\n", "paragraph: A http://y\n"},
      {"pictures are left out", "A ![b](c.png) d\n", "paragraph: A d\n"},
      {"raw HTML", "A<br>b <b>c</b>\n\n<div>\nx\n</div>\n\nD\n",
       "paragraph: A b c\nparagraph: D\n"},
      {"entities", "&lt;a&gt; &#273; &#x1EA3; &ocirc; &khong;\n", "paragraph: <a> đ ả ô &khong;\n"},
      {"escapes", "\\*a\\* 1\\. b\n", "paragraph: *a* 1. b\n"},
      {"a rule", "A\n\n---\n\nB\n", "paragraph: A\nparagraph: B\n"},
      {"CRLF", "# A\r\n\r\nB\r\nc\r\n", "heading1: A\nparagraph: B c\n"},
      {"zero bytes are no text", "# A\n\n&#0;B\n", "heading1: A\nparagraph: \uFFFDB\n"},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(Outline(ReadDocument(kType, row.file)), row.outline) << row.what;
  }
}

TEST(MarkdownReader, AMarkOfByteOrderHidesNoHeading) {
  EXPECT_EQ(Outline(ReadDocument(kType, "\uFEFF# A\n\nB\n")), "heading1: A\nparagraph: B\n");
}

TEST(MarkdownReader, ReadsTables) {
  const Document document =
      ReadDocument(kType, "X\n\n| Năm | Số |\n|---|---:|\n| 2023 | **184** |\n| | 310 |\n\nY\n");
  EXPECT_EQ(Tables(document), "3x2 header 1\n0,0 Năm\n0,1 Số\n1,0 2023\n1,1 184\n2,0 \n2,1 310\n");
  EXPECT_EQ(document.text, "X\n\nNăm\tSố\n2023\t184\n\t310\n\nY");
}

TEST(MarkdownReader, LeadsBackToTheVeryBytes) {
  struct Row {
    const char* what;
    std::string file;
    const char* part;
    const char* bytes;
    std::uint32_t line;
  };
  const Row kRows[] = {
      {"a heading", "# Kết quả\n", "Kết", "Kết", 1u},
      {"the second line", "Một\nhai 184\n", "184", "184", 2u},
      {"emphasis", "Có **184** tổ\n", "184", "184", 1u},
      {"across markup", "18**4**/310\n", "184/310", "18**4**/310", 1u},
      {"a list item", "- A\n- B 184\n", "184", "184", 2u},
      {"a table cell", "| A | B |\n|---|---|\n| 1 | 184 |\n", "184", "184", 3u},
      {"behind a link", "[A](http://x) 184\n", "184", "184", 1u},
      {"a moved tone", "Có *hoà* bình\n", "hòa", "hoà", 1u},
      {"behind an entity", "&lt; 184\n", "184", "184", 1u},
      {"code", "```\nA\nb 184\n```\n", "184", "184", 3u},
      {"behind a hard break", "A\\\n184\n", "184", "184", 2u},
  };
  for (const Row& row : kRows) {
    const Document document = ReadDocument(kType, row.file);
    EXPECT_EQ(BytesBehind(document, row.file, row.part), row.bytes) << row.what;
    EXPECT_EQ(PlaceOf(document, row.part).line, row.line) << row.what;
  }
}

// What an editor shows: markup stands on the line too.
TEST(MarkdownReader, ColumnsCountMarkup) {
  struct Row {
    std::string file;
    const char* part;
    const char* place;
  };
  const Row kRows[] = {
      {"# Kết quả\n", "Kết", "1:3"},
      {"- A\n- B 184\n", "184", "2:5"},
      {"Có **184** tổ\n", "184", "1:6"},
      {"[A](http://x) 184\n", "184", "1:15"},
      {"Có *hoà* bình\n", "bình", "1:10"},
      {"&lt; 184\n", "184", "1:6"},
      {"| A | B |\n|---|---|\n| 1 | 184 |\n", "184", "3:7"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(LineColumn(ReadDocument(kType, row.file), row.part), row.place) << row.file;
  }
}

// Every run of every block: as many bytes as there are up to the next run, the same in the file.
TEST(MarkdownReader, RunsAreTheBytesOfTheFile) {
  const std::string file =
      "# Tiêu *đề*\n\nMột **hai**\nba `bốn` [năm](x)\n\n- sáu\n  bảy\n\n| a | b\\|c "
      "|\n|-|-|\n|1|2|\n";
  const Response response = ReadBytes(kType, file);
  ASSERT_EQ(response.documents.size(), 1u);
  std::size_t runs = 0;
  for (const RawBlock& block : response.documents[0].blocks) {
    for (std::size_t i = 0; i < block.runs.size(); ++i) {
      const std::size_t start = block.runs[i].raw_offset;
      std::size_t end =
          i + 1 < block.runs.size() ? block.runs[i + 1].raw_offset : block.text.size();
      if (end > start && block.text[end - 1] == ' ') --end;  // a line break is of no run
      EXPECT_EQ(block.text.substr(start, end - start),
                file.substr(block.runs[i].source_offset, end - start));
      ++runs;
    }
  }
  EXPECT_GE(runs, 10u);
}

TEST(MarkdownReader, Refuses) {
  Limits small;
  small.text_bytes = 12;
  small.blocks = 2;
  EXPECT_EQ(ErrorOf(kType, "123456789012", small), "");
  EXPECT_EQ(ErrorOf(kType, "1234567890123", small), "too-large");
  EXPECT_EQ(ErrorOf(kType, "a\n\nb\n", small), "");
  EXPECT_EQ(ErrorOf(kType, "a\n\nb\n\nc\n", small), "too-large");
  EXPECT_EQ(ErrorOf(kType, ""), "empty");
  EXPECT_EQ(ErrorOf(kType, "<!-- x -->\n"), "empty");
  EXPECT_EQ(ErrorOf(kType, "a\0b"s), "binary");
  EXPECT_EQ(ErrorOf(kType, std::string(100'000, '>') + "a"), "");
}

}  // namespace
}  // namespace rasoat::readers
