#include <gtest/gtest.h>

#include "tests/unit/pipeline/reading.h"

namespace rasoat::readers {
namespace {

using namespace std::string_literals;

constexpr const char* kType = "application/jsonl";

TEST(JsonlReader, ReadsARecord) {
  const Document document = ReadDocument(
      kType, R"({"id": "a-1", "title": "Hoà  bình", "published": "2024-03-13T08:32:00Z",)"
             R"( "publisher": "Báo", "text": "Một.\n\n- hai\n", "other": [1, {"x": null}]})");
  EXPECT_EQ(document.id, "a-1");
  EXPECT_EQ(document.title, "Hòa bình");
  EXPECT_EQ(document.published, "2024-03-13");
  EXPECT_EQ(document.publisher, "Báo");
  EXPECT_EQ(Outline(document), "paragraph: Một.\nlist_item: - hai\n");
  EXPECT_EQ(Warnings(document), "");
  EXPECT_EQ(LineColumn(document, "hai"), "3:3");
}

TEST(JsonlReader, TakesWhatIsThere) {
  struct Row {
    const char* what;
    const char* record;
    const char* id;  // "" for one made of the address
    const char* published;
    const char* warnings;
  };
  constexpr Row kRows[] = {
      {"only text", R"({"text": "a"})", "", "", ""},
      {"a number for an id", R"({"id": 17, "text": "a"})", "17", "", ""},
      {"a negative number", R"({"id": -3, "text": "a"})", "-3", "", ""},
      {"a large number", R"({"id": 18446744073709551615, "text": "a"})", "18446744073709551615", "",
       ""},
      {"null", R"({"id": null, "title": null, "published": null, "text": "a"})", "", "", ""},
      {"an empty id", R"({"id": "", "text": "a"})", "", "", ""},
      {"a day that does not exist", R"({"published": "2023-02-29", "text": "a"})", "", "",
       "bad-date "},
      {"no ISO date", R"({"published": "13/03/2024", "text": "a"})", "", "", "bad-date "},
      {"a leap day", R"({"published": "2024-02-29", "text": "a"})", "", "2024-02-29", ""},
      {"the last of equal keys", R"({"text": "b", "text": "a"})", "", "", ""},
      {"a byte order mark", "\uFEFF{\"text\": \"a\"}", "", "", ""},
      {"CRLF", "{\"text\": \"a\"}\r", "", "", ""},
      {"escapes", R"({"text": "\u0061"})", "", "", ""},
  };
  const std::string made = ReadDocument(kType, R"({"text": "a"})").id;
  EXPECT_EQ(made.size(), 32u);
  for (const Row& row : kRows) {
    const Document document = ReadDocument(kType, row.record);
    EXPECT_EQ(document.text, "a") << row.what;
    EXPECT_EQ(document.id, *row.id == '\0' ? made : row.id) << row.what;
    EXPECT_EQ(document.published, row.published) << row.what;
    EXPECT_EQ(Warnings(document), row.warnings) << row.what;
  }
}

TEST(JsonlReader, Refuses) {
  struct Row {
    const char* what;
    std::string record;
    const char* error;
  };
  const Row kRows[] = {
      {"no JSON", "một dòng", "malformed"},
      {"a cut record", R"({"text": "a)", "malformed"},
      {"something behind it", R"({"text": "a"} x)", "malformed"},
      {"two records", R"({"text": "a"}{"text": "b"})", "malformed"},
      {"broken UTF-8", "{\"text\": \"a\xFF\"}", "malformed"},
      {"a zero byte", "{\"text\": \"a\0\"}"s, "malformed"},
      {"an array", R"(["text"])", "malformed"},
      {"a string", R"("text")", "malformed"},
      {"no text", R"({"id": "a", "title": "b"})", "malformed"},
      {"text of another type", R"({"text": ["a"]})", "malformed"},
      {"an id of another type", R"({"id": {"x": 1}, "text": "a"})", "malformed"},
      {"a fraction for an id", R"({"id": 1.5, "text": "a"})", "malformed"},
      {"half a surrogate pair", R"({"text": "\ud800"})", "malformed"},
      {"nothing", "", "malformed"},
      {"an empty text", R"({"text": ""})", "empty"},
      {"null for a text", R"({"text": null})", "empty"},
      {"blanks", R"({"text": " \n\t"})", "empty"},
      {"deep nesting", R"({"text": "a", "x": )" + std::string(100'000, '['), "malformed"},
  };
  for (const Row& row : kRows) EXPECT_EQ(ErrorOf(kType, row.record), row.error) << row.what;
  EXPECT_EQ(ErrorOf(kType, R"({"text": "a", "x": )" + std::string(100'000, '[') +
                               std::string(100'000, ']') + "}"),
            "");
}

TEST(JsonlReader, Limits) {
  Limits small;
  small.record_bytes = 13;
  small.blocks = 2;
  EXPECT_EQ(ErrorOf(kType, R"({"text": "a"})", small), "");
  EXPECT_EQ(ErrorOf(kType, R"({"text": "ab"})", small), "too-large");
  small.record_bytes = 100;
  EXPECT_EQ(ErrorOf(kType, R"({"text": "a\nb"})", small), "");
  EXPECT_EQ(ErrorOf(kType, R"({"text": "a\nb\nc"})", small), "too-large");
}

}  // namespace
}  // namespace rasoat::readers
