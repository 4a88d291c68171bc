#include "pipeline/text/syllable.h"

#include <algorithm>
#include <string_view>

namespace rasoat::text {
namespace {

using std::u32string_view;

// Longest first, so that the first match is the onset.
constexpr u32string_view kOnsets[] = {
    U"ngh", U"ch", U"gh", U"gi", U"kh", U"ng", U"nh", U"ph", U"qu", U"th", U"tr", U"b", U"c", U"d",
    U"đ",   U"g",  U"h",  U"k",  U"l",  U"m",  U"n",  U"p",  U"r",  U"s",  U"t",  U"v", U"x", U""};

constexpr u32string_view kVowelGroups[] = {
    U"a",   U"ă",   U"â",   U"e",   U"ê",   U"i",   U"o",   U"ô",   U"ơ",   U"u",   U"ư",   U"y",
    U"ai",  U"ao",  U"au",  U"ay",  U"âu",  U"ây",  U"eo",  U"êu",  U"ia",  U"iê",  U"iu",  U"oa",
    U"oă",  U"oe",  U"oi",  U"oo",  U"ôi",  U"ôô",  U"ơi",  U"ua",  U"uâ",  U"uê",  U"ui",  U"uô",
    U"uơ",  U"uy",  U"ưa",  U"ưi",  U"ươ",  U"ưu",  U"yê",  U"iêu", U"oai", U"oao", U"oay", U"oeo",
    U"uây", U"uôi", U"uya", U"uyê", U"uyu", U"ươi", U"ươu", U"yêu"};

// -k: names of the highlands, Đắk Lắk.
constexpr u32string_view kCodas[] = {U"", U"c", U"ch", U"k", U"m", U"n", U"ng", U"nh", U"p", U"t"};

constexpr std::size_t kLongestSyllable = 8;  // "nghiêng" has seven letters

template <std::size_t N>
bool Contains(const u32string_view (&list)[N], u32string_view item) {
  return std::find(std::begin(list), std::end(list), item) != std::end(list);
}

// The onset that leaves a vowel behind it: "gì" is g + ì, "già" is gi + à.
std::size_t OnsetLength(u32string_view plain, std::span<const Letter> word) {
  for (const u32string_view onset : kOnsets) {
    if (!plain.starts_with(onset)) continue;
    if (onset.size() < word.size() && word[onset.size()].vowel) return onset.size();
  }
  return 0;
}

}  // namespace

std::optional<Syllable> ParseSyllable(std::span<const Letter> word) {
  if (word.empty() || word.size() > kLongestSyllable) return std::nullopt;
  char32_t letters[kLongestSyllable];
  Syllable syllable;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i].plain == 0) return std::nullopt;
    letters[i] = word[i].plain;
    if (word[i].tone == Tone::kNone) continue;
    if (syllable.tone != Tone::kNone) return std::nullopt;
    syllable.tone = word[i].tone;
    syllable.tone_at = static_cast<int>(i);
  }
  const u32string_view plain(letters, word.size());
  const std::size_t onset = OnsetLength(plain, word);
  std::size_t end = onset;
  while (end < word.size() && word[end].vowel) ++end;
  if (onset > 0 && !Contains(kOnsets, plain.substr(0, onset))) return std::nullopt;
  if (!Contains(kVowelGroups, plain.substr(onset, end - onset))) return std::nullopt;
  if (!Contains(kCodas, plain.substr(end))) return std::nullopt;
  if (syllable.tone_at >= 0 && static_cast<std::size_t>(syllable.tone_at) >= end) {
    return std::nullopt;
  }
  // A tone on the u of "qu" or the i of "gi" is misplaced, not part of the onset: "qúy", "gìa".
  syllable.onset = static_cast<int>(onset);
  syllable.vowels = static_cast<int>(end - onset);
  syllable.coda = static_cast<int>(word.size() - end);
  return syllable;
}

bool IsSyllable(std::string_view word) { return ParseSyllable(Decompose(word)).has_value(); }

int ToneIndex(const Syllable& syllable, std::span<const Letter> word) {
  const int first = syllable.onset;
  const int last = first + syllable.vowels - 1;
  for (int i = last; i >= first; --i) {
    if (HasQualityMark(word[static_cast<std::size_t>(i)].plain)) return i;
  }
  if (syllable.coda > 0 || syllable.vowels == 1) return last;
  return syllable.vowels == 2 ? first : first + 1;
}

}  // namespace rasoat::text
