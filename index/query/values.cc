#include "index/query/values.h"

#include <algorithm>

#include "extractors/dates/dates.h"
#include "extractors/engine.h"
#include "extractors/facts/facts.h"
#include "extractors/lexer/lexed.h"
#include "extractors/numbers/numbers.h"
#include "extractors/numbers/scales.h"
#include "pipeline/text/ascii.h"
#include "pipeline/text/code_points.h"

namespace rasoat::query {
namespace {

using lexicon::Tag;

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
  text = text::TrimAscii(text);
  if (auto days = DaysOf(text)) return days;
  if (auto days = YearsOf(text)) return days;
  return WrittenDays(text);
}

}  // namespace

std::optional<DayRange> ParseDays(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return OneOf(text);
  const std::string_view from = text::TrimAscii(text.substr(0, dots));
  const std::string_view to = text::TrimAscii(text.substr(dots + 2));
  if (from.empty() && to.empty()) return std::nullopt;
  const auto first = from.empty() ? DayRange{"00000101", ""} : OneOf(from);
  const auto last = to.empty() ? DayRange{"", "99991231"} : OneOf(to);
  if (!first || !last || first->first > last->last) return std::nullopt;
  return DayRange{first->first, last->last};
}

std::optional<Decimal> ParseNumber(std::string_view written) {
  const auto reading = numbers::Parse(written);
  if (!reading) return std::nullopt;
  return reading->value.Reduced();
}

std::optional<Amount> ParseAmount(std::string_view text) {
  text = text::CutAtCodePoint(text, kLongestAmount);
  const lexer::Lexed lexed(text, lexicon::SharedLexicon());
  if (!lexed.IsNumber(0)) return std::nullopt;
  const auto number = ParseNumber(lexed.Written(0));
  const DocumentFacts facts;
  const auto [power, i] = numbers::ReadScales(Context(lexed, facts, nullptr), 1);
  const auto scaled = number ? number->Scaled(power) : std::nullopt;
  if (!scaled) return std::nullopt;
  Amount amount{scaled->Reduced(), false, lexed.token(i - 1).end};
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
