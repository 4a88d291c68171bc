#include "pipeline/text/legacy/codes.h"

#include <unicode/uchar.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <unordered_map>

#include "pipeline/text/code_points.h"
#include "pipeline/text/letters.h"

namespace rasoat::text {
namespace {

struct Row {
  const char* letter;
  const char* tcvn3;
  const char* vni;
  int line;
};

constexpr Row kRows[] = {
#include "legacy_letters.inc"
};

// One code, or two of which the first is the upper byte.
using Code = std::uint16_t;

struct Codes {
  std::unordered_map<Code, char32_t> letters;
  std::map<char32_t, Code> codes;
};

Codes MakeCodes(const char* Row::*column) {
  Codes codes;
  for (const Row& row : kRows) {
    const std::string_view hex = row.*column;
    if (hex.empty()) continue;
    Code code = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
    std::size_t at = 0;
    const char32_t letter = NextCodePoint(row.letter, at);
    codes.letters.emplace(code, letter);
    codes.codes.emplace(letter, code);
  }
  return codes;
}

const Codes& CodesOf(Legacy encoding) {
  static const Codes kTcvn3 = MakeCodes(&Row::tcvn3);
  static const Codes kVni = MakeCodes(&Row::vni);
  return encoding == Legacy::kTcvn3 ? kTcvn3 : kVni;
}

// The letter of one code, or of two; 0 without one.
char32_t LetterOf(const Codes& codes, char32_t first, char32_t second = 0) {
  if (first > 0xFF || second > 0xFF) return 0;
  const Code code = static_cast<Code>(second == 0 ? first : first << 8 | second);
  const auto found = codes.letters.find(code);
  return found == codes.letters.end() ? 0 : found->second;
}

std::string_view FirstFamily(std::string_view font) {
  font = font.substr(0, font.find(','));
  const std::size_t subset = font.find('+');
  if (subset == 6) font.remove_prefix(subset + 1);
  const std::size_t start = std::min(font.find_first_not_of(" '\""), font.size());
  font.remove_prefix(start);
  return font.substr(0, font.find_last_not_of(" '\"") + 1);
}

bool StartsWith(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != lower[i]) return false;
  }
  return true;
}

}  // namespace

std::string_view LegacyName(Legacy encoding) {
  switch (encoding) {
    case Legacy::kNone: return "";
    case Legacy::kTcvn3: return "tcvn3";
    case Legacy::kVni: return "vni-windows";
  }
  return "";
}

std::string DecodeLegacy(std::string_view text, Legacy encoding) {
  if (encoding == Legacy::kNone) return std::string(text);
  const Codes& codes = CodesOf(encoding);
  std::string out;
  out.reserve(text.size() * 2);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t first = NextCodePoint(text, at);
    std::size_t behind = at;
    const char32_t second = behind < text.size() ? NextCodePoint(text, behind) : 0;
    const char32_t both = second >= 0x80 ? LetterOf(codes, first, second) : 0;
    if (both != 0) at = behind;
    const char32_t letter = both != 0 ? both : LetterOf(codes, first);
    AppendUtf8(letter != 0 ? letter : first, out);
  }
  return out;
}

std::string EncodeLegacy(std::string_view text, Legacy encoding) {
  if (encoding == Legacy::kNone) return std::string(text);
  const auto& codes = CodesOf(encoding).codes;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = NextCodePoint(text, at);
    auto code = codes.find(letter);
    if (code == codes.end()) {
      code = codes.find(static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter))));
    }
    if (code == codes.end()) {
      AppendUtf8(letter, out);
      continue;
    }
    if (code->second > 0xFF) AppendUtf8(code->second >> 8, out);
    AppendUtf8(code->second & 0xFF, out);
  }
  return out;
}

FontEncoding EncodingOfFont(std::string_view font) {
  const std::string_view name = FirstFamily(font);
  if (StartsWith(name, ".vn")) return {Legacy::kTcvn3, name.ends_with('H')};
  if (StartsWith(name, "vni-") || StartsWith(name, "vni ")) return {Legacy::kVni, false};
  return {};
}

std::string DecodeInFont(std::string_view text, FontEncoding font) {
  std::string decoded = DecodeLegacy(text, font.encoding);
  if (!font.capitals) return decoded;
  std::string capitals;
  for (std::size_t at = 0; at < decoded.size();) {
    const auto letter = static_cast<UChar32>(NextCodePoint(decoded, at));
    AppendUtf8(static_cast<char32_t>(u_toupper(letter)), capitals);
  }
  return capitals;
}

}  // namespace rasoat::text
