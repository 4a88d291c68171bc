#include "extractors/tables/words.h"

#include <algorithm>

#include "extractors/numbers/numbers.h"
#include "pipeline/text/keys.h"

namespace rasoat::tables {
namespace {

struct Row {
  const char* kind;
  const char* match;
  const char* word;
  int line;
};

constexpr Row kWords[] = {
#include "table_words.inc"
};

constexpr std::string_view kMarks = " .:;,()*-+–";
constexpr std::size_t kLongestMark = 8;

std::string Lower(std::string_view text) {
  std::string lower;
  text::AppendLower(text, lower);
  return lower;
}

std::string_view Trim(std::string_view text, std::string_view marks = " ") {
  const std::size_t start = std::min(text.find_first_not_of(marks), text.size());
  text.remove_prefix(start);
  return text.substr(0, text.find_last_not_of(marks) + 1);
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsRoman(std::string_view text) {
  return !text.empty() && text.find_first_not_of("IVXL") == std::string_view::npos;
}

// The minus sign, a dash that stands for it.
bool TakePrefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace

bool Says(std::string_view text, std::string_view kind) {
  const std::string lower = Lower(text);
  const std::string_view bare = Trim(lower, kMarks);
  return std::any_of(std::begin(kWords), std::end(kWords), [&](const Row& row) {
    if (kind != row.kind) return false;
    const std::string_view word = row.word;
    if (row.match[0] == 'w') return bare == word;
    if (row.match[0] == 's') return bare.starts_with(word);
    return lower.find(word) != std::string::npos;
  });
}

std::string UnitOfLine(std::string_view line) {
  const std::string lower = Lower(line);
  for (const Row& row : kWords) {
    if (std::string_view(row.kind) != "unit") continue;
    const std::size_t at = lower.find(row.word);
    if (at == std::string::npos) continue;
    const std::size_t end = at + std::string_view(row.word).size();
    const std::size_t close = std::min(lower.find_first_of(")\n.;", end), lower.size());
    return std::string(Trim(std::string_view(lower).substr(end, close - end), " :,"));
  }
  return {};
}

int LevelOfMark(std::string_view mark) {
  mark = Trim(mark, " .)(");
  if (mark == "-" || mark == "–") return 7;
  if (mark == "+") return 8;
  if (mark.empty() || mark.size() > kLongestMark) return 0;
  if (IsRoman(mark)) return 2;
  if (mark.size() == 1 && mark[0] >= 'A' && mark[0] <= 'Z') return 1;
  if (mark.size() == 1 && mark[0] >= 'a' && mark[0] <= 'z') return 6;
  if (!IsDigit(mark[0])) return 0;
  int level = 3;
  for (std::size_t i = 0; i < mark.size(); ++i) {
    if (mark[i] == '.' && i + 1 < mark.size() && IsDigit(mark[i + 1])) {
      ++level;
    } else if (!IsDigit(mark[i])) {
      return 0;
    }
  }
  return std::min(level, 5);
}

std::string_view MarkOfLabel(std::string_view label) {
  for (const std::string_view mark : {"- ", "+ ", "– "}) {
    if (label.starts_with(mark)) return label.substr(0, mark.size() - 1);
  }
  const std::size_t blank = label.find(' ');
  if (blank == std::string_view::npos || blank > kLongestMark || blank < 2) return {};
  const std::string_view mark = label.substr(0, blank);
  const bool marked =
      mark.ends_with('.') || mark.ends_with(')') || mark.find('.') != std::string_view::npos;
  return marked && LevelOfMark(mark) > 0 ? mark : std::string_view();
}

std::optional<Number> ReadNumber(std::string_view cell, std::uint32_t offset) {
  const char* const begin = cell.data();
  std::string_view text = Trim(cell);
  Number number;
  if (text.starts_with('(') && text.ends_with(')') && text.size() > 2) {
    number.negative = true;
    text = Trim(text.substr(1, text.size() - 2));
  }
  if (TakePrefix(text, "-") || TakePrefix(text, "−") || TakePrefix(text, "–")) {
    number.negative = true;
  } else {
    TakePrefix(text, "+");
  }
  text = Trim(text);
  if (text.ends_with('%')) {
    number.percent = true;
    text = Trim(text.substr(0, text.size() - 1));
  }
  if (text.empty() || !IsDigit(text.front())) return std::nullopt;
  const auto reading = numbers::Parse(text);
  if (!reading) return std::nullopt;
  number.value = reading->value;
  number.maybe_thousands = reading->maybe_thousands;
  const auto start = offset + static_cast<std::uint32_t>(text.data() - begin);
  number.written = {start, start + static_cast<std::uint32_t>(text.size())};
  return number;
}

}  // namespace rasoat::tables
