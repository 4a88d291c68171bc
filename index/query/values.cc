#include "index/query/values.h"

#include <algorithm>
#include <charconv>

#include "extractors/dates/dates.h"
#include "extractors/engine.h"
#include "extractors/facts/facts.h"
#include "extractors/lexer/lexed.h"

namespace rasoat::query {
namespace {

using lexicon::Tag;

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

constexpr std::size_t kLongestAmount = 64;  // bytes

bool AllDigits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "2015-2020"
std::optional<DayRange> YearsOf(std::string_view text) {
  if (text.size() != 9 || text[4] != '-') return std::nullopt;
  if (!AllDigits(text.substr(0, 4), 4) || !AllDigits(text.substr(5), 4)) return std::nullopt;
  return DaysOf(std::string(text.substr(0, 4)) + "/" + std::string(text.substr(5)));
}

// What extraction takes the text for: it reads every form that reports use.
std::optional<DayRange> WrittenDays(std::string_view text) {
  const lexer::Lexed lexed(text, lexicon::SharedLexicon());
  const Extractor extractor{"dates", dates::Rules()};
  const auto mentions = RunRules({&extractor, 1}, lexed, GatherFacts(lexed, ""), nullptr);
  for (const Mention& mention : mentions) {
    const auto* date = std::get_if<DateMention>(&mention.value);
    if (date != nullptr && date->valid) return DaysOf(date->edtf);
  }
  return std::nullopt;
}

std::optional<DayRange> OneOf(std::string_view text) {
  text = Trimmed(text);
  if (auto days = DaysOf(text)) return days;
  if (auto days = YearsOf(text)) return days;
  return WrittenDays(text);
}

// How many powers of ten a word multiplies by: "tỷ" 9.
int ScaleOf(const lexer::Term& term) {
  int power = 0;
  const std::string_view value = term.value();
  std::from_chars(value.data(), value.data() + value.size(), power);
  return power;
}

}  // namespace

std::optional<DayRange> ParseDays(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return OneOf(text);
  const std::string_view from = Trimmed(text.substr(0, dots));
  const std::string_view to = Trimmed(text.substr(dots + 2));
  if (from.empty() && to.empty()) return std::nullopt;
  const auto first = from.empty() ? DayRange{"00000101", ""} : OneOf(from);
  const auto last = to.empty() ? DayRange{"", "99991231"} : OneOf(to);
  if (!first || !last || first->first > last->last) return std::nullopt;
  return DayRange{first->first, last->last};
}

std::optional<Decimal> ParseNumber(std::string_view written) {
  std::string digits;
  int places = 0;
  const std::size_t comma = written.find(',');
  const std::size_t dot = written.find('.');
  char decimal_sign = ',';
  // One dot before one or two digits, or behind which a comma parts thousands.
  if (comma == std::string_view::npos && dot != std::string_view::npos &&
      written.find('.', dot + 1) == std::string_view::npos && written.size() - dot - 1 != 3) {
    decimal_sign = '.';
  }
  if (std::count(written.begin(), written.end(), ',') > 1) decimal_sign = '.';
  bool behind = false;
  std::size_t group = 0;
  bool grouped = false;
  for (const char c : written) {
    if (c >= '0' && c <= '9') {
      digits.push_back(c);
      ++group;
      places += behind;
    } else if (c == decimal_sign) {
      if (behind || (grouped && group != 3)) return std::nullopt;
      behind = true;
    } else {
      // A sign between thousands has three digits behind it.
      if (behind || group > 3 || group == 0 || (grouped && group != 3)) return std::nullopt;
      grouped = true;
      group = 0;
    }
  }
  if (grouped && !behind && group != 3) return std::nullopt;
  const auto value = Decimal::FromDigits(digits, places);
  if (!value) return std::nullopt;
  return value->Reduced();
}

std::optional<Amount> ParseAmount(std::string_view text) {
  if (text.size() > kLongestAmount) {
    std::size_t end = kLongestAmount;
    while ((text[end] & 0xC0) == 0x80) --end;
    text = text.substr(0, end);
  }
  const lexer::Lexed lexed(text, lexicon::SharedLexicon());
  if (!lexed.IsNumber(0)) return std::nullopt;
  const auto number = ParseNumber(lexed.Written(0));
  if (!number) return std::nullopt;
  Amount amount{*number, false, lexed.token(0).end};
  std::size_t i = 1;
  int power = 0;
  while (const lexer::Term scale = lexed.TermAt(i, Tag::kScale)) {
    power += ScaleOf(scale);
    i = scale.range.end;
  }
  if (power > 0) {
    const auto scaled = number->Scaled(power);
    if (!scaled) return std::nullopt;
    amount.value = scaled->Reduced();
    amount.length = lexed.token(i - 1).end;
  }
  const lexer::Term currency = lexed.TermAt(i, Tag::kCurrency);
  const lexer::Term unit = lexed.TermAt(i, Tag::kUnit);
  // Not the first half of "đồng chí".
  if (currency && (!unit || unit.range.end <= currency.range.end)) {
    amount.length = lexed.token(currency.range.end - 1).end;
  } else if (lexed.IsSymbol(i, "%")) {
    amount.percent = true;
    amount.length = lexed.token(i).end;
  }
  return amount;
}

}  // namespace rasoat::query
