// What must hold for every input of Normalize, on random bytes, on random Vietnamese letters and
// marks, and on every short sequence of the characters that its steps treat differently.

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "pipeline/text/letters.h"
#include "pipeline/text/normalize.h"

namespace rasoat::text {
namespace {

// The code points of any bytes; U+FFFD for what is none.
std::u32string Decode(std::string_view text) {
  std::u32string points;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
    points.push_back(static_cast<char32_t>(c));
  }
  return points;
}

std::string Encode(const std::u32string& points) {
  std::string text;
  for (const char32_t c : points) AppendUtf8(c, text);
  return text;
}

bool IsValidUtf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, text.size(), c);
    if (c < 0) return false;
  }
  return true;
}

bool IsNfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  return nfc->isNormalizedUTF8(piece, status) && U_SUCCESS(status);
}

std::string FaultOfText(const Normalized& got) {
  if (!IsValidUtf8(got.text)) return "invalid UTF-8";
  if (!IsNfc(got.text)) return "not NFC";
  if (got.text.starts_with(' ') || got.text.ends_with(' ')) return "blank at an end";
  if (got.text.find("  ") != std::string::npos) return "two blanks";
  for (const char32_t c : Decode(got.text)) {
    const auto point = static_cast<UChar32>(c);
    if (u_charType(point) == U_CONTROL_CHAR) return "control character";
    if (c != U' ' && u_isUWhiteSpace(point)) return "another space than the blank";
  }
  if (Normalize(got.text).text != got.text) return "not idempotent";
  return "";
}

std::string FaultOfMap(std::string_view raw, const Normalized& got) {
  const auto size = static_cast<std::uint32_t>(got.text.size());
  if (got.map.source_length() != raw.size()) return "source length";
  if (got.map.target_length() != size) return "target length";
  Span last;
  for (std::uint32_t i = 0; i < size; ++i) {
    const Span one = got.map.ToSource({i, i + 1});
    if (one.start >= one.end || one.end > raw.size()) return "byte out of range";
    if (one.start < last.start || one.end < last.end) return "not monotone";
    last = one;
    const Span to = got.map.ToSource({0, i + 1});
    const Span from = got.map.ToSource({i, size});
    if (!to.Contains(one) || !from.Contains(one)) return "a range without its byte";
    if (to.end > raw.size() || from.end > raw.size()) return "range out of range";
  }
  return "";
}

