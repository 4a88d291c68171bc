#include "pipeline/text/clean_characters.h"

#include <unicode/utf8.h>

#include "pipeline/text/letters.h"

// One pass that copies runs of unremarkable bytes and stops only at what has to change.

namespace rasoat::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

enum class Kind { kKeep, kCompose, kSpace, kDrop, kReplace };

struct Treatment {
  Kind kind = Kind::kKeep;
  char32_t replacement = 0;
};

Treatment TreatLatin(char32_t c) {
  switch (c) {
    case 0x85:
    case 0xA0: return {Kind::kSpace};
    case 0xAD: return {Kind::kDrop};
    case 0x0189: return {Kind::kReplace, U'Đ'};  // African D
    case 0x01A2: return {Kind::kReplace, U'Ư'};  // letter OI, drawn like a horned U
    case 0x01A3: return {Kind::kReplace, U'ư'};
    case 0x0256: return {Kind::kReplace, U'đ'};
    default: return {c < 0xA0 ? Kind::kDrop : Kind::kKeep};
  }
}

bool IsInvisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0x034F || c == 0x180E ||
         (c >= 0xFFF9 && c <= 0xFFFB) || c == 0x061C || (c >= 0xFE00 && c <= 0xFE0F) ||
         c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || (c >= 0xE0000 && c <= 0xE01EF);
}

bool IsWideSpace(char32_t c) {
  return (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0x1680;
}

// Ranges in which no character changes under NFC, nor composes with what follows it.
bool IsInert(char32_t c) {
  return (c >= 0x1EA0 && c < 0x1EFA) || (c >= 0x2010 && c < 0x2030) ||
         (c >= 0x2030 && c < 0x2060) || (c >= 0x20A0 && c < 0x20C1) ||
         (c >= 0x2190 && c < 0x2200) || (c >= 0x2500 && c < 0x2700) || c == kReplacement;
}

Treatment Treat(char32_t c) {
  if (c < 0x300) return TreatLatin(c);
  if (IsWideSpace(c)) return {Kind::kSpace};
  if (IsInvisible(c)) return {Kind::kDrop};
  if (IsInert(c)) return {Kind::kKeep};
  if (c >= 0xFF01 && c <= 0xFF5E) return {Kind::kReplace, c - 0xFF01 + U'!'};
  return {Kind::kCompose};
}

class Cleaner {
 public:
  explicit Cleaner(std::string_view raw) : raw_(raw) { out_.result.text.reserve(raw.size()); }

  Cleaned Run() {
    while (at_ < raw_.size()) {
      const auto byte = static_cast<unsigned char>(raw_[at_]);
      if (byte > ' ' && byte < 0x7F) {
        Keep(EndOfWord() - at_);
      } else if (byte < 0x80) {
        const bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
        Apply({space ? Kind::kSpace : Kind::kDrop}, 1);
      } else {
        Decode();
      }
    }
    // What is still pending is blank or invisible: it ends the text and goes.
    out_.result.map.Replace(pending_, 0);
    return std::move(out_);
  }

 private:
  // Most text is printable ASCII and single blanks between it: kept in one piece.
  std::size_t EndOfWord() const {
    std::size_t end = at_ + 1;
    while (end < raw_.size()) {
      const auto byte = static_cast<unsigned char>(raw_[end]);
      const bool word = byte > ' ' && byte < 0x7F;
      const bool blank = byte == ' ' && end + 1 < raw_.size() && raw_[end - 1] != ' ' &&
                         static_cast<unsigned char>(raw_[end + 1]) > ' ' &&
                         static_cast<unsigned char>(raw_[end + 1]) < 0x7F;
      if (!word && !blank) break;
      ++end;
    }
    return end;
  }

  void Decode() {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(raw_.data());
    std::size_t next = at_;
    UChar32 c = 0;
    U8_NEXT(bytes, next, raw_.size(), c);
    const auto length = static_cast<std::uint32_t>(next - at_);
    if (c < 0) {
      out_.result.invalid = true;
      Apply({Kind::kReplace, kReplacement}, length);
    } else {
      Apply(Treat(static_cast<char32_t>(c)), length);
    }
  }

  void Apply(Treatment treatment, std::uint32_t length) {
    switch (treatment.kind) {
      case Kind::kKeep: Keep(length); break;
      case Kind::kCompose:
        out_.needs_nfc = true;
        Keep(length);
        break;
      case Kind::kSpace:
        space_ = true;
        plain_space_ = pending_ == 0 && raw_[at_] == ' ';
        pending_ += length;
        at_ += length;
        break;
      case Kind::kDrop:
        plain_space_ = false;
        pending_ += length;
        at_ += length;
        break;
      case Kind::kReplace: Replace(treatment.replacement, length); break;
    }
  }

  // Blanks and invisible characters before a visible one become one blank or nothing.
  void Flush() {
    if (pending_ == 0) return;
    const bool blank = space_ && !out_.result.text.empty();
    if (blank) out_.result.text.push_back(' ');
    if (blank && plain_space_) {
      out_.result.map.Keep(1);
    } else {
      out_.result.map.Replace(pending_, blank ? 1 : 0);
    }
    pending_ = 0;
    space_ = false;
    plain_space_ = false;
  }

  void Keep(std::size_t length) {
    Flush();
    out_.result.text.append(raw_, at_, length);
    out_.result.map.Keep(static_cast<std::uint32_t>(length));
    at_ += length;
  }

  void Replace(char32_t replacement, std::uint32_t length) {
    Flush();
    const std::size_t before = out_.result.text.size();
    AppendUtf8(replacement, out_.result.text);
    out_.result.map.Replace(length, static_cast<std::uint32_t>(out_.result.text.size() - before));
    at_ += length;
  }

  std::string_view raw_;
  std::size_t at_ = 0;
  Cleaned out_;
  std::uint32_t pending_ = 0;  // bytes of blanks and invisible characters not yet written
  bool space_ = false;         // one of them is a blank
  bool plain_space_ = false;   // and they are exactly one ASCII space
};

}  // namespace

Cleaned CleanCharacters(std::string_view raw) { return Cleaner(raw).Run(); }

}  // namespace rasoat::text
