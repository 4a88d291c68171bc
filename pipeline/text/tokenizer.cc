#include "pipeline/text/tokenizer.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

namespace rasoat::text {
namespace {

enum class CharClass : std::uint8_t { kSymbol, kBlank, kBreak, kDigit, kLetter, kMark };

constexpr auto MakeAsciiClasses() {
  std::array<CharClass, 0x80> classes{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) classes[c] = CharClass::kLetter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) classes[c] = CharClass::kLetter;
  for (std::size_t c = '0'; c <= '9'; ++c) classes[c] = CharClass::kDigit;
  classes[' '] = CharClass::kBlank;
  classes['\n'] = CharClass::kBreak;
  classes['\t'] = CharClass::kBreak;
  return classes;
}

constexpr auto kAsciiClasses = MakeAsciiClasses();

// kMark continues a word but begins none: combining marks, superscripts.
CharClass Classify(char32_t c) {
  if (c < 0x80) return kAsciiClasses[c];
  if (c >= 0x1EA0 && c < 0x1F00) return CharClass::kLetter;
  if (c >= 0xC0 && c < 0x250) {
    return c == 0xD7 || c == 0xF7 ? CharClass::kSymbol : CharClass::kLetter;
  }
  const auto code_point = static_cast<UChar32>(c);
  if (u_isalpha(code_point)) return CharClass::kLetter;
  const auto mask = U_GET_GC_MASK(code_point);
  if ((mask & (U_GC_M_MASK | U_GC_NO_MASK)) != 0) return CharClass::kMark;
  return CharClass::kSymbol;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { tokens_.reserve(text.size() / 5 + 8); }

  std::vector<Token> Run() {
    while (at_ < text_.size()) {
      const std::size_t start = at_;
      switch (Next()) {
        case CharClass::kBlank: space_ = true; break;
        case CharClass::kBreak:
          space_ = true;
          block_start_ = true;
          break;
        case CharClass::kDigit: Emit(start, EndOfNumber(), TokenKind::kNumber); break;
        case CharClass::kLetter: Emit(start, EndOfWord(start), TokenKind::kWord); break;
        case CharClass::kMark:
        case CharClass::kSymbol: Emit(start, at_, TokenKind::kSymbol); break;
      }
    }
    return std::move(tokens_);
  }

 private:
  // Moves past one code point and tells its class.
  CharClass Next() {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte < 0x80) {
      ++at_;
      return kAsciiClasses[byte];
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at_, text_.size(), c);
    return Classify(static_cast<char32_t>(c));
  }

  bool DigitAt(std::size_t i) const {
    return i < text_.size() && text_[i] >= '0' && text_[i] <= '9';
  }

  std::size_t EndOfNumber() const {
    std::size_t end = at_;
    for (;;) {
      while (DigitAt(end)) ++end;
      const bool separator = end < text_.size() && (text_[end] == '.' || text_[end] == ',');
      if (!separator || !DigitAt(end + 1)) return end;
      ++end;
    }
  }

  // "đạt71,6%": a word of two or more small letters that runs into a figure lacks its blank.
  bool RunsIntoFigure(std::size_t start, std::size_t digits) const {
    const bool short_word = digits < start + 2;
    const auto last = static_cast<unsigned char>(text_[digits - 1]);
    if (short_word || (last >= 'A' && last <= 'Z')) return false;
    std::size_t end = digits;
    while (DigitAt(end)) ++end;
    if (end < text_.size() && text_[end] == '%') return true;
    const bool separator = end < text_.size() && (text_[end] == '.' || text_[end] == ',');
    return separator && DigitAt(end + 1);
  }

  std::size_t EndOfWord(std::size_t start) {
    std::size_t end = at_;
    bool letters_only = true;
    while (at_ < text_.size()) {
      const std::size_t before = at_;
      const CharClass next = Next();
      if (next == CharClass::kDigit && letters_only) {
        if (RunsIntoFigure(start, before)) break;
        letters_only = false;
      }
      if (next != CharClass::kLetter && next != CharClass::kMark && next != CharClass::kDigit) {
        break;
      }
      end = at_;
    }
    return end;
  }

  void Emit(std::size_t start, std::size_t end, TokenKind kind) {
    tokens_.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end), kind,
                       space_, block_start_});
    at_ = end;
    space_ = false;
    block_start_ = false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool space_ = false;
  bool block_start_ = true;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> Tokenize(std::string_view text) { return Scanner(text).Run(); }

}  // namespace rasoat::text
