#include "pipeline/text/keys.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <map>

#include "pipeline/text/letters.h"

namespace rasoat::text {
namespace {

struct Variant {
  std::string_view written;
  std::string_view key;
  int line;
};

constexpr Variant kVariants[] = {
#include "spelling_variants.inc"
};

template <typename Visit>
void ForEachCodePoint(std::string_view word, Visit visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  for (std::size_t at = 0; at < word.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, word.size(), c);
    visit(static_cast<char32_t>(c));
  }
}

// The letter under a foreign one: the first code point of its canonical decomposition.
char32_t BaseLetter(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString decomposed;
  if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(c), decomposed)) return c;
  // A syllable of Hangul decomposes into letters, not into a letter and its marks.
  for (int32_t i = decomposed.moveIndex32(0, 1); i < decomposed.length();
       i = decomposed.moveIndex32(i, 1)) {
    if ((U_GET_GC_MASK(decomposed.char32At(i)) & U_GC_M_MASK) == 0) return c;
  }
  return static_cast<char32_t>(decomposed.char32At(0));
}

// Letters without their marks.
std::string Fold(std::string_view word) {
  std::string key;
  key.reserve(word.size());
  ForEachCodePoint(word, [&](char32_t c) {
    const Letter letter = Decompose(c);
    if (letter.plain != 0) {
      key.push_back(FoldPlain(letter.plain));
    } else if ((U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) == 0) {
      AppendUtf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(BaseLetter(c)))), key);
    }
  });
  return key;
}

}  // namespace

void AppendLower(std::string_view word, std::string& out) {
  std::size_t ascii = 0;
  while (ascii < word.size() && static_cast<unsigned char>(word[ascii]) < 0x80) {
    const char c = word[ascii++];
    out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
  }
  word.remove_prefix(ascii);
  ForEachCodePoint(word, [&](char32_t c) {
    const Letter letter = Decompose(c);
    if (letter.plain == 0) {
      AppendUtf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))), out);
    } else {
      AppendUtf8(letter.upper ? Compose(letter.plain, letter.tone, false) : c, out);
    }
  });
}

std::string TonedKey(std::string_view word) {
  std::string key;
  key.reserve(word.size());
  AppendLower(word, key);
  const auto variant = std::find_if(std::begin(kVariants), std::end(kVariants),
                                    [&](const Variant& v) { return key == v.written; });
  return variant == std::end(kVariants) ? key : std::string(variant->key);
}

std::vector<std::string> SpellingsOf(std::string_view toned_key) {
  std::vector<std::string> spellings;
  for (const Variant& variant : kVariants) {
    if (toned_key == variant.key) spellings.emplace_back(variant.written);
  }
  return spellings;
}

std::string FoldedKey(std::string_view word) { return Fold(TonedKey(word)); }

std::string FoldedSpelling(std::string folded_key) {
  static const std::map<std::string, std::string> spellings = [] {
    std::map<std::string, std::string> made;
    for (const Variant& variant : kVariants) made.emplace(Fold(variant.written), Fold(variant.key));
    return made;
  }();
  const auto found = spellings.find(folded_key);
  return found == spellings.end() ? folded_key : found->second;
}

}  // namespace rasoat::text
