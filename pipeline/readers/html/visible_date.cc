#include "pipeline/readers/html/visible_date.h"

#include <algorithm>
#include <regex>

#include "pipeline/readers/html/blocks.h"
#include "pipeline/readers/html/outline.h"
#include "pipeline/text/normalize.h"

namespace rasoat::readers::html {
namespace {

constexpr int kLongestLine = 160;
constexpr int kLongestByline = 80;
constexpr int kMostRest = 40;  // letters of a date line that names an author too
constexpr int kLongestAfter = 40;

struct Word {
  const char* kind;
  const char* word;
  int line;
};

constexpr Word kWords[] = {
#include "html_visible_words.inc"
};

std::string WordOf(std::string_view kind) {
  const auto row = std::find_if(std::begin(kWords), std::end(kWords),
                                [&](const Word& word) { return word.kind == kind; });
  return row->word;
}

// Over the lower-case line.
const std::regex& NumericDate() {
  static const std::regex pattern(
      R"((^|[^0-9/.:-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?![0-9/]))");
  return pattern;
}
const std::regex& WordedDate() {
  static const std::regex pattern("(^|[^0-9])(\\d{1,2}) " + WordOf("month") + " (\\d{1,2})(?: " +
                                  WordOf("year") + " |, ?| )(\\d{4})(?![0-9/])");
  return pattern;
}
const std::regex& IsoDate() {
  static const std::regex pattern(R"((^|[^0-9])(\d{4})-(\d{2})-(\d{2})(?![0-9]))");
  return pattern;
}
const std::regex& ClockTime() {
  static const std::regex pattern(
      R"((^|[^0-9:/.])(\d{1,2})\s?(?::|h|g|gi\S{1,4})\s?(\d{1,2})(?::\d{1,2})?(?:\s?(am|pm|sa|ch))?(?![0-9]))");
  return pattern;
}

struct Found {
  std::size_t start = 0;
  std::size_t end = 0;
};

int Digits(const std::smatch& match, std::size_t group) { return std::stoi(match[group].str()); }

// The first date of the line by one form; where it stands goes to `place`.
std::optional<Date> FindDate(const std::string& line, const std::regex& form, bool year_first,
                             Found& place) {
  std::smatch match;
  if (!std::regex_search(line, match, form)) return std::nullopt;
  const Date date{Digits(match, year_first ? 2 : 4), Digits(match, 3),
                  Digits(match, year_first ? 4 : 2)};
  if (!IsValid(date) || date.year < 1990 || date.year > 2100) return std::nullopt;
  place = {static_cast<std::size_t>(match.position(2)),
           static_cast<std::size_t>(match.position(0) + match.length(0))};
  return date;
}

std::optional<int> FindClock(const std::string& line, Found& place) {
  std::smatch match;
  if (!std::regex_search(line, match, ClockTime())) return std::nullopt;
  int hour = Digits(match, 2);
  const int minute = Digits(match, 3);
  const std::string half = match[4].str();
  const bool afternoon = half == "pm" || half == "ch";
  if (afternoon && hour < 12) hour += 12;
  if (!half.empty() && !afternoon && hour == 12) hour = 0;
  if (hour > 23 || minute > 59) return std::nullopt;
  place = {static_cast<std::size_t>(match.position(2)),
           static_cast<std::size_t>(match.position(0) + match.length(0))};
  return hour * 60 + minute;
}

void Blank(std::string& line, Found place) {
  std::fill(line.begin() + static_cast<std::ptrdiff_t>(place.start),
            line.begin() + static_cast<std::ptrdiff_t>(place.end), ' ');
}

// Takes the known words out of the line, and tells which kinds there were.
void TakeWords(std::string& line, DateLine& result) {
  for (const Word& word : kWords) {
    const std::string_view kind = word.kind;
    const bool of_line = kind == "weekday" || kind == "zone" || kind == "modified" ||
                         kind == "published" || kind == "filler";
    if (!of_line) continue;
    const std::string_view text = word.word;
    const std::size_t at = line.find(text);
    if (at == std::string::npos) continue;
    if (kind == "modified") result.modified = true;
    if (kind == "weekday") result.timed = true;
    Blank(line, {at, at + text.size()});
  }
}

// Blanks the word that says who wrote, at the start of what is left: "gửi bởi …".
bool TakeAuthorWord(std::string& line) {
  const std::size_t start = std::min(line.find_first_not_of(" |,-.:"), line.size());
  for (const Word& word : kWords) {
    const std::string_view text = word.word;
    const bool author = std::string_view(word.kind) == "author";
    if (!author || line.compare(start, text.size(), text) != 0) continue;
    const std::size_t end = start + text.size();
    if (end >= line.size() || (line[end] != ' ' && line[end] != ':')) continue;
    Blank(line, {start, end});
    return true;
  }
  return false;
}

// What is left of the line, in the letters of the text; lower case keeps the number of code points,
// if not of bytes, so it is cut at the same marks.
std::string RestText(std::string_view text, std::string_view taken_from) {
  const std::string clean = text::Normalize(text).text;
  if (clean.size() != taken_from.size()) return {};
  std::string rest;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    if (taken_from[i] != ' ' || (!rest.empty() && rest.back() != ' ')) {
      rest.push_back(taken_from[i] == ' ' ? ' ' : clean[i]);
    }
  }
  const auto is_mark = [](char c) {
    return std::string_view(" |,-.:;()/+").find(c) != std::string_view::npos;
  };
  while (!rest.empty() && is_mark(rest.back())) rest.pop_back();
  std::size_t start = 0;
  while (start < rest.size() && is_mark(rest[start])) ++start;
  return rest.substr(start);
}

int RestOf(std::string_view line) {
  int letters = 0;
  for (const char c : line) {
    const bool start = (c & 0xC0) != 0x80;
    if (start && std::string_view(" \t|,-.:;()/+").find(c) == std::string_view::npos) ++letters;
  }
  return letters;
}

// "Theo TTXVN": a line of that word and a name without an end mark.
std::optional<Byline> ReadAfter(const std::string& line) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string::npos || line.ends_with('.') || CountLetters(line) > kLongestAfter) {
    return std::nullopt;
  }
  const std::string key = PhraseKey(std::string_view(line).substr(0, blank));
  const bool after = std::any_of(std::begin(kWords), std::end(kWords), [&](const Word& word) {
    return std::string_view(word.kind) == "after" && key == word.word;
  });
  if (!after || line.find_first_of(":,;") != std::string::npos) return std::nullopt;
  return Byline{"origin", line.substr(blank + 1)};
}

}  // namespace

