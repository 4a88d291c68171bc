#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rasoat::text {

enum class Tone : std::uint8_t { kNone, kGrave, kAcute, kHook, kTilde, kDot };

// A letter of Vietnamese writing taken apart. For any other code point `plain` is 0.
//   U'Ề'  plain U'ê', tone kGrave, vowel, upper
//   U'Đ'  plain U'đ', no tone, no vowel, upper
struct Letter {
  char32_t plain = 0;  // lower case, quality mark kept, tone taken off
  Tone tone = Tone::kNone;
  bool vowel = false;
  bool upper = false;
};

// Constant time for every code point.
Letter Decompose(char32_t code_point);

// The letters of a word, one for every code point.
std::vector<Letter> Decompose(std::string_view word);

// The inverse for vowels and consonants. Requires a `plain` that Decompose gives.
char32_t Compose(char32_t plain, Tone tone, bool upper);

// The ASCII letter under a plain one: ê → e, ư → u, đ → d.
char FoldPlain(char32_t plain);

// Whether `plain` is a vowel with a quality mark: ă â ê ô ơ ư.
bool HasQualityMark(char32_t plain);

// The tone of a combining mark (U+0301) or of a spacing one that stands for it (U+00B4, U+02CA …);
// kNone for any other code point.
Tone ToneOfMark(char32_t code_point);

void AppendUtf8(char32_t code_point, std::string& out);

}  // namespace rasoat::text
