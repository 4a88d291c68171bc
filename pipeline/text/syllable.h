#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "pipeline/text/letters.h"

namespace rasoat::text {

// A written Vietnamese syllable: onset + vowels + coda, and one tone.
//   "khuỷu"  onset 2 letters (kh), vowels 3 (uyu), coda 0, kHook
//   "giữ"    onset 2 (gi), vowels 1 (ư), coda 0, kTilde
//   "quý"    onset 2 (qu), vowels 1 (y), coda 0, kAcute
// Counts are of letters, in writing order; they cover the whole word.
struct Syllable {
  int onset = 0;
  int vowels = 0;
  int coda = 0;
  Tone tone = Tone::kNone;
  int tone_at = -1;  // index of the letter that carries the tone; -1 without one
};

// Fails when the letters are not the writing of a Vietnamese syllable: a letter that is none, an
// onset, vowel group or coda that the orthography does not have, or two tones. Where the tone
// stands among the vowels is not judged: "hoà", "hòa" and the misspelt "tóan" all parse.
std::optional<Syllable> ParseSyllable(std::span<const Letter> word);

// Whether a word, in any case, is the writing of one.
bool IsSyllable(std::string_view word);

// The letter on which the tone belongs, in the placement this project writes ("old style"):
//   a vowel with a quality mark takes it, the last one if there are two: tiến, thuở, được;
//   else, before a coda, the last vowel: hoàn, suýt;
//   else the first of two vowels, the middle one of three: hòa, thủy, ủy, khỏe; ngoài, khuỷu.
// Since `qu` and `gi` are onsets, quý and già follow.
// Source: the two placements in use (Quyết định 240/QĐ of the Ministry of Education, 1984, and
// the older dictionaries); the old one prevails in press and Party documents.
int ToneIndex(const Syllable& syllable, std::span<const Letter> word);

}  // namespace rasoat::text
