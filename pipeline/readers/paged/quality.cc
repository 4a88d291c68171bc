#include "pipeline/readers/paged/quality.h"

#include <unicode/uchar.h>

#include <vector>

#include "pipeline/text/code_points.h"
#include "pipeline/text/syllable.h"

namespace rasoat::readers::paged {
namespace {

constexpr int kFewWords = 25;       // of a page that is a picture but for a signature
constexpr float kSomeInk = 0.002F;  // of the page: less is dust
constexpr float kWrong = 0.2F;
constexpr float kFewMarks = 0.2F;
constexpr float kVietnamese = 0.5F;  // unmarked words in the form of syllables
constexpr int kEnoughWords = 30;

// Letters of a word without punctuation around it; empty for what is no word.
std::vector<text::Letter> LettersOf(const std::string& word, bool& ascii, bool& unreadable) {
  std::vector<text::Letter> letters;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = text::NextCodePoint(word, at);
    const auto type = u_charType(static_cast<UChar32>(c));
    unreadable |=
        c == 0xFFFD || type == U_PRIVATE_USE_CHAR || type == U_CONTROL_CHAR || type == U_UNASSIGNED;
    if (!u_isalpha(static_cast<UChar32>(c))) {
      if (letters.empty()) continue;
      if (at >= word.size() || u_ispunct(static_cast<UChar32>(c))) break;
      return {};
    }
    ascii &= c < 0x80;
    letters.push_back(text::Decompose(c));
  }
  return letters;
}

}  // namespace

Quality Measure(const Page& page) {
  Quality quality;
  for (const Word& word : page.words) {
    bool ascii = true;
    bool unreadable = false;
    const std::vector<text::Letter> letters = LettersOf(word.text, ascii, unreadable);
    quality.unreadable += unreadable ? 1 : 0;
    if (letters.size() < 2) continue;
    ++quality.words;
    const bool syllable = text::ParseSyllable(letters).has_value();
    if (ascii) {
      quality.unmarked += syllable ? 1 : 0;
    } else {
      ++quality.marked;
      quality.broken += syllable ? 0 : 1;
    }
  }
  return quality;
}

std::string WhyDistrusted(const Page& page) {
  const Quality quality = Measure(page);
  const auto share = [](int part, int whole) {
    return whole == 0 ? 0.0F : static_cast<float>(part) / static_cast<float>(whole);
  };
  if (quality.words < kFewWords && page.rendered && page.ink > kSomeInk) return "no-text";
  if (static_cast<int>(page.words.size()) < kEnoughWords) return {};
  if (share(quality.unreadable, static_cast<int>(page.words.size())) > kWrong ||
      (quality.marked > kEnoughWords / 2 && share(quality.broken, quality.marked) > kWrong)) {
    return "wrong-letters";
  }
  if (share(quality.marked, quality.words) < kFewMarks &&
      share(quality.unmarked, quality.words - quality.marked) > kVietnamese) {
    return "no-marks";
  }
  return {};
}

}  // namespace rasoat::readers::paged
