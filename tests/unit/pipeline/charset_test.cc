#include "pipeline/readers/charset.h"

#include <gtest/gtest.h>

#include "pipeline/readers/media_type.h"

namespace rasoat::readers {
namespace {

using namespace std::string_literals;

// ASCII and Latin-1 only: what a test needs.
std::string ToUtf16(std::u16string_view text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const auto high = static_cast<char>(unit >> 8);
    const auto low = static_cast<char>(unit & 0xFF);
    bytes += little ? std::string{low, high} : std::string{high, low};
  }
  return bytes;
}

std::string ErrorOfText(const std::string& bytes) {
  try {
    DecodeText(bytes);
  } catch (const Error& error) {
    return std::string(ErrorName(error.code()));
  }
  return "";
}

std::string WarningsOf(const Decoded& decoded) {
  std::string text;
  for (const RawWarning& warning : decoded.warnings) {
    text += warning.code + ":" + warning.detail + " ";
  }
  return text;
}

TEST(Charset, ReadsUtf16) {
  struct Row {
    bool mark;
    bool little;
    const char* warnings;
  };
  constexpr Row kRows[] = {{true, true, ""},
                           {true, false, ""},
                           {false, true, "utf16-without-bom: "},
                           {false, false, "utf16-without-bom: "}};
  for (const Row& row : kRows) {
    const std::u16string text = u"Báo cáo 184/310 tổ chức đảng";
    const Decoded decoded = DecodeText(ToUtf16((row.mark ? u"\uFEFF" : u"") + text, row.little));
    EXPECT_EQ(decoded.text.substr(row.mark ? 3 : 0), "Báo cáo 184/310 tổ chức đảng");
    EXPECT_EQ(WarningsOf(decoded), row.warnings);
  }
}

TEST(Charset, ReadsDamagedUtf16) {
  const std::string odd = ToUtf16(u"\uFEFFBáo cáo", true) + "\x41";
  EXPECT_EQ(DecodeText(odd).text.find("Báo cáo"), 3u);
  const std::string half_pair = ToUtf16(u"\uFEFFab", true) + "\x3D\xD8";
  EXPECT_EQ(DecodeText(half_pair).text.find("ab"), 3u);
}

TEST(Charset, KeepsTheBytesOfUtf8) {
  EXPECT_EQ(DecodeText("\uFEFFtổ").text, "\uFEFFtổ");
  EXPECT_EQ(WarningsOf(DecodeText("tổ chức")), "");
  // One sequence in eleven is broken: a damaged file, with its bytes as they were.
  const std::string damaged = "ổổổổổ\xFFổổổổổ";
  EXPECT_EQ(DecodeText(damaged).text, damaged);
  EXPECT_EQ(WarningsOf(DecodeText(damaged)), "invalid-utf8:byte 15 ");
}

TEST(Charset, RefusesOtherEncodings) {
  EXPECT_EQ(ErrorOfText("ổổổổổ\xFF\xFFổổổổổ"), "encoding");
  EXPECT_EQ(ErrorOfText("B\xE1o c\xE1o k\xEAnh"), "encoding");
  EXPECT_EQ(ErrorOfText("ổổổổổ\xFFổổổ"), "encoding");
}

TEST(Charset, RefusesBinary) {
  EXPECT_EQ(ErrorOfText("abc\0def"s), "binary");
  EXPECT_EQ(ErrorOfText("\x01\x02\x03\x04"), "binary");
  EXPECT_EQ(ErrorOfText(std::string(99, 'a') + "\x01"), "");  // one in a hundred
  EXPECT_EQ(ErrorOfText(std::string(97, 'a') + "\x01\x02\x03"), "binary");
  EXPECT_EQ(ErrorOfText("a\tb\nc\r\nd\fe"), "");
}

TEST(Charset, FindsTheFirstInvalidByte) {
  EXPECT_EQ(FirstInvalidUtf8("tổ"), std::string_view::npos);
  EXPECT_EQ(FirstInvalidUtf8("tổ\xC3"), 4u);
  EXPECT_EQ(FirstInvalidUtf8(""), std::string_view::npos);
}

TEST(Charset, DecodesPages) {
  struct Row {
    const char* what;
    std::string bytes;
    const char* declared;
    const char* text;
    const char* warnings;
  };
  const Row kRows[] = {
      {"UTF-8 whatever is declared", "tổ", "windows-1252", "tổ", ""},
      {"as declared", "caf\xE9", "iso-8859-1", "café", ""},
      {"the windows quotes",
       "\x93"
       "a\x94 \x80",
       "windows-1252", "“a” €", ""},
      {"Vietnamese", "\xF0\xE3ng", "windows-1258", "đăng", ""},
      {"nothing declared", "caf\xE9", "", "café", "charset-guessed:windows-1252 "},
      {"an unknown name", "caf\xE9", "x-nothing", "café", "charset-guessed:windows-1252 "},
      {"damaged UTF-8", "ổổổổổ\xFFổổổổổ", "", "ổổổổổ\uFFFDổổổổổ", "invalid-utf8:byte 15 "},
      {"zero bytes", "a\0b"s, "", "a b", ""},
      {"UTF-16 whatever is declared", ToUtf16(u"\uFEFFtổ", true), "utf-8", "\uFEFFtổ", ""},
  };
  for (const Row& row : kRows) {
    const Decoded decoded = DecodePage(row.bytes, row.declared);
    EXPECT_EQ(decoded.text, row.text) << row.what;
    EXPECT_EQ(WarningsOf(decoded), row.warnings) << row.what;
  }
}

// A declaration that could be read as ASCII cannot be true (HTML Living Standard, 13.2.3.2).
TEST(Charset, BelievesNoPageThatItIsUtf16) {
  EXPECT_EQ(DecodePage("caf\xE9 noir", "utf-16").text, "café noir");
  EXPECT_EQ(DecodePage("caf\xE9 noir", "UTF-16LE").text, "café noir");
}

TEST(MediaType, GoesByContent) {
  struct Row {
    std::string bytes;
    const char* name;
    const char* type;
  };
  const Row kRows[] = {
      {"%PDF-1.7\n", "a.html", "application/pdf"},
      {"PK\x03\x04zip", "a.docx", "application/zip"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.doc", "application/x-ole-storage"},
      {"\x1F\x8B\x08", "a.txt", "application/gzip"},
      {"{\\rtf1", "a.doc", "application/rtf"},
      {"\x89PNG\r\n", "a", "image/png"},
      {"\xFF\xD8\xFF\xE0", "a", "image/jpeg"},
      {"II*\0"s, "a", "image/tiff"},
      {"MM\0*"s, "a", "image/tiff"},
      {"WARC/1.0\r\n", "a", "application/warc"},
      {"SQLite format 3\0"s, "a", "application/vnd.sqlite3"},
      {"<!DOCTYPE html><title>x", "a.txt", "text/html"},
      {"\uFEFF\r\n <!doctype HTML>", "a", "text/html"},
      {"<?xml version=\"1.0\"?>\n<html>", "a", "text/html"},
      {"<!-- x --><BODY>", "a", "text/html"},
      {"<div>x</div>", "a", "text/html"},
      {ToUtf16(u"\uFEFF<html><body>x", true), "a", "text/html"},
      {"{\"id\": 1}\n", "a", "application/jsonl"},
      {"\uFEFF { \"id\": 1}\n", "a.txt", "application/jsonl"},
      {"{}\n", "a", "application/jsonl"},
      {"{ngoặc}", "a", "text/plain"},
      {"[1, 2]", "a", "text/plain"},
      {"# Tiêu đề", "a.md", "text/markdown"},
      {"# Tiêu đề", "A.MarkDown", "text/markdown"},
      {"# Tiêu đề", "a.txt", "text/plain"},
      {"# Tiêu đề", ".md", "text/plain"},
      {"a\0b\0\0\0c"s, "a.txt", "application/octet-stream"},
      {"\x7F"
       "ELF\x02\x01\x01\0"s,
       "a", "application/octet-stream"},
      {"Báo cáo <p>", "a.html", "text/plain"},
      {"Báo cáo", "", "text/plain"},
      {"", "a.txt", "text/plain"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(DetectMediaType(row.bytes, row.name), row.type)
        << testing::PrintToString(row.bytes) << " " << row.name;
  }
}

// Many plain texts begin with a word in angle brackets.
TEST(MediaType, TakesNoPlaceholderForATag) {
  EXPECT_EQ(DetectMediaType("<Phụ lục 1>\nBáo cáo", "a.txt"), "text/plain");
}

}  // namespace
}  // namespace rasoat::readers
