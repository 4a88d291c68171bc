#include <gtest/gtest.h>

#include "pipeline/readers/text/paragraphs.h"
#include "tests/unit/pipeline/reading.h"

namespace rasoat::readers {
namespace {

using namespace std::string_literals;

constexpr const char* kType = "text/plain";

struct Case {
  const char* what;
  std::string file;
  std::string outline;
};

// Long enough to be one that a program wrapped.
const std::string kWide = "Trong năm 2023, cấp ủy các cấp đã kiểm tra tổng số";

TEST(TextReader, CutsBlocks) {
  const Case kCases[] = {
      {"an empty line", "A b.\n\nC d.\n", "paragraph: A b.\nparagraph: C d.\n"},
      {"a line of blanks", "A b.\n \t \nC d.", "paragraph: A b.\nparagraph: C d.\n"},
      {"short lines", "Một hai\nba bốn\n", "paragraph: Một hai\nparagraph: ba bốn\n"},
      {"CRLF", "A b.\r\n\r\nC d.\r\n", "paragraph: A b.\nparagraph: C d.\n"},
      {"no line end at the end", "A b.", "paragraph: A b.\n"},
      {"blanks around", "   A b.  \n", "paragraph: A b.\n"},
      {"only what is visible", "\u200B\n\nA b.\n\n\u00A0\n", "paragraph: A b.\n"},
      {"a byte order mark", "\uFEFFA b.\n", "paragraph: A b.\n"},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(Outline(ReadDocument(kType, row.file)), row.outline) << row.what;
  }
}

TEST(TextReader, JoinsHardWrappedLines) {
  const std::string wide = kWide;
  const Case kCases[] = {
      {"in lower case", wide + "\ntổ chức đảng.\n", "paragraph: " + wide + " tổ chức đảng.\n"},
      {"with a digit", wide + "\n184 tổ chức.\n", "paragraph: " + wide + " 184 tổ chức.\n"},
      {"within a quarter", wide + "\nII/2019.\n", "paragraph: " + wide + " II/2019.\n"},
      {"with a bracket", wide + "\n(59,3%).\n", "paragraph: " + wide + " (59,3%).\n"},
      {"with a percent sign", wide + "\n% số.\n", "paragraph: " + wide + " % số.\n"},
      {"inside a bracket", wide + " (gồm\nĐảng ủy).\n", "paragraph: " + wide + " (gồm Đảng ủy).\n"},
      {"after a comma", wide + ",\nĐảng ủy.\n", "paragraph: " + wide + ", Đảng ủy.\n"},
      {"three lines", wide + "\n" + "tổ chức đảng và đảng viên trong toàn Đảng bộ" + "\nlà 310.\n",
       "paragraph: " + wide + " tổ chức đảng và đảng viên trong toàn Đảng bộ là 310.\n"},
      {"with CRLF and indent", wide + "\r\n  tổ chức.\r\n", "paragraph: " + wide + " tổ chức.\n"},
      {"not a capital", wide + "\nĐảng ủy.\n", "paragraph: " + wide + "\nparagraph: Đảng ủy.\n"},
      {"not after a stop", wide + ".\ntổ chức.\n",
       "paragraph: " + wide + ".\nparagraph: tổ chức.\n"},
      {"not over an empty line", wide + "\n\ntổ chức.\n",
       "paragraph: " + wide + "\nparagraph: tổ chức.\n"},
      {"not a list item", wide + "\n- tổ chức.\n",
       "paragraph: " + wide + "\nlist_item: - tổ chức.\n"},
      {"not a narrow line", "Kết quả kiểm tra\nnăm 2023.\n",
       "paragraph: Kết quả kiểm tra\nparagraph: năm 2023.\n"},
      {"not a very wide line", wide + " " + wide + " " + wide + "\nlà.\n",
       "paragraph: " + wide + " " + wide + " " + wide + "\nparagraph: là.\n"},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(Outline(ReadDocument(kType, row.file)), row.outline) << row.what;
  }
}

TEST(TextReader, TellsKindsOfBlocks) {
  struct Row {
    std::string_view line;
    const char* kind;
  };
  constexpr Row kRows[] = {
      {"- một", "list_item"},
      {"+ một", "list_item"},
      {"* một", "list_item"},
      {"• một", "list_item"},
      {"– một", "list_item"},
      {"1. Một", "list_item"},
      {"12) Một", "list_item"},
      {"a) một", "list_item"},
      {"1.2. Một", "list_item"},
      {"KẾT QUẢ KIỂM TRA", "heading"},
      {"I. KẾT QUẢ", "heading"},
      {"III- Phương hướng", "heading"},
      {"IV - Kết quả", "heading"},
      {"Kết quả", "paragraph"},
      {"-5 độ", "paragraph"},
      {"1.286 tổ chức", "paragraph"},
      {"30.4.2018 là ngày", "paragraph"},
      {"2023", "paragraph"},
      {"KẾT QUẢ.", "paragraph"},
      {"Ví dụ", "paragraph"},
      {"59,3 % số", "paragraph"},
      {"(1) Một", "paragraph"},
      {"---", "paragraph"},
  };
  for (const Row& row : kRows) {
    const Document document = ReadDocument(kType, std::string(row.line) + "\n");
    ASSERT_EQ(document.blocks.size(), 1u) << row.line;
    EXPECT_STREQ(BlockKindName(document.blocks[0].kind), row.kind) << row.line;
  }
}

// Vietnamese lists go a) b) c) d) đ) e).
TEST(TextReader, TakesTheFifthLetterForAListItem) {
  EXPECT_EQ(Outline(ReadDocument(kType, "d) một\nđ) hai\ne) ba\n")),
            "list_item: d) một\nlist_item: đ) hai\nlist_item: e) ba\n");
}

TEST(TextReader, AMarkOfByteOrderHidesNoKind) {
  EXPECT_EQ(Outline(ReadDocument(kType, "\uFEFF- một\n")), "list_item: - một\n");
  EXPECT_EQ(Outline(ReadDocument(kType, "\uFEFFI. Kết quả\n")), "heading: I. Kết quả\n");
}

TEST(TextReader, FindsLinesAndColumns) {
  struct Row {
    const char* what;
    std::string file;
    const char* part;
    const char* place;
    const char* bytes;
  };
  const Row kRows[] = {
      {"the first letter", "Có 184 tổ\n", "Có", "1:1", "Có"},
      {"columns count code points", "Đã có 184 tổ\n", "184", "1:7", "184"},
      {"the second line", "Một.\nHai 184.\n", "184", "2:5", "184"},
      {"CRLF", "Một.\r\nHai 184.\r\n", "184", "2:5", "184"},
      {"indent", "   Hai 184.\n", "184", "1:8", "184"},
      {"indent by a tab", "\tHai 184.\n", "Hai", "1:2", "Hai"},
      {"a joined line", kWide + "\n184 tổ chức.\n", "184", "2:1", "184"},
      {"within a joined line", kWide + "\nlà 184 tổ.\n", "184", "2:4", "184"},
      {"an indented joined line", kWide + "\n  là 184.\n", "184", "2:6", "184"},
      {"over a joint", kWide + "\n184 tổ.\n", "số 184", "1:49", "số\n184"},
      {"after a moved tone", "Uỷ ban 184\n", "184", "1:8", "184"},
      {"a moved tone", "Có hoà bình\n", "hòa", "1:4", "hoà"},
  };
  for (const Row& row : kRows) {
    const Document document = ReadDocument(kType, row.file);
    EXPECT_EQ(LineColumn(document, row.part), row.place) << row.what;
    EXPECT_EQ(BytesBehind(document, row.file, row.part), row.bytes) << row.what;
  }
}

// What an editor shows: every code point of the line counts, whatever Normalize makes of it.
TEST(TextReader, ColumnsCountWhatStandsInTheFile) {
  const Case kCases[] = {
      {"two blanks are two", "Có  184 tổ\n", "1:5"},
      {"a soft hyphen is one", "tổ\u00ADchức 184\n", "1:9"},
      {"a no-break space is one", "\u00A0Có 184\n", "1:5"},
      {"a byte order mark is none", "\uFEFFCó 184\n", "1:4"},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(LineColumn(ReadDocument(kType, row.file), "184"), row.outline) << row.what;
  }
}

// The contract of SourceRun: bytes of the file as they are, or no run at all.
// The way back from UTF-16 leads into the decoded text, Document::file_text.
TEST(TextReader, Utf16HasLinesAndPlacesInTheDecodedText) {
  const std::string file =
      "\xFF\xFE"
      "C\0\xF3\0 \0"
      "1\0"
      "8\0\n\0T\0\xD5\x1E \0"
      "5\0"s;
  const Document document = ReadDocument(kType, file);
  EXPECT_EQ(document.text, "Có 18\n\nTổ 5");
  EXPECT_EQ(BytesBehind(document, document.file_text, "18"), "18");
  EXPECT_EQ(FindPlace(document, {static_cast<std::uint32_t>(document.text.size() - 1),
                                 static_cast<std::uint32_t>(document.text.size())})
                .line,
            2u);
}

TEST(TextReader, GuessesTheTitle) {
  const Case kCases[] = {
      {"behind place and date",
       "TỈNH ỦY SƠN LA\n\nSơn La, ngày 25 tháng 8 năm 2022\n\nKết quả kỳ họp thứ 18 của tỉnh\n",
       "Kết quả kỳ họp thứ 18 của tỉnh"},
      {"behind a letterhead", "ĐẢNG CỘNG SẢN VIỆT NAM\n\nBáo cáo kết quả năm 2023\n\nMột hai ba.\n",
       "Báo cáo kết quả năm 2023"},
      {"not a sentence", "Đây là một câu dài.\n\nBáo cáo kết quả năm\n", "Báo cáo kết quả năm"},
      {"not a list item", "- mục đầu tiên của danh sách\n\nBáo cáo kết quả năm\n",
       "Báo cáo kết quả năm"},
      {"else the first block", "Ngắn.\n\nHai.\n", "Ngắn."},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(ReadDocument(kType, row.file).title, row.outline) << row.what;
  }
}

TEST(TextReader, Refuses) {
  Limits small;
  small.text_bytes = 10;
  small.blocks = 2;
  EXPECT_EQ(ErrorOf(kType, "1234567890", small), "");
  EXPECT_EQ(ErrorOf(kType, "12345678901", small), "too-large");
  EXPECT_EQ(ErrorOf(kType, "a\n\nb\n", small), "");
  EXPECT_EQ(ErrorOf(kType, "a\nb\nc\n", small), "too-large");
  EXPECT_EQ(ErrorOf(kType, ""), "empty");
  EXPECT_EQ(ErrorOf(kType, " \n\t\n"), "empty");
  EXPECT_EQ(ErrorOf(kType, "a\0b"s), "binary");
  EXPECT_EQ(ErrorOf("application/pdf", "a"), "unsupported");
}

TEST(TextReader, AssembleRefusesInvisibleText) {
  Response response = ReadBytes(kType, "\uFEFF\u200B\n");
  ASSERT_EQ(response.documents.size(), 1u);
  EXPECT_THROW(Assemble(std::move(response.documents[0]), {}), Error);
}

}  // namespace
}  // namespace rasoat::readers
