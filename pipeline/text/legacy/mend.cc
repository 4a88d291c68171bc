#include "pipeline/text/legacy/mend.h"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <charconv>
#include <memory>
#include <vector>

#include "pipeline/text/code_points.h"
#include "pipeline/text/letters.h"
#include "pipeline/text/syllable.h"

namespace rasoat::text {
namespace {

constexpr double kShare = 0.85;
constexpr double kMargin = 0.30;
constexpr int kEnoughWords = 3;
constexpr int kEnoughForDocument = 8;

bool IsAscii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

bool IsLatinBeyondLatin1(char32_t c) {
  return (c >= 0x100 && c < 0x250) || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x300 && c < 0x370);
}

bool ProvesUnicode(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (IsLatinBeyondLatin1(NextCodePoint(text, at))) return true;
  }
  return false;
}

bool IsLetterLike(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250) ||
         (c >= 0x1E00 && c < 0x1F00);
}

// The byte that windows-1252 has for a character, -1 without one. The five bytes that it leaves
// open stand for themselves, as browsers read them.
int ByteOfWindows1252(char32_t c) {
  static constexpr char32_t kHigh[32] = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (c < 0x100) return static_cast<int>(c);
  for (int i = 0; i < 32; ++i) {
    if (kHigh[i] == c) return 0x80 + i;
  }
  return -1;
}

// One stretch of bytes as UTF-8: how many Vietnamese letters it spells; -1 where it is no UTF-8.
int VietnameseLetters(std::string_view bytes) {
  int letters = 0;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = 0; at < bytes.size();) {
    UChar32 c = 0;
    U8_NEXT(data, at, bytes.size(), c);
    if (c < 0) return -1;
    const auto letter = static_cast<char32_t>(c);
    if (letter >= 0x80 && Decompose(letter).plain != 0) ++letters;
  }
  return letters;
}

// The character behind "&#…;" at the start of the text, and the length of the reference.
std::pair<char32_t, std::size_t> ReadReference(std::string_view text) {
  const std::size_t end = text.substr(0, 12).find(';');
  if (!text.starts_with("&#") || end == std::string_view::npos) return {0, 0};
  std::string_view digits = text.substr(2, end - 2);
  const bool hex = !digits.empty() && (digits.front() | 0x20) == 'x';
  if (hex) digits.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [stop, fault] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (fault != std::errc() || stop != digits.data() + digits.size()) return {0, 0};
  const bool wanted = code == 0xA0 || (code >= 0x80 && Decompose(code).plain != 0);
  return wanted ? std::pair{static_cast<char32_t>(code), end + 1} : std::pair{char32_t{0}, end};
}

void Add(SyllableScore& sum, const SyllableScore& more) {
  sum.valid += more.valid;
  sum.broken += more.broken;
}

}  // namespace

SyllableScore ScoreSyllables(std::string_view text) {
  SyllableScore score;
  std::vector<Letter> word;
  bool beyond_ascii = false;
  bool foreign = false;
  const auto finish = [&] {
    if (beyond_ascii) ++(!foreign && ParseSyllable(word) ? score.valid : score.broken);
    word.clear();
    beyond_ascii = foreign = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (!IsLetterLike(c)) {
      finish();
      continue;
    }
    const Letter letter = Decompose(c);
    beyond_ascii |= c >= 0x80;
    foreign |= letter.plain == 0;
    word.push_back(letter);
  }
  finish();
  return score;
}

std::optional<std::string> MendMojibake(std::string_view text) {
  if (IsAscii(text)) return std::nullopt;
  std::string out;
  std::string bytes;  // of the stretch that windows-1252 can write
  int letters = 0;
  bool broken = false;
  const auto finish = [&] {
    const int found = VietnameseLetters(bytes);
    broken |= found < 0;
    letters += std::max(found, 0);
    out += bytes;
    bytes.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const int byte = ByteOfWindows1252(NextCodePoint(text, at));
    if (byte >= 0) {
      bytes.push_back(static_cast<char>(byte));
      continue;
    }
    finish();
    out += text.substr(start, at - start);
  }
  finish();
  if (broken || letters < 2) return std::nullopt;
  return out;
}

std::string ResolveReferences(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find("&#", at), text.size());
    out += text.substr(at, mark - at);
    at = mark;
    if (at == text.size()) break;
    const auto [letter, length] = ReadReference(text.substr(at));
    if (letter != 0) {
      AppendUtf8(letter, out);
      at += length;
    } else {
      out += text.substr(at, 2);
      at += 2;
    }
  }
  return out;
}

EncodingMender::Votes EncodingMender::Count(std::string_view text) {
  return {ScoreSyllables(text), ScoreSyllables(DecodeLegacy(text, Legacy::kTcvn3)),
          ScoreSyllables(DecodeLegacy(text, Legacy::kVni))};
}

Legacy EncodingMender::Decide(const Votes& votes) {
  const bool tcvn3 = votes.tcvn3.Share() >= votes.vni.Share();
  const double best = tcvn3 ? votes.tcvn3.Share() : votes.vni.Share();
  if (best < kShare || best < votes.as_is.Share() + kMargin) return Legacy::kNone;
  return tcvn3 ? Legacy::kTcvn3 : Legacy::kVni;
}

void EncodingMender::Learn(std::string_view text, std::string_view font) {
  if (IsAscii(text)) return;
  if (ProvesUnicode(text)) {
    fonts_lie_ |= EncodingOfFont(font).encoding != Legacy::kNone && !MendMojibake(text);
    return;
  }
  const Votes votes = Count(text);
  Add(votes_.as_is, votes.as_is);
  Add(votes_.tcvn3, votes.tcvn3);
  Add(votes_.vni, votes.vni);
}

Legacy EncodingMender::Judge(std::string_view text) const {
  const Votes votes = Count(text);
  const auto words = [](const SyllableScore& score) { return score.valid + score.broken; };
  if (std::max(words(votes.tcvn3), words(votes.vni)) >= kEnoughWords) return Decide(votes);
  const Legacy document = Decide(votes_);
  const SyllableScore& own = document == Legacy::kTcvn3 ? votes.tcvn3 : votes.vni;
  const SyllableScore& all = document == Legacy::kTcvn3 ? votes_.tcvn3 : votes_.vni;
  const bool follows = words(all) >= kEnoughForDocument && own.broken == 0;
  return follows ? document : Legacy::kNone;
}

std::string EncodingMender::Mend(std::string_view text, std::string_view font) {
  const FontEncoding by_font = EncodingOfFont(font);
  if (IsAscii(text) && !by_font.capitals) {
    if (text.find("&#") == std::string_view::npos) return std::string(text);
  }
  if (auto mended = MendMojibake(text)) {
    mended_.insert("mojibake");
    return std::move(*mended);
  }
  const bool unicode = ProvesUnicode(text);
  if (!unicode && !fonts_lie_ && by_font.encoding != Legacy::kNone) {
    mended_.emplace(LegacyName(by_font.encoding));
    return DecodeInFont(text, by_font);
  }
  const Legacy legacy = unicode || IsAscii(text) ? Legacy::kNone : Judge(text);
  if (legacy != Legacy::kNone) {
    mended_.emplace(LegacyName(legacy));
    return DecodeLegacy(text, legacy);
  }
  std::string resolved = ResolveReferences(text);
  if (resolved != text) mended_.insert("references");
  return resolved;
}

}  // namespace rasoat::text