std::optional<DateLine> ReadDateLine(std::string_view text) {
  if (CountLetters(text) > kLongestLine) return std::nullopt;
  if (text.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  const std::string lower = LowerText(text);
  std::string line = lower;
  Found place;
  auto date = FindDate(line, NumericDate(), false, place);
  if (!date) date = FindDate(line, WordedDate(), false, place);
  if (!date) date = FindDate(line, IsoDate(), true, place);
  if (!date) return std::nullopt;
  DateLine result;
  result.time = {*date, -1, kVietnamZone};
  Found written = place;
  Blank(line, place);
  Found other;
  if (FindDate(line, NumericDate(), false, other)) return std::nullopt;
  Found clock;
  if (const auto minute = FindClock(line, clock)) {
    result.time.minute = *minute;
    Blank(line, clock);
    written = {std::min(written.start, clock.start), std::max(written.end, clock.end)};
  }
  result.timed = result.time.minute >= 0;
  TakeWords(line, result);
  result.authored = TakeAuthorWord(line);
  result.rest = RestOf(line);
  result.rest_text = RestText(text, line);
  result.written = lower.substr(written.start, written.end - written.start);
  while (!result.written.empty() && result.written.back() == ' ') result.written.pop_back();
  return result;
}

std::string WithoutAuthorWord(std::string_view text) {
  std::string line = LowerText(text);
  TakeAuthorWord(line);
  const std::string rest = RestText(text, line);
  return rest.empty() ? text::Normalize(text).text : rest;
}

bool IsDateLine(std::string_view text) {
  const auto line = ReadDateLine(text);
  return line && line->rest <= kMostRest;
}

std::optional<Byline> ReadByline(std::string_view text) {
  if (CountLetters(text) > kLongestByline) return std::nullopt;
  const std::string clean = text::Normalize(text).text;
  if (auto source = ReadAfter(clean)) return source;
  const std::size_t colon = clean.find(':');
  if (colon == std::string::npos || colon + 1 >= clean.size()) return std::nullopt;
  const std::string label = PhraseKey(std::string_view(clean).substr(0, colon));
  for (const Word& word : kWords) {
    const std::string_view kind = word.kind;
    if ((kind != "author" && kind != "origin") || label != word.word) continue;
    std::string value = clean.substr(clean.find_first_not_of(' ', colon + 1));
    while (!value.empty() &&
           std::string_view(" .,;)").find(value.back()) != std::string_view::npos) {
      value.pop_back();
    }
    if (value.empty()) return std::nullopt;
    return Byline{kind, std::move(value)};
  }
  return std::nullopt;
}

}  // namespace rasoat::readers::html
