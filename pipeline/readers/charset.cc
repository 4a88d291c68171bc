#include "pipeline/readers/charset.h"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

#include "pipeline/text/legacy/mend.h"
#include "pipeline/text/letters.h"
#include "pipeline/text/normalize.h"

namespace rasoat::readers {
namespace {

constexpr std::size_t kSample = 4096;
constexpr double kVietnameseShare = 0.85;  // of the words with letters beyond ASCII
constexpr int kFewestWords = 5;            // that are Vietnamese, to believe in an old encoding

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

// Converts from a named charset; empty where ICU does not know the name.
std::string Convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter from(ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return {};
  std::string out(bytes.size() * 3 + 16, '\0');
  const int32_t length =
      ucnv_toAlgorithmic(UCNV_UTF8, from.get(), out.data(), static_cast<int32_t>(out.size()),
                         bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return {};
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::string DecodeUtf16(std::string_view bytes, Utf16 kind) {
  return Convert(bytes, kind == Utf16::kLittleEndian ? "UTF-16LE" : "UTF-16BE");
}

bool HasByteOrderMark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

// Broken bytes become U+FFFD and zero bytes blanks, so that libxml2 neither guesses nor stops.
std::string ToValidUtf8(std::string_view bytes) {
  if (FirstInvalidUtf8(bytes) == std::string_view::npos &&
      bytes.find('\0') == std::string_view::npos) {
    return std::string(bytes);
  }
  std::string out;
  out.reserve(bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = 0; at < bytes.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(data, at, bytes.size(), c);
    text::AppendUtf8(c == 0 ? U' ' : static_cast<char32_t>(c), out);
  }
  return out;
}

struct Utf8Quality {
  std::size_t sequences = 0;  // of more than one byte
  std::size_t broken = 0;
};

Utf8Quality Measure(std::string_view bytes) {
  Utf8Quality quality;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = 0; at < bytes.size();) {
    if (data[at] < 0x80) {
      ++at;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(data, at, bytes.size(), c);
    ++quality.sequences;
    if (c < 0) ++quality.broken;
  }
  return quality;
}

struct OldText {
  std::string text;
  std::string_view encoding;  // empty where none makes it Vietnamese
};

// Text from before Unicode: the encoding that makes its words Vietnamese.
OldText DecodeOldText(std::string_view bytes) {
  const std::string western = Convert(bytes, "windows-1252");
  OldText candidates[] = {
      {Convert(bytes, "windows-1258"), "windows-1258"},
      {text::DecodeLegacy(western, text::Legacy::kTcvn3), text::LegacyName(text::Legacy::kTcvn3)},
      {text::DecodeLegacy(western, text::Legacy::kVni), text::LegacyName(text::Legacy::kVni)},
  };
  OldText* best = nullptr;
  double best_share = kVietnameseShare;
  for (OldText& candidate : candidates) {
    // Composed first: windows-1258 writes tones as combining marks.
    const auto score = text::ScoreSyllables(text::Normalize(candidate.text).text);
    if (score.valid < kFewestWords || score.Share() <= best_share) continue;
    best = &candidate;
    best_share = score.Share();
  }
  return best == nullptr ? OldText() : std::move(*best);
}

// UTF-8 that was read as windows-1252 once, and letters left as references to characters.
void MendUnicodeText(Decoded& decoded) {
  if (auto mended = text::MendMojibake(decoded.text)) {
    decoded.text = std::move(*mended);
    decoded.warnings.push_back({"encoding-mended", "mojibake"});
  }
  std::string resolved = text::ResolveReferences(decoded.text);
  if (resolved == decoded.text) return;
  decoded.text = std::move(resolved);
  decoded.warnings.push_back({"encoding-mended", "references"});
}

}  // namespace

Utf16 DetectUtf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return Utf16::kLittleEndian;
  if (bytes.starts_with("\xFE\xFF")) return Utf16::kBigEndian;
  const std::string_view sample = bytes.substr(0, kSample);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0';
  // Vietnamese in UTF-16 has a zero high byte in most letters, and never in the low byte.
  const std::size_t many = sample.size() / 8;
  if (sample.size() < 8) return Utf16::kNone;
  if (zeros[1] > many && zeros[0] == 0) return Utf16::kLittleEndian;
  if (zeros[0] > many && zeros[1] == 0) return Utf16::kBigEndian;
  return Utf16::kNone;
}

bool LooksBinary(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.find('\0') != std::string_view::npos) return true;
  const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
    return (c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F;
  });
  return static_cast<std::size_t>(controls) * 50 > sample.size();
}

std::size_t FirstInvalidUtf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    UChar32 c = 0;
    U8_NEXT(data, at, bytes.size(), c);
    if (c < 0) return start;
  }
  return std::string_view::npos;
}

Decoded DecodeText(std::string_view bytes) {
  const Utf16 utf16 = DetectUtf16(bytes);
  if (utf16 != Utf16::kNone) {
    Decoded decoded{DecodeUtf16(bytes, utf16), {}};
    if (!HasByteOrderMark(bytes)) decoded.warnings.push_back({"utf16-without-bom", ""});
    return decoded;
  }
  if (LooksBinary(bytes)) throw Error(ErrorCode::kBinary, "");
  Decoded decoded{std::string(bytes), {}};
  const std::size_t invalid = FirstInvalidUtf8(bytes);
  if (invalid == std::string_view::npos) {
    MendUnicodeText(decoded);
    return decoded;
  }
  const std::string place = "byte " + std::to_string(invalid);
  const Utf8Quality quality = Measure(bytes);
  if (quality.broken * 10 > quality.sequences) {
    const bool utf8 = quality.broken * 2 <= quality.sequences;  // damaged, but nothing else
    OldText old = utf8 ? OldText() : DecodeOldText(bytes);
    if (!old.encoding.empty()) {
      return {std::move(old.text), {{"encoding-mended", std::string(old.encoding)}}};
    }
    throw Error(ErrorCode::kEncoding, "", "not UTF-8 from " + place);
  }
  decoded.warnings.push_back({"invalid-utf8", place});
  return decoded;
}

Decoded DecodePage(std::string_view bytes, std::string_view declared) {
  const Utf16 utf16 = DetectUtf16(bytes);
  if (utf16 != Utf16::kNone) return {ToValidUtf8(DecodeUtf16(bytes, utf16)), {}};
  const std::size_t invalid = FirstInvalidUtf8(bytes);
  if (invalid == std::string_view::npos) return {ToValidUtf8(bytes), {}};
  const Utf8Quality quality = Measure(bytes);
  if (quality.broken * 10 <= quality.sequences) {
    return {ToValidUtf8(bytes), {{"invalid-utf8", "byte " + std::to_string(invalid)}}};
  }
  // A page that could be searched for its declaration is in no encoding of two bytes a letter.
  const bool wide = declared.find("16") != std::string_view::npos ||
                    declared.find("32") != std::string_view::npos;
  const OldText old = DecodeOldText(bytes);
  if (old.encoding == "windows-1258") return {ToValidUtf8(old.text), {}};
  std::string converted = wide ? std::string() : Convert(bytes, std::string(declared));
  if (!declared.empty() && !converted.empty()) return {ToValidUtf8(converted), {}};
  Decoded western{ToValidUtf8(Convert(bytes, "windows-1252")), {}};
  if (old.encoding.empty()) western.warnings.push_back({"charset-guessed", "windows-1252"});
  return western;
}

}  // namespace rasoat::readers
