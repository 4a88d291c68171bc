#include "pipeline/text/letters.h"

#include <unicode/utf8.h>

#include <array>
#include <string_view>

#include "pipeline/text/code_points.h"

namespace rasoat::text {
namespace {

// Twelve vowels by six tones, in the order of Tone.
constexpr std::u32string_view kLowerVowels[] = {U"aàáảãạ", U"ăằắẳẵặ", U"âầấẩẫậ", U"eèéẻẽẹ",
                                                U"êềếểễệ", U"iìíỉĩị", U"oòóỏõọ", U"ôồốổỗộ",
                                                U"ơờớởỡợ", U"uùúủũụ", U"ưừứửữự", U"yỳýỷỹỵ"};
constexpr std::u32string_view kUpperVowels[] = {U"AÀÁẢÃẠ", U"ĂẰẮẲẴẶ", U"ÂẦẤẨẪẬ", U"EÈÉẺẼẸ",
                                                U"ÊỀẾỂỄỆ", U"IÌÍỈĨỊ", U"OÒÓỎÕỌ", U"ÔỒỐỔỖỘ",
                                                U"ƠỜỚỞỠỢ", U"UÙÚỦŨỤ", U"ƯỪỨỬỮỰ", U"YỲÝỶỸỴ"};
constexpr std::u32string_view kConsonants = U"bcdđfghjklmnpqrstvwxz";
constexpr std::u32string_view kUpperConsonants = U"BCDĐFGHJKLMNPQRSTVWXZ";

// All Vietnamese letters lie in two ranges.
constexpr char32_t kLatinEnd = 0x1B1;
constexpr char32_t kAdditionalStart = 0x1EA0;
constexpr char32_t kAdditionalEnd = 0x1EFA;

constexpr std::size_t IndexOf(char32_t code_point) {
  return code_point < kLatinEnd ? code_point : kLatinEnd + (code_point - kAdditionalStart);
}

constexpr auto MakeTable() {
  std::array<Letter, kLatinEnd + (kAdditionalEnd - kAdditionalStart)> table{};
  for (std::size_t row = 0; row < std::size(kLowerVowels); ++row) {
    for (std::size_t tone = 0; tone < 6; ++tone) {
      const char32_t plain = kLowerVowels[row][0];
      const Letter lower{plain, static_cast<Tone>(tone), true, false};
      table[IndexOf(kLowerVowels[row][tone])] = lower;
      table[IndexOf(kUpperVowels[row][tone])] = {plain, lower.tone, true, true};
    }
  }
  for (std::size_t i = 0; i < kConsonants.size(); ++i) {
    table[IndexOf(kConsonants[i])] = {kConsonants[i], Tone::kNone, false, false};
    table[IndexOf(kUpperConsonants[i])] = {kConsonants[i], Tone::kNone, false, true};
  }
  return table;
}

constexpr auto kLetters = MakeTable();

}  // namespace

Letter Decompose(char32_t code_point) {
  if (code_point < kLatinEnd || (code_point >= kAdditionalStart && code_point < kAdditionalEnd)) {
    return kLetters[IndexOf(code_point)];
  }
  return {};
}

std::vector<Letter> Decompose(std::string_view word) {
  std::vector<Letter> letters;
  for (std::size_t at = 0; at < word.size();) letters.push_back(Decompose(NextCodePoint(word, at)));
  return letters;
}

char32_t Compose(char32_t plain, Tone tone, bool upper) {
  for (std::size_t row = 0; row < std::size(kLowerVowels); ++row) {
    if (kLowerVowels[row][0] != plain) continue;
    return (upper ? kUpperVowels : kLowerVowels)[row][static_cast<std::size_t>(tone)];
  }
  const std::size_t consonant = kConsonants.find(plain);
  if (consonant == std::u32string_view::npos) return plain;
  return (upper ? kUpperConsonants : kConsonants)[consonant];
}

char FoldPlain(char32_t plain) {
  switch (plain) {
    case U'ă':
    case U'â': return 'a';
    case U'ê': return 'e';
    case U'ô':
    case U'ơ': return 'o';
    case U'ư': return 'u';
    case U'đ': return 'd';
    default: return static_cast<char>(plain);
  }
}

bool HasQualityMark(char32_t plain) { return plain >= 0x80 && plain != U'đ'; }

Tone ToneOfMark(char32_t code_point) {
  switch (code_point) {
    case 0x0300:
    case 0x02CB: return Tone::kGrave;
    case 0x0301:
    case 0x00B4:
    case 0x02CA: return Tone::kAcute;
    case 0x0309: return Tone::kHook;
    case 0x0303:
    case 0x02DC: return Tone::kTilde;
    case 0x0323: return Tone::kDot;
    default: return Tone::kNone;
  }
}

void AppendUtf8(char32_t code_point, std::string& out) {
  char bytes[U8_MAX_LENGTH];
  int length = 0;
  U8_APPEND_UNSAFE(bytes, length, code_point);
  out.append(bytes, static_cast<std::size_t>(length));
}

}  // namespace rasoat::text
