#include "extractors/statements/periods.h"

#include <algorithm>

namespace rasoat::statements {
namespace {

using lexicon::Tag;

constexpr std::size_t kDocumentReach = 3;  // tokens between a document's number and its date
constexpr std::size_t kNounReach = 3;      // between a thing and the year that is its own
constexpr std::size_t kMarkReach = 6;      // likewise of "mốc kiểm tra"
constexpr std::size_t kDayLength = 10;     // of "2022-06-30"
constexpr std::size_t kYearLength = 4;
constexpr std::size_t kTermLength = 9;  // of "2020/2025"

bool IsYear(const std::string& edtf) {
  return edtf.size() == kYearLength &&
         std::all_of(edtf.begin(), edtf.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Whether words of comparison stand before cue i, with nothing that ends them.
bool IsBase(const Sentence& sentence, std::size_t i) {
  for (std::size_t k = i; k-- > 0;) {
    const Cue& cue = sentence.cues[k];
    if (cue.Is(Tag::kAgainst)) return true;
    if (cue.Is(Tag::kSamePeriod)) return true;
    const bool ends = cue.kind == CueKind::kFigure || cue.kind == CueKind::kComma ||
                      cue.kind == CueKind::kSemicolon || cue.kind == CueKind::kOpen ||
                      cue.kind == CueKind::kClose || cue.kind == CueKind::kDate;
    if (ends) return false;
  }
  return false;
}

bool Directly(const Sentence& sentence, std::size_t i, Tag tag) {
  return i > 0 && sentence.cues[i - 1].Is(tag) &&
         sentence.cues[i].range.begin - sentence.cues[i - 1].range.end <= 2;
}

// Whether a bracket is open before cue i: "(sinh năm 1979)" says something of a person, "(năm
// 2020)" of the figure before it only.
bool InBracket(const Sentence& sentence, std::size_t i) {
  for (std::size_t k = i; k-- > Reach(i);) {
    if (sentence.cues[k].kind == CueKind::kClose) return false;
    if (sentence.cues[k].kind == CueKind::kOpen) return true;
  }
  return false;
}

bool IsApart(const Text& text, const Sentence& sentence, const DateCue& date) {
  const Cue& cue = sentence.cues[date.cue];
  if (date.cue > 0) {
    const Cue& before = sentence.cues[date.cue - 1];
    if (before.kind == CueKind::kDocument && cue.range.begin - before.range.end <= kDocumentReach) {
      return true;
    }
  }
  const lexer::Lexed& lexed = text.lexed();
  const std::size_t first = cue.range.begin;
  const bool term = date.edtf.size() == kTermLength && date.edtf[kYearLength] == '/';
  const bool opens = first <= sentence.range.begin + 1;
  if (term && lexed.TermAt(first, Tag::kPeriodWord)) {
    return !opens && !lexed.TermBefore(first, Tag::kWithin);
  }
  // The time that an inspection looks at, and the year of an award, a plan …: "mốc kiểm tra từ …".
  for (std::size_t k = first; k-- > 0 && first - k <= kMarkReach;) {
    const lexer::Term noun = lexed.TermBefore(k + 1, Tag::kActNoun);
    if (noun && (first - k <= kNounReach || noun.entry->note() == "mark")) return true;
  }
  return false;
}

std::string MovedYear(const std::string& period, const std::string& year) {
  std::string moved = period;
  moved.replace(0, kYearLength, year);
  const std::size_t slash = moved.find('/');
  if (slash != std::string::npos && moved.size() >= slash + 1 + kYearLength) {
    moved.replace(slash + 1, kYearLength, year);
  }
  return moved;
}

bool WithinOneYear(const std::string& period) {
  if (period.size() < kYearLength || period[0] == '.') return false;
  const std::size_t slash = period.find('/');
  return slash == std::string::npos ||
         period.compare(slash + 1, kYearLength, period, 0, kYearLength) == 0;
}

}  // namespace

std::vector<DateCue> DatesOf(const Text& text, const Sentence& sentence) {
  std::vector<DateCue> dates;
  for (std::size_t i = 0; i < sentence.cues.size(); ++i) {
    const Cue& cue = sentence.cues[i];
    if (cue.kind != CueKind::kDate) continue;
    const auto& value = std::get<DateMention>(text.MentionOf(cue).value);
    if (!value.valid || value.edtf.empty()) continue;
    DateCue date;
    date.cue = i;
    date.edtf = value.edtf;
    date.day = value.edtf.size() == kDayLength && value.edtf.find('/') == std::string::npos;
    date.base = IsBase(sentence, i);
    date.until = Directly(sentence, i, Tag::kUntil);
    for (std::size_t k = Reach(i); k < i; ++k) {
      if (!sentence.cues[k].Is(Tag::kSince)) continue;
      date.since_term = sentence.cues[k].value() == "term";
      date.since_year = sentence.cues[k].value() == "year";
    }
    date.apart = IsApart(text, sentence, date) || InBracket(sentence, i);
    dates.push_back(std::move(date));
  }
  return dates;
}

std::string SamePartOf(const std::string& base, const std::string& period) {
  const bool days = period.find('/') >= kDayLength;  // the days of one inspection, or a plain year
  if (!IsYear(base) || !WithinOneYear(period) || days) return base;
  return MovedYear(period, base);
}

std::string YearBefore(const std::string& period) {
  if (!WithinOneYear(period)) return {};
  const std::string year = period.substr(0, kYearLength);
  if (!IsYear(year)) return {};
  return MovedYear(period, std::to_string(std::stoi(year) - 1));
}

}  // namespace rasoat::statements
