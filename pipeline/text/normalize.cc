#include "pipeline/text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <optional>
#include <vector>

#include "pipeline/model/error.h"
#include "pipeline/text/clean_characters.h"
#include "pipeline/text/syllable.h"

// Three steps, each with its own offset map, composed at the end:
//   1. CleanCharacters: whatever can be decided character by character;
//   2. NFC by ICU, skipped when step 1 saw nothing that could compose;
//   3. words: look-alikes and spacing marks that only the syllable can judge, and the place of
//      the tone. It comes after NFC because a decomposed letter is no syllable yet, and because
//      NFC itself can produce U+00B4, which would else break idempotence.

namespace rasoat::text {
namespace {

Normalized ComposeNfc(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  Normalized out;
  icu::StringByteSink<std::string> sink(&out.text);
  icu::Edits edits;
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                     &edits, status);
  if (U_FAILURE(status)) throw Error(ErrorCode::kInternal, "", u_errorName(status));
  for (auto it = edits.getCoarseIterator(); it.next(status);) {
    const auto old_length = static_cast<std::uint32_t>(it.oldLength());
    if (it.hasChange()) {
      out.map.Replace(old_length, static_cast<std::uint32_t>(it.newLength()));
    } else {
      out.map.Keep(old_length);
    }
  }
  return out;
}

struct WordLetter {
  char32_t code_point = 0;
  Letter letter;
  std::uint32_t offset = 0;  // in bytes, from the start of the word
};

// The letters of one word, reused from word to word.
struct Word {
  std::vector<WordLetter> letters;
  bool suspect = false;  // holds something that only the whole word can judge
  bool toned = false;    // a vowel has a tone
  bool vowels = false;   // two vowels stand side by side: the tone has a choice

  void Clear() {
    letters.clear();
    suspect = toned = vowels = false;
  }
};

bool IsEth(char32_t c) { return c == 0xD0 || c == 0xF0; }

bool IsSpacingMark(char32_t c) { return ToneOfMark(c) != Tone::kNone && c < 0x300; }

bool IsWordLetter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  if (c >= 0x1EA0 && c < 0x1EFA) return true;
  return u_isalpha(static_cast<UChar32>(c));
}

