#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

// What tells copies of a text without comparing all pairs: MinHash over runs of five syllables
// (Broder 1997), cut into bands for look-up (locality-sensitive hashing, 16 bands of 8 rows: pairs
// alike by 0.7 are found nine times in ten, by 0.5 once in sixteen).

namespace rasoat::duplicates {

inline constexpr std::size_t kHashes = 128;
inline constexpr std::size_t kBands = 16;
inline constexpr std::size_t kRows = kHashes / kBands;
inline constexpr std::size_t kShingle = 5;  // syllables

struct Signature {
  std::string exact;  // SHA-256 of the words in lower case, 64 hex digits; empty without words
  std::array<std::uint32_t, kHashes> minima{};
  bool long_enough = false;  // for one shingle at least: a shorter text has only `exact`
};

// Thread-safe; the same on every machine.
Signature SignatureOf(std::string_view text);

// About which part of their shingles two texts share, in thousandths.
int AlikePermille(const Signature& a, const Signature& b);

// The look-up key of a band.
std::int64_t BandKey(const Signature& signature, std::size_t band);

// `minima` as bytes, little-endian, and back.
std::string Pack(const Signature& signature);
Signature Unpack(std::string exact, std::string_view bytes);

}  // namespace rasoat::duplicates