// Every word leads to raw bytes that give the word: alone, or with neighbours where edits touch.
std::string FaultOfWords(std::string_view raw, const Normalized& got) {
  for (std::size_t start = 0; start < got.text.size();) {
    const std::size_t end = std::min(got.text.find(' ', start), got.text.size());
    const Span from =
        got.map.ToSource({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    const std::string word = got.text.substr(start, end - start);
    const std::string again = Normalize(raw.substr(from.start, from.length())).text;
    if (again.find(word) == std::string::npos) return "a word of other bytes: " + word;
    start = end + 1;
  }
  return "";
}

// Empty when all is well.
std::string FaultOf(std::string_view raw) {
  const Normalized got = Normalize(raw);
  std::string fault = FaultOfText(got);
  if (fault.empty()) fault = FaultOfMap(raw, got);
  if (fault.empty()) fault = FaultOfWords(raw, got);
  if (fault.empty() && got.invalid == IsValidUtf8(raw)) fault = "invalid flag";
  return fault;
}

rc::Gen<std::string> AnyBytes() {
  return rc::gen::scale(
      3.0, rc::gen::container<std::string>(rc::gen::map(
               rc::gen::inRange(0, 256), [](int byte) { return static_cast<char>(byte); })));
}

constexpr std::u32string_view kLetters =
    U"aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđbcdghklmnpqrstvx"
    U"AÁẮẤEẾIÍOÓỐỚUÚỨYÝĐBCDGHKLMNPQRSTVX";
constexpr std::u32string_view kMarks =
    U"\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323\u0340\u0341\u00B4\u02CA\u02CB\u02DC\u1FFD";
constexpr std::u32string_view kLookAlikes = U"ÐðƢƣƉɖþë１２ＡａＯ";
constexpr std::u32string_view kSpaces =
    U" \t\n\r\v\f\u0085\u00A0\u2003\u2028\u202F\u3000\u200B\u200D\u00AD\uFEFF\u034F\u0001\u0090";
constexpr std::u32string_view kOthers = U"-–,.%/()0159²³½µÅΩ가각क़ࡁ😀\u2126\u0344\u037E";

rc::Gen<char32_t> OneOf(std::u32string_view set) { return rc::gen::elementOf(std::u32string(set)); }

rc::Gen<std::u32string> AnyVietnamese() {
  const auto any = rc::gen::map(rc::gen::inRange(1, 0x11000), [](int c) {
    return c >= 0xD800 && c < 0xE000 ? U'a' : static_cast<char32_t>(c);
  });
  return rc::gen::scale(2.0, rc::gen::container<std::u32string>(
                                 rc::gen::weightedOneOf<char32_t>({{10, OneOf(kLetters)},
                                                                   {4, OneOf(kMarks)},
                                                                   {2, OneOf(kLookAlikes)},
                                                                   {3, OneOf(kSpaces)},
                                                                   {1, OneOf(kOthers)},
                                                                   {1, any}})));
}

TEST(NormalizeProperty, HoldsOnRandomBytes) {
  EXPECT_TRUE(rc::check([] { RC_ASSERT(FaultOf(*AnyBytes()) == ""); }));
}

TEST(NormalizeProperty, HoldsOnRandomVietnamese) {
  EXPECT_TRUE(rc::check([] {
    for (int round = 0; round < 8; ++round) RC_ASSERT(FaultOf(Encode(*AnyVietnamese())) == "");
  }));
}

// Valid text into which bytes were thrown: the seams between broken and whole sequences.
TEST(NormalizeProperty, HoldsOnDamagedVietnamese) {
  EXPECT_TRUE(rc::check([] {
    std::string raw = Encode(*AnyVietnamese());
    RC_PRE(!raw.empty());
    for (int i = 0; i < 4; ++i) {
      raw[*rc::gen::inRange<std::size_t>(0, raw.size())] =
          static_cast<char>(*rc::gen::inRange(0, 256));
    }
    RC_ASSERT(FaultOf(raw) == "");
  }));
}

TEST(NormalizeProperty, HoldsOnEveryCharacter) {
  for (char32_t c = 0; c < 0x20000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    for (const char* around : {"", "o"}) {
      const std::string raw = around + Encode(std::u32string(1, c)) + around;
      const Normalized got = Normalize(raw);
      std::string fault = FaultOfText(got);
      if (fault.empty()) fault = FaultOfMap(raw, got);
      ASSERT_EQ(fault, "") << "U+" << std::hex << static_cast<std::uint32_t>(c);
    }
  }
}

// All sequences of up to three of the characters that some step treats in its own way.
TEST(NormalizeProperty, HoldsOnEveryShortSequence) {
  const std::vector<std::string> atoms = {
      "a",      "o",      "u",  "y",      "ê",        "ơ",      "à",      "Ứ",      "q",      "h",
      "Ð",      "ð",      "ƣ",  "\u00B4", "\u0301",   "\u0323", "\u0302", "\u031B", "\u1FFD", " ",
      "\u00A0", "\u00AD", "\n", "\xFF",   "\xE1\xBB", "ａ",     "1",      "-",      "þ"};
  for (const std::string& first : atoms) {
    for (const std::string& second : atoms) {
      ASSERT_EQ(FaultOf(first + second), "") << testing::PrintToString(first + second);
      for (const std::string& third : atoms) {
        const std::string raw = first + second + third;
        ASSERT_EQ(FaultOf(raw), "") << testing::PrintToString(raw);
      }
    }
  }
}

// Tones move, letters do not: the plain letters are the same ones in the same order, and each word
// has the tones it had.
TEST(NormalizeProperty, NeverLosesALetterOrATone) {
  const auto describe = [](const std::u32string& text) {
    std::u32string plain;
    std::u32string tones;  // of the word so far
    for (const char32_t c : text + U' ') {
      const Letter letter = Decompose(c);
      plain.push_back(letter.plain != 0 ? letter.plain : c);
      if (letter.upper) plain.push_back(U'^');
      if (letter.tone != Tone::kNone) tones.push_back(U'0' + static_cast<char32_t>(letter.tone));
      if (c != U' ') continue;
      std::sort(tones.begin(), tones.end());
      plain += tones;
      tones.clear();
    }
    return plain;
  };
  EXPECT_TRUE(rc::check([&] {
    for (int round = 0; round < 20; ++round) {
      // Words of letters with single blanks between them.
      const auto words = *rc::gen::container<std::vector<std::u32string>>(rc::gen::nonEmpty(
          rc::gen::scale(0.1, rc::gen::container<std::u32string>(OneOf(kLetters)))));
      std::u32string raw;
      for (const std::u32string& word : words) raw += (raw.empty() ? U"" : U" ") + word;
      const std::u32string clean = Decode(Normalize(Encode(raw)).text);
      RC_ASSERT(Encode(describe(clean)) == Encode(describe(raw)));
    }
  }));
}

TEST(NormalizeProperty, LeadsAsciiWordsToTheIdenticalBytes) {
  EXPECT_TRUE(rc::check([] {
    std::string raw;
    std::vector<Span> markers;
    for (int i = 0; i < 8; ++i) {
      // What is around a word may swallow blanks, never the word; ASCII space keeps edits apart.
      raw += Encode(*rc::gen::scale(0.2, AnyVietnamese())) + " ";
      const auto start = static_cast<std::uint32_t>(raw.size());
      raw += "zq" + std::to_string(i) + "x";
      markers.push_back({start, static_cast<std::uint32_t>(raw.size())});
      raw += " ";
    }
    const Normalized got = Normalize(raw);
    for (const Span marker : markers) {
      const std::string word = raw.substr(marker.start, marker.length());
      const std::size_t at = got.text.find(word);
      RC_ASSERT(at != std::string::npos);
      const auto start = static_cast<std::uint32_t>(at);
      RC_ASSERT(got.map.ToSource({start, start + marker.length()}) == marker);
    }
  }));
}

}  // namespace
}  // namespace rasoat::text
