#include "pipeline/readers/paged/encoding.h"

#include <algorithm>
#include <cmath>

#include "pipeline/text/legacy/mend.h"
#include "pipeline/text/syllable.h"

namespace rasoat::readers::paged {
namespace {

constexpr float kDrawnTwice = 0.8F;  // share of a word's box that the same word covers again
constexpr std::size_t kApartLetters = 3;

// Calls `use` with the words of each run of one font.
template <typename Use>
void ForRuns(Page& page, Use use) {
  for (std::size_t first = 0; first < page.words.size();) {
    std::size_t end = first + 1;
    while (end < page.words.size() && page.words[end].font == page.words[first].font) ++end;
    use(first, end);
    first = end;
  }
}

std::string TextOf(const Page& page, std::size_t first, std::size_t end) {
  std::string text;
  for (std::size_t i = first; i < end; ++i) {
    if (i > first) text += ' ';
    text += page.words[i].text;
  }
  return text;
}

// The mended text has the blanks of the old one, or is not taken.
void PutBack(Page& page, std::size_t first, std::size_t end, const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  if (words.size() != end - first) return;
  for (std::size_t i = first; i < end; ++i) page.words[i].text = std::move(words[i - first]);
}

bool IsDrawnAgain(const Word& word, const Word& again) {
  if (word.text != again.text) return false;
  const float width =
      std::min(word.box.right, again.box.right) - std::max(word.box.left, again.box.left);
  const float height =
      std::min(word.box.bottom, again.box.bottom) - std::max(word.box.top, again.box.top);
  return width > kDrawnTwice * word.box.width() && height > kDrawnTwice * word.box.height();
}

void DropDrawnTwice(Page& page) {
  constexpr std::size_t kNear = 8;
  std::vector<Word> kept;
  kept.reserve(page.words.size());
  for (Word& word : page.words) {
    const std::size_t first = kept.size() - std::min(kept.size(), kNear);
    const bool again = std::any_of(kept.begin() + static_cast<std::ptrdiff_t>(first), kept.end(),
                                   [&](const Word& other) { return IsDrawnAgain(other, word); });
    if (!again) kept.push_back(std::move(word));
  }
  page.words = std::move(kept);
}

bool IsOneLetter(const Word& word) {
  const std::vector<text::Letter> letters = text::Decompose(word.text);
  return letters.size() == 1 && letters.front().plain != 0;
}

// "B Á O   C Á O": single letters whose gaps fall into narrow and wide ones, and which make
// syllables between the wide ones.
void JoinLettersApart(Page& page) {
  std::vector<Word> kept;
  kept.reserve(page.words.size());
  for (std::size_t first = 0; first < page.words.size();) {
    std::size_t end = first;
    while (end < page.words.size() && IsOneLetter(page.words[end]) &&
           (end == first ||
            (std::abs(page.words[end].box.middle_y() - page.words[end - 1].box.middle_y()) < 2 &&
             page.words[end].box.left > page.words[end - 1].box.left))) {
      ++end;
    }
    if (end - first < kApartLetters) {
      const std::size_t next = std::max(end, first + 1);
      for (; first < next; ++first) kept.push_back(page.words[first]);
      continue;
    }
    float narrow = page.words[first + 1].box.left - page.words[first].box.right;
    for (std::size_t i = first + 1; i < end; ++i) {
      narrow = std::min(narrow, page.words[i].box.left - page.words[i - 1].box.right);
    }
    std::vector<Word> joined{page.words[first]};
    for (std::size_t i = first + 1; i < end; ++i) {
      const float gap = page.words[i].box.left - page.words[i - 1].box.right;
      if (gap > 1.8F * std::max(narrow, 0.5F)) {
        joined.push_back(page.words[i]);
        continue;
      }
      joined.back().text += page.words[i].text;
      joined.back().box.Cover(page.words[i].box);
      joined.back().space_after = page.words[i].space_after;
    }
    const bool words = std::all_of(joined.begin(), joined.end(),
                                   [](const Word& word) { return text::IsSyllable(word.text); });
    if (words) {
      kept.insert(kept.end(), joined.begin(), joined.end());
    } else {
      kept.insert(kept.end(), page.words.begin() + static_cast<std::ptrdiff_t>(first),
                  page.words.begin() + static_cast<std::ptrdiff_t>(end));
    }
    first = end;
  }
  page.words = std::move(kept);
}

// Latin ligatures (Unicode, Alphabetic Presentation Forms).
void ResolveLigatures(std::string& word) {
  static constexpr std::pair<std::string_view, std::string_view> kLigatures[] = {
      {"\xEF\xAC\x80", "ff"},
      {"\xEF\xAC\x81", "fi"},
      {"\xEF\xAC\x82", "fl"},
      {"\xEF\xAC\x83", "ffi"},
      {"\xEF\xAC\x84", "ffl"}};
  for (const auto& [ligature, letters] : kLigatures) {
    for (std::size_t at = word.find(ligature); at != std::string::npos; at = word.find(ligature)) {
      word.replace(at, ligature.size(), letters);
    }
  }
}

}  // namespace

std::set<std::string, std::less<>> MendWords(const std::vector<std::string>& fonts,
                                             std::vector<Page>& pages) {
  text::EncodingMender mender;
  for (Page& page : pages) {
    if (page.recognised) continue;
    for (Word& word : page.words) ResolveLigatures(word.text);
    DropDrawnTwice(page);
    ForRuns(page, [&](std::size_t first, std::size_t end) {
      mender.Learn(TextOf(page, first, end), fonts[page.words[first].font]);
    });
  }
  for (Page& page : pages) {
    if (page.recognised) continue;
    ForRuns(page, [&](std::size_t first, std::size_t end) {
      const std::string before = TextOf(page, first, end);
      std::string after = mender.Mend(before, fonts[page.words[first].font]);
      if (after != before) PutBack(page, first, end, after);
    });
    JoinLettersApart(page);
  }
  return mender.mended();
}

}  // namespace rasoat::readers::paged
