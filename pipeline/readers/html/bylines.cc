#include "pipeline/readers/html/bylines.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "pipeline/readers/html/visible_date.h"
#include "pipeline/text/code_points.h"
#include "pipeline/text/normalize.h"

namespace rasoat::readers::html {
namespace {

constexpr std::size_t kAround = 6;  // blocks before the headline and behind the article
constexpr int kParagraph = 40;      // letters
constexpr int kPureRest = 3;        // letters of a line that is only a date
constexpr int kLongestName = 40;

bool StartsUpper(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && u_isupper(static_cast<UChar32>(rasoat::text::NextCodePoint(word, at)));
}

// How many words of a name have a capital: in an element that is called so two are enough.
enum class Capitals { kAll, kMost, kTwo };

// Two to eight words with capitals, no figures, no end of a sentence.
bool ReadsLikeName(std::string_view text, Capitals wanted) {
  if (CountLetters(text) > kLongestName) return false;
  if (text.find_first_of("0123456789?!;:%") != std::string_view::npos) return false;
  if (text.ends_with('.') || text.ends_with("…")) return false;
  int words = 0;
  int capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at && text[at] != '-') {
      ++words;
      capitals += StartsUpper(text.substr(at, end - at));
    }
    at = end + 1;
  }
  if (words < 2 || words > 8) return false;
  switch (wanted) {
    case Capitals::kAll: return capitals == words;
    case Capitals::kMost: return capitals * 3 >= words * 2;
    case Capitals::kTwo: return capitals >= 2;
  }
  return false;
}

class BylineTaker {
 public:
  BylineTaker(PageOutline& outline, std::size_t first, std::size_t last,
              std::optional<std::size_t> headline, Statements& statements)
      : outline_(outline), statements_(statements), headline_(headline), last_(last) {
    top_ = headline.value_or(first);
    prose_ = std::max(first, top_);
    while (prose_ < last && !IsParagraph(prose_)) ++prose_;
    end_ = last;
    while (end_ > prose_ && !IsParagraph(end_ - 1)) --end_;
  }

  void Take() {
    TakeDates(top_, prose_, Place::kNear);
    TakeDates(end_, std::min(last_ + kAround, outline_.blocks.size()), Place::kBehind);
    TakeDates(top_ - std::min(top_, kAround), top_, Place::kBefore);
    for (std::size_t i = top_ - std::min(top_, kAround); i < last_ + kAround; ++i) {
      const bool inside = i >= prose_ && i < end_;
      if (i < outline_.blocks.size() && !inside && i != headline_) TakeNames(i);
    }
    TakeLastLine();
  }

 private:
  enum class Place { kNear, kBehind, kBefore };

  bool IsParagraph(std::size_t index) const {
    const TextBlock& block = outline_.blocks[index];
    if (index == headline_ || !block.kept()) return false;
    if (outline_.InDataTable(block)) return true;
    return block.letters >= kParagraph && !IsDateLine(block.text);
  }

  void Say(Field field, Rank rank, std::string from, std::string value, const TextBlock& block,
           std::string written = {}) {
    statements_.Add({field, rank, std::move(from), std::move(value), std::move(written),
                     PathOf(outline_.page, block.element)});
  }

  void TakeDates(std::size_t from, std::size_t to, Place place) {
    for (std::size_t i = from; i < to; ++i) {
      TextBlock& block = outline_.blocks[i];
      if (i == headline_ || outline_.InDataTable(block)) continue;
      const auto line = ReadDateLine(block.text);
      if (!line) continue;
      const bool named = PartOf(outline_, block) == "date";
      const bool pure = line->rest <= kPureRest;
      const bool name =
          ReadsLikeName(line->rest_text, line->authored ? Capitals::kTwo : Capitals::kAll);
      const bool near =
          place == Place::kNear && (pure || name || (line->timed && IsDateLine(block.text)));
      const bool other = block.kept() && pure && (named || place != Place::kNear) && !dated_;
      if (!near && !other && !(named && place == Place::kNear)) continue;
      const bool first = line->modified ? !updated_ : !dated_;
      if (first) {
        Say(line->modified ? Field::kModified : Field::kPublished, Rank::kVisible,
            line->modified ? "visible-updated" : "visible-line", ToIso(line->time), block,
            line->written);
      }
      (line->modified ? updated_ : dated_) = true;
      if (!pure && near && name) {
        Say(Field::kAuthor, Rank::kVisible, "date-line", line->rest_text, block);
      }
      if (block.kept()) block.rule = "date-line";
    }
  }

  void TakeNames(std::size_t index) {
    TextBlock& block = outline_.blocks[index];
    if (outline_.InDataTable(block) || (!block.kept() && index >= last_)) return;
    if (const auto byline = ReadByline(block.text)) {
      const bool author = byline->field == "author";
      Say(author ? Field::kAuthor : Field::kOrigin, Rank::kVisible, "byline", byline->value, block,
          block.text);
      if (block.kept()) block.rule = "byline";
      return;
    }
    const std::string_view part = PartOf(outline_, block);
    const bool named = part == "author" || part == "source";
    if (!named || !ReadsLikeName(text::Normalize(block.text).text, Capitals::kTwo)) return;
    Say(part == "author" ? Field::kAuthor : Field::kOrigin, Rank::kVisible, "name",
        WithoutAuthorWord(block.text), block, block.text);
    if (block.kept()) block.rule = "byline";
  }

  // The name below the last paragraph.
  void TakeLastLine() {
    for (std::size_t i = last_; i-- > end_;) {
      TextBlock& block = outline_.blocks[i];
      if (!block.kept() || i == headline_) continue;
      const bool plain = block.kind == BlockKind::kParagraph && !outline_.InDataTable(block);
      const std::string clean = text::Normalize(block.text).text;
      if (plain && end_ > prose_ && ReadsLikeName(clean, Capitals::kMost)) {
        Say(Field::kAuthor, Rank::kElement, "last-line", clean, block);
        block.rule = "byline";
      }
      return;
    }
  }

  PageOutline& outline_;
  Statements& statements_;
  std::optional<std::size_t> headline_;
  std::size_t last_;
  std::size_t top_ = 0;    // the headline, or the first block
  std::size_t prose_ = 0;  // the first paragraph
  std::size_t end_ = 0;    // one past the last one
  bool dated_ = false;
  bool updated_ = false;
};

}  // namespace

void TakeBylines(PageOutline& outline, std::size_t first, std::size_t last,
                 std::optional<std::size_t> headline, Statements& statements) {
  BylineTaker(outline, first, last, headline, statements).Take();
}

}  // namespace rasoat::readers::html
