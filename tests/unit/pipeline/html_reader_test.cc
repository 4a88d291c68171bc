#include <gtest/gtest.h>

#include "tests/unit/pipeline/reading.h"

namespace rasoat::readers {
namespace {

using namespace std::string_literals;

constexpr const char* kType = "text/html";

struct Case {
  const char* what;
  std::string page;
  std::string outline;
};

TEST(HtmlReader, CutsBlocks) {
  const Case kCases[] = {
      {"paragraphs", "<p>A<p>B</p>", "paragraph: A\nparagraph: B\n"},
      {"inline elements run on", "<p>A<b>b</b><a href=x>c</a> <i>d</i></p>", "paragraph: Abc d\n"},
      {"a line break parts", "<p>A<br>B<br/>C</p>", "paragraph: A\nparagraph: B\nparagraph: C\n"},
      {"headings", "<h1>A</h1><h6>B</h6>", "heading1: A\nheading6: B\n"},
      {"lists", "<ul><li>A<li>B<ul><li>C</ul></ul>", "list_item: A\nlist_item: B\nlist_item: C\n"},
      {"a paragraph in a list item", "<li><p>A</p></li>", "list_item: A\n"},
      {"definitions", "<dl><dt>A<dd>B</dl>", "list_item: A\nlist_item: B\n"},
      {"captions", "<figure><img src=x alt=y><figcaption>A</figcaption></figure>", "caption: A\n"},
      {"text around blocks", "<div>A<p>B</p>C</div>", "paragraph: A\nparagraph: B\nparagraph: C\n"},
      {"no body", "A<p>B", "paragraph: A\nparagraph: B\n"},
      {"white space", "<p>\n  A\n  B\t</p>\n<p> &nbsp; </p>", "paragraph: A B\n"},
      {"comments", "<p>A<!-- <p>x</p> -->B</p>", "paragraph: AB\n"},
      {"preformatted", "<pre>A\n\nB</pre>", "paragraph: A B\n"},
      {"elements of no standard", "<x-y>A</x-y><p>B", "paragraph: A\nparagraph: B\n"},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(Outline(ReadDocument(kType, row.page)), row.outline) << row.what;
  }
}

TEST(HtmlReader, SkipsWhatIsNotVisible) {
  for (const char* hidden :
       {"<script>var a = '<p>x</p>';</script>", "<style>p {x}</style>", "<template>x</template>",
        "<noscript>x</noscript>", "<select><option>x</select>", "<textarea>x</textarea>",
        "<svg><text>x</text></svg>", "<iframe>x</iframe>", "<object>x</object>", "<!-- x -->",
        "<script type='application/ld+json'>{\"x\": 1}</script>"}) {
    EXPECT_EQ(Outline(ReadDocument(kType, "<p>A</p>"s + hidden + "<p>B</p>")),
              "paragraph: A\nparagraph: B\n")
        << hidden;
  }
  EXPECT_EQ(Outline(ReadDocument(kType, "<head><title>x</title></head><body>A")), "paragraph: A\n");
}

TEST(HtmlReader, ReadsEntities) {
  const Case kCases[] = {
      {"named", "<p>&lt;a&gt; &amp; &quot;b&quot; &ocirc;&nbsp;c</p>",
       "paragraph: <a> & \"b\" ô c\n"},
      {"numbers", "<p>&#273;&#x1EA3;ng</p>", "paragraph: đảng\n"},
      {"unknown", "<p>&khong; A</p>", "paragraph: &khong; A\n"},
      {"an ampersand alone", "<p>A & B &C; D</p>", "paragraph: A & B &C; D\n"},
      {"decomposed", "<p>tie&#770;&#769;n</p>", "paragraph: tiến\n"},
      {"of no character", "<p>A&#0;&#xD800;&#x110000;B</p>", ""},
  };
  for (const Case& row : kCases) {
    const std::string got = Outline(ReadDocument(kType, row.page));
    // Of references to no character only that nothing around them is lost.
    if (row.outline.empty()) {
      EXPECT_NE(got.find('A'), std::string::npos) << got;
      EXPECT_NE(got.find('B'), std::string::npos) << got;
    } else {
      EXPECT_EQ(got, row.outline) << row.what;
    }
  }
}

TEST(HtmlReader, NamesTheElement) {
  const Document document = ReadDocument(
      kType, "<html><body><div>A</div><div><p>B</p><p><b>C</b></p></div><ul><li>D<li>E</ul>");
  const auto element = [&](std::string_view part) { return PlaceOf(document, part).element; };
  EXPECT_EQ(element("A"), "/html/body/div");
  EXPECT_EQ(element("B"), "/html/body/div[2]/p");
  EXPECT_EQ(element("C"), "/html/body/div[2]/p[2]");
  EXPECT_EQ(element("E"), "/html/body/ul/li[2]");
  EXPECT_EQ(PlaceOf(document, "A").line, 0u);
}

TEST(HtmlReader, SaysWhatThePageIs) {
  struct Row {
    const char* what;
    const char* head;
    const char* title;
    const char* published;
    const char* publisher;
  };
  constexpr Row kRows[] = {
      {"OpenGraph",
       "<meta property='og:title' content=' Hoà bình '><meta property='og:site_name' content='Báo'>"
       "<meta property='article:published_time' content='2024-03-13T08:32:00+07:00'>",
       "Hòa bình", "2024-03-13", "Báo"},
      {"JSON-LD before OpenGraph and title, whatever comes first",
       "<title>T</title><script type='application/ld+json'>{\"headline\": \"J\"}</script>"
       "<meta property='OG:Title' content='O'>",
       "J", "", ""},
      {"JSON-LD before named meta",
       "<meta name='title' content='M'><meta name='pubdate' content='2020-01-01'><script "
       "type='application/ld+json'>{\"@graph\": [{\"@type\": \"NewsArticle\", \"headline\": \"J\", "
       "\"datePublished\": \"2024-02-29T00:00:00Z\"}]}</script>",
       "J", "2024-02-29", ""},
      {"named meta before time and title",
       "<title>T</title><meta name='DC.title' content='M'><meta itemprop='datePublished' "
       "content='2024-01-02'><time datetime='2023-01-01'>x</time>",
       "M", "2024-01-02", ""},
      {"title and time",
       "<title>Báo &amp; cáo\n năm</title><body><time datetime='2024-05-01'>x</time>"
       "<time datetime='2024-06-01'>x</time>",
       "Báo & cáo năm", "2024-05-01", ""},
      {"the first of equals",
       "<meta property='og:title' content='1'><meta property='og:title' "
       "content='2'>",
       "1", "", ""},
      {"an empty one is none", "<meta property='og:title' content=' '><title>T</title>", "T", "",
       ""},
      {"a date that does not exist gives way",
       "<meta property='article:published_time' content='2024-02-30'><meta name='date' "
       "content='2024-02-28'>",
       "", "2024-02-28", ""},
      {"broken JSON-LD",
       "<script type='application/ld+json'>{\"headline\": </script><title>T</title>", "T", "", ""},
      {"a JavaScript is no JSON-LD", "<script>{\"headline\": \"x\"}</script>", "", "", ""},
  };
  for (const Row& row : kRows) {
    const Document document = ReadDocument(kType, std::string(row.head) + "<p>A</p>");
    EXPECT_EQ(document.title, row.title) << row.what;
    EXPECT_EQ(document.published, row.published) << row.what;
    EXPECT_EQ(document.publisher, row.publisher) << row.what;
  }
}

// The article comes before what the page recommends, whatever the names of the keys.
TEST(HtmlReader, TakesTheFirstHeadlineOfTheText) {
  const Document document = ReadDocument(
      kType,
      "<script type='application/ld+json'>{\"mainEntity\": {\"headline\": \"Một\"}, \"hasPart\": "
      "{\"headline\": \"Hai\"}}</script><p>A</p>");
  EXPECT_EQ(document.title, "Một");
}

TEST(HtmlReader, ReadsCharsets) {
  const Case kCases[] = {
      {"declared",
       "<meta charset=windows-1252><p>\x93"
       "caf\xE9\x94",
       "paragraph: “café”\n"},
      {"declared the long way",
       "<meta http-equiv='Content-Type' content='text/html; charset=windows-1258'><p>\xF0\xE3ng",
       "paragraph: đăng\n"},
      {"declared late", std::string(5000, ' ') + "<meta charset='windows-1258'><p>\xF0\xE3ng",
       "paragraph: đăng\n"},
      {"wrongly declared", "<meta charset=iso-8859-1><p>tổ", "paragraph: tổ\n"},
      {"not in a meta element", "<p title='charset=utf-7'>caf\xE9", "paragraph: café\n"},
      {"UTF-16 with a mark", "\xFF\xFE<\0p\0>\0t\0\xD5\x1E"s, "paragraph: tổ\n"},
      {"UTF-16 without one", "\0<\0p\0>\0a\0b\0c\x1E\xD5"s, "paragraph: abcổ\n"},
      {"a byte order mark", "\uFEFF<p>tổ", "paragraph: tổ\n"},
      {"zero bytes", "<p>a\0b</p><p>c"s, "paragraph: a b\nparagraph: c\n"},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(Outline(ReadDocument(kType, row.page)), row.outline) << row.what;
  }
}

TEST(HtmlReader, MendsBrokenMarkup) {
  const Case kCases[] = {
      {"cut in a tag", "<p>A</p><div cla", "paragraph: A\n"},
      {"cut in an entity", "<p>A &am", "paragraph: A &am\n"},
      {"cut in a script", "<p>A</p><script>var x", "paragraph: A\n"},
      {"cut in a comment", "<p>A</p><!-- x", "paragraph: A\n"},
      {"cut in a letter", "<p>tổ ổổổổổổổổổổ\xE1\xBB", "paragraph: tổ ổổổổổổổổổổ\uFFFD\n"},
      {"ends without starts", "<p>A</div></td></b>B</p></p>C", "paragraph: AB\nparagraph: C\n"},
      {"crossed", "<p><b>A<i>B</b>C</i></p>", "paragraph: ABC\n"},
      {"cut in a table", "<table><tr><td>A<td>B<tr><td>C<td>D",
       "table_cell: A\ntable_cell: B\ntable_cell: C\ntable_cell: D\n"},
      {"a less-than in text", "<p>1 < 2 và 3</p>", "paragraph: 1 < 2 và 3\n"},
      {"cells without a table", "<tr><td>A</td></tr><p>B", "paragraph: A\nparagraph: B\n"},
  };
  for (const Case& row : kCases) {
    EXPECT_EQ(Outline(ReadDocument(kType, row.page)), row.outline) << row.what;
  }
}

// Old portals paste whole pages into pages, and begin with the end of what they left out.
TEST(HtmlReader, ReadsOnBehindTheEnd) {
  const Case kCases[] = {
      {"behind the body", "<html><body><p>A</p></body><p>B", "paragraph: A\nparagraph: B\n"},
      {"behind the page", "<html><body><p>A</p></body></html><p>B", "paragraph: A\nparagraph: B\n"},
      {"two pages", "<html><body><p>A</p></body></html><html><body><p>B</p></body></html>",
       "paragraph: A\nparagraph: B\n"},
      {"an end at the start", "</div><p>A</p>", "paragraph: A\n"},
  };
  for (const Case& row : kCases) {
    const Response response = ReadBytes(kType, row.page);
    if (response.error) {
      ADD_FAILURE() << row.what << ": " << response.error->what();
      continue;
    }
    EXPECT_EQ(Outline(ReadDocument(kType, row.page)), row.outline) << row.what;
  }
}

std::string Nested(std::size_t levels) {
  std::string page;
  for (std::size_t i = 0; i < levels; ++i) page += "<div>";
  return page + "A";
}

TEST(HtmlReader, Limits) {
  Limits limits;
  limits.depth = 20;  // html and body are two of them
  EXPECT_EQ(ErrorOf(kType, Nested(18), limits), "");
  EXPECT_EQ(ErrorOf(kType, Nested(19), limits), "too-large");
  EXPECT_EQ(ErrorOf(kType, Nested(4000)), "");
  EXPECT_EQ(ErrorOf(kType, Nested(100'000)), "too-large");

  limits = {};
  limits.blocks = 3;
  EXPECT_EQ(ErrorOf(kType, "<p>A<p>B<p>C", limits), "");
  EXPECT_EQ(ErrorOf(kType, "<p>A<p>B<p>C<p>D", limits), "too-large");

  limits = {};
  const std::string full = "<p>A" + std::string(limits.html_bytes - 4, ' ');
  EXPECT_EQ(ErrorOf(kType, full), "");
  EXPECT_EQ(ErrorOf(kType, full + " "), "too-large");

  EXPECT_EQ(ErrorOf(kType, ""), "empty");
  EXPECT_EQ(ErrorOf(kType, "<html><head><title>T</title></head></html>"), "empty");
  EXPECT_EQ(ErrorOf(kType, "<p>&nbsp;</p>"), "empty");
}

}  // namespace
}  // namespace rasoat::readers