bool IsMark(char32_t c) {
  return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

class WordMender {
 public:
  explicit WordMender(const std::string& text) : text_(text) {}

  Normalized Run() {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
    const auto size = static_cast<std::int64_t>(text_.size());
    bool after_vowel = false;
    for (std::int64_t at = 0; at < size;) {
      const std::int64_t start = at;
      UChar32 c = 0;
      U8_NEXT_UNSAFE(bytes, at, c);
      const auto code_point = static_cast<char32_t>(c);
      if (IsWordLetter(code_point) || IsMark(code_point) ||
          (!word_.letters.empty() && IsSpacingMark(code_point))) {
        Add(code_point, start, after_vowel);
      } else {
        Finish(start);
        after_vowel = false;
      }
    }
    Finish(size);
    CopyUpTo(size);
    return std::move(out_);
  }

 private:
  void Add(char32_t code_point, std::int64_t start, bool& after_vowel) {
    if (word_.letters.empty()) word_start_ = start;
    const Letter letter = Decompose(code_point);
    word_.letters.push_back({code_point, letter, static_cast<std::uint32_t>(start - word_start_)});
    word_.suspect |= IsEth(code_point) || IsSpacingMark(code_point);
    word_.toned |= letter.tone != Tone::kNone;
    word_.vowels |= letter.vowel && after_vowel;
    after_vowel = letter.vowel;
  }

  // What is not changed is copied in one piece, up to the next change.
  void CopyUpTo(std::int64_t end) {
    const auto length = static_cast<std::size_t>(end - copied_);
    out_.text.append(text_, static_cast<std::size_t>(copied_), length);
    out_.map.Keep(static_cast<std::uint32_t>(length));
    copied_ = end;
  }

  void Finish(std::int64_t end) {
    if (word_.letters.empty()) return;
    const bool mended = word_.suspect && Mend(end);
    if (!mended && word_.toned && word_.vowels && !IsSurelyPlaced()) MoveTone(end);
    word_.Clear();
  }

  // The quick answer for most words whose tone has a choice: on a vowel with a quality mark that no
  // other one follows (tiến, được); on the last vowel, before a coda (toàn); on the first of two
  // that end the word, behind a plain onset (báo, hòa).
  bool IsSurelyPlaced() const {
    const auto& letters = word_.letters;
    std::size_t tone = 0;
    while (letters[tone].letter.tone == Tone::kNone) ++tone;
    const bool last = tone + 1 == letters.size();
    const bool vowel_behind = !last && letters[tone + 1].letter.vowel;
    if (HasQualityMark(letters[tone].letter.plain)) {
      return !vowel_behind || !HasQualityMark(letters[tone + 1].letter.plain);
    }
    const bool vowel_before = tone > 0 && letters[tone - 1].letter.vowel;
    if (vowel_before) {
      return !last && !vowel_behind && !HasQualityMark(letters[tone - 1].letter.plain);
    }
    if (!vowel_behind || tone + 2 != letters.size()) return false;
    const char32_t onset = tone > 0 ? letters[tone - 1].letter.plain : U'\0';
    return onset != U'q' && onset != U'g' && !HasQualityMark(letters[tone + 1].letter.plain);
  }

  // Eths become đ and spacing marks tones where the word is Vietnamese with them.
  bool Mend(std::int64_t end) {
    mended_.clear();
    bool capitals = true;
    for (const WordLetter& letter : word_.letters) {
      const char32_t c = letter.code_point;
      const Tone tone = IsSpacingMark(c) ? ToneOfMark(c) : Tone::kNone;
      if (tone != Tone::kNone) {
        const Letter before = mended_.empty() ? Letter{} : Decompose(mended_.back());
        if (!before.vowel || before.tone != Tone::kNone) return false;
        mended_.back() = Compose(before.plain, tone, before.upper);
      } else {
        mended_.push_back(c == 0xD0 ? U'Đ' : c == 0xF0 ? U'đ' : c);
      }
      capitals &= Decompose(mended_.back()).upper;
    }
    parsed_.clear();
    for (const char32_t c : mended_) parsed_.push_back(Decompose(c));
    const std::optional<Syllable> syllable = ParseSyllable(parsed_);
    if (syllable) PlaceTone(*syllable);
    const bool abbreviation = capitals && mended_.size() == word_.letters.size();
    const bool letter_alone = mended_.size() == 1;  // "500.000 ð", "ð/c"
    if (!syllable && !abbreviation && !letter_alone) return false;
    Write(0, end);
    return true;
  }

  void MoveTone(std::int64_t end) {
    parsed_.clear();
    for (const WordLetter& letter : word_.letters) parsed_.push_back(letter.letter);
    const std::optional<Syllable> syllable = ParseSyllable(parsed_);
    if (!syllable || syllable->tone == Tone::kNone) return;
    if (ToneIndex(*syllable, parsed_) == syllable->tone_at) return;
    mended_.clear();
    for (const WordLetter& letter : word_.letters) mended_.push_back(letter.code_point);
    const int moved_from = syllable->tone_at;
    const int moved_to = PlaceTone(*syllable);
    Write(static_cast<std::size_t>(std::min(moved_from, moved_to)), end);
  }

  // Moves the tone within parsed_ and mended_; gives the index of the letter that has it now.
  int PlaceTone(const Syllable& syllable) {
    const int to = ToneIndex(syllable, parsed_);
    if (syllable.tone == Tone::kNone || to == syllable.tone_at) return to;
    const auto set = [&](int index, Tone tone) {
      const auto i = static_cast<std::size_t>(index);
      mended_[i] = Compose(parsed_[i].plain, tone, parsed_[i].upper);
    };
    set(syllable.tone_at, Tone::kNone);
    set(to, syllable.tone);
    return to;
  }

  // Writes mended_ as one edit from the letter `first` on; the letters before it are the same.
  void Write(std::size_t first, std::int64_t end) {
    const std::int64_t start = word_start_ + word_.letters[first].offset;
    CopyUpTo(start);
    const std::size_t before = out_.text.size();
    for (std::size_t i = first; i < mended_.size(); ++i) AppendUtf8(mended_[i], out_.text);
    out_.map.Replace(static_cast<std::uint32_t>(end - start),
                     static_cast<std::uint32_t>(out_.text.size() - before));
    copied_ = end;
  }

  const std::string& text_;
  std::int64_t copied_ = 0;  // what of text_ is in out_
  Normalized out_;
  Word word_;
  std::int64_t word_start_ = 0;
  std::u32string mended_;
  std::vector<Letter> parsed_;
};

}  // namespace

Normalized Normalize(std::string_view raw) {
  Cleaned cleaned = CleanCharacters(raw);
  OffsetMap map = std::move(cleaned.result.map);
  std::string text = std::move(cleaned.result.text);
  if (cleaned.needs_nfc) {
    Normalized composed = ComposeNfc(text);
    map = composed.map.After(map);
    text = std::move(composed.text);
  }
  Normalized mended = WordMender(text).Run();
  mended.map = mended.map.After(map);
  mended.invalid = cleaned.result.invalid;
  return mended;
}

}  // namespace rasoat::text
