#include "index/query/snippet.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "index/query/parse.h"
#include "pipeline/text/normalize.h"

namespace rasoat::query {
namespace {

// The snippet with its marks in brackets.
std::string Marked(std::string_view text, std::string_view query) {
  const Snippet snippet = MakeSnippet(text, MatchText(text, Parse(query).root, false, {}));
  std::string out = snippet.cut_before ? "…" : "";
  std::size_t at = 0;
  for (const Span mark : snippet.marks) {
    out += snippet.text.substr(at, mark.start - at) + "[" +
           snippet.text.substr(mark.start, mark.length()) + "]";
    at = mark.end;
  }
  out += snippet.text.substr(at);
  return snippet.cut_after ? out + "…" : out;
}

TEST(Snippet, MarksWithAndWithoutDiacritics) {
  constexpr std::string_view kText = "UBKT đã kiểm tra 12 đảng viên.";
  EXPECT_EQ(Marked(kText, "kiem tra"), "UBKT đã [kiểm tra] 12 đảng viên.");
  EXPECT_EQ(Marked(kText, "kiểm"), "UBKT đã [kiểm] tra 12 đảng viên.");
  EXPECT_EQ(Marked(kText, "kiềm tra"), "UBKT đã kiểm [tra] 12 đảng viên.");
  EXPECT_EQ(Marked(kText, "dang vien"), "UBKT đã kiểm tra 12 [đảng viên].");
}

TEST(Snippet, MarksPhrasesWhole) {
  constexpr std::string_view kText = "Tra xét, kiểm tra, xét kiểm và tra.";
  EXPECT_EQ(Marked(kText, "\"kiểm tra\""), "Tra xét, [kiểm tra], xét kiểm và tra.");
}

TEST(Snippet, StaysWithinItsBlock) {
  constexpr std::string_view kText = "Tiêu đề bài\n\nNội dung kiểm tra ở đây.\n\nPhần sau.";
  EXPECT_EQ(Marked(kText, "kiem tra"), "Nội dung [kiểm tra] ở đây.");
}

TEST(Snippet, PrefersThePassageWithMoreOfTheQueryAndWithFigures) {
  std::string text = "Kỷ luật là sức mạnh.\n\nĐã kỷ luật 12 đảng viên.\n\nKỷ luật đảng viên.";
  EXPECT_EQ(Marked(text, "ky luat dang vien"), "Đã [kỷ luật] 12 [đảng viên].");
}

TEST(Snippet, MarksASpanWholeWithItsSigns) {
  constexpr std::string_view kText = "Có 13/16 đồng chí (chiếm 81,25%) vi phạm.";
  const auto start = static_cast<std::uint32_t>(kText.find("13"));
  const auto end = static_cast<std::uint32_t>(kText.find(" vi"));
  const Snippet snippet = MakeSnippet(kText, MatchText(kText, Node(), false, {{start, end}}));
  ASSERT_EQ(snippet.marks.size(), 1U);
  EXPECT_EQ(snippet.text.substr(snippet.marks[0].start, snippet.marks[0].length()),
            "13/16 đồng chí (chiếm 81,25%)");
}

TEST(Snippet, TakesAnswersThatBeginWithASign) {
  constexpr std::string_view kText = "một hai ba bốn năm sáu bảy tám chín (-15%) và 3, 4, 5.";
  const auto start = static_cast<std::uint32_t>(kText.find('-'));
  const Snippet snippet =
      MakeSnippet(kText, MatchText(kText, Node(), false, {{0, 3}, {start, start + 4}}));
  for (const Span mark : snippet.marks) EXPECT_LE(mark.end, snippet.text.size());
}

TEST(Snippet, MarksWordsOfOneSentenceOnly) {
  constexpr std::string_view kText = "Khiển trách 2. Cảnh cáo 3; khiển trách 5. Cảnh cáo.";
  EXPECT_EQ(Marked(kText, "@câu(khiển cảnh)"),
            "Khiển trách 2. [Cảnh] cáo 3; [khiển] trách 5. Cảnh cáo.");
}

TEST(Snippet, MarksWordsWithoutMarksWhereTheTextHasLostThem) {
  constexpr std::string_view kText = "UBKT da kiem tra 12 dang vien.";
  const Snippet snippet = MakeSnippet(kText, MatchText(kText, Parse("kiểm tra").root, true, {}));
  ASSERT_EQ(snippet.marks.size(), 1U);
}

TEST(Snippet, WithoutAMatchIsTheBeginning) {
  EXPECT_EQ(Marked("Một hai ba.", "khác"), "Một hai ba.");
  EXPECT_EQ(Marked("", "khác"), "");
}

TEST(Snippet, MarksAreInRangeForAnyText) {
  EXPECT_TRUE(rc::check([](const std::string& bytes, const std::string& query) {
    const std::string text = text::Normalize(bytes).text;
    const Snippet snippet = MakeSnippet(text, MatchText(text, Parse(query).root, false, {}));
    RC_ASSERT(text.find(snippet.text) != std::string::npos);
    std::uint32_t last = 0;
    for (const Span mark : snippet.marks) {
      RC_ASSERT(mark.start >= last && mark.start < mark.end && mark.end <= snippet.text.size());
      last = mark.end;
    }
  }));
}

}  // namespace
}  // namespace rasoat::query
