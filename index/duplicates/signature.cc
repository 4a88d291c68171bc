#include "index/duplicates/signature.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "pipeline/model/hash.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/tokenizer.h"

namespace rasoat::duplicates {
namespace {

// SplitMix64 (Steele, Lea and Flood 2014): constants from a counter, and the mixing of a hash.
std::uint64_t Mix(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

// FNV-1a.
std::uint64_t HashWord(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

struct Multipliers {
  std::array<std::uint64_t, kHashes> factor;
  std::array<std::uint64_t, kHashes> addend;
};

Multipliers MakeMultipliers() {
  Multipliers made{};
  for (std::size_t i = 0; i < kHashes; ++i) {
    made.factor[i] = Mix(2 * i) | 1U;
    made.addend[i] = Mix(2 * i + 1);
  }
  return made;
}

void AddShingle(std::uint64_t shingle, Signature& signature) {
  static const Multipliers multipliers = MakeMultipliers();
  for (std::size_t i = 0; i < kHashes; ++i) {
    const std::uint64_t hash = shingle * multipliers.factor[i] + multipliers.addend[i];
    signature.minima[i] = std::min(signature.minima[i], static_cast<std::uint32_t>(hash >> 32));
  }
}

}  // namespace

Signature SignatureOf(std::string_view text) {
  Signature signature;
  signature.minima.fill(std::numeric_limits<std::uint32_t>::max());
  std::string words;
  std::vector<std::uint64_t> hashes;
  for (const text::Token& token : text::Tokenize(text)) {
    if (token.kind == text::TokenKind::kSymbol) continue;
    const std::size_t start = words.size();
    text::AppendLower(text.substr(token.start, token.end - token.start), words);
    hashes.push_back(HashWord(std::string_view(words).substr(start)));
    words.push_back(' ');
  }
  if (!words.empty()) signature.exact = Sha256(words);
  signature.long_enough = hashes.size() >= kShingle;
  for (std::size_t i = 0; i + kShingle <= hashes.size(); ++i) {
    std::uint64_t shingle = 0;
    for (std::size_t k = 0; k < kShingle; ++k) shingle = Mix(shingle ^ hashes[i + k]);
    AddShingle(shingle, signature);
  }
  return signature;
}

int AlikePermille(const Signature& a, const Signature& b) {
  if (!a.exact.empty() && a.exact == b.exact) return 1000;
  if (!a.long_enough || !b.long_enough) return 0;
  std::size_t same = 0;
  for (std::size_t i = 0; i < kHashes; ++i) same += a.minima[i] == b.minima[i];
  return static_cast<int>(same * 1000 / kHashes);
}

std::int64_t BandKey(const Signature& signature, std::size_t band) {
  std::uint64_t key = Mix(band);
  for (std::size_t i = 0; i < kRows; ++i) key = Mix(key ^ signature.minima[band * kRows + i]);
  return static_cast<std::int64_t>(key);
}

std::string Pack(const Signature& signature) {
  std::string bytes;
  if (!signature.long_enough) return bytes;
  bytes.reserve(kHashes * 4);
  for (const std::uint32_t minimum : signature.minima) {
    for (int shift = 0; shift < 32; shift += 8) {
      bytes.push_back(static_cast<char>(minimum >> shift & 0xFFU));
    }
  }
  return bytes;
}

Signature Unpack(std::string exact, std::string_view bytes) {
  Signature signature;
  signature.exact = std::move(exact);
  signature.long_enough = bytes.size() == kHashes * 4;
  for (std::size_t i = 0; signature.long_enough && i < kHashes; ++i) {
    for (unsigned k = 0; k < 4; ++k) {
      signature.minima[i] |=
          static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[4 * i + k])) << (8 * k);
    }
  }
  return signature;
}

}  // namespace rasoat::duplicates
