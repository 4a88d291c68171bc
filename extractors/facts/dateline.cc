#include "extractors/facts/dateline.h"

#include <charconv>
#include <cstdio>
#include <optional>

#include "pipeline/model/calendar.h"

namespace rasoat {
namespace {

using lexer::Lexed;
using lexer::TokenRange;
using lexicon::Tag;

constexpr int kMostBlocks = 10;           // from the head of the document
constexpr std::size_t kLongestLine = 24;  // tokens

std::optional<int> NumberAt(const Lexed& lexed, std::size_t i) {
  const std::string_view written = lexed.Written(i);
  int value = 0;
  const auto result = std::from_chars(written.data(), written.data() + written.size(), value);
  if (!lexed.IsNumber(i) || result.ptr != written.data() + written.size()) return std::nullopt;
  return value;
}

struct Found {
  TokenRange range;
  Date date;
};

std::optional<Found> MakeFound(TokenRange range, std::optional<int> day, std::optional<int> month,
                               std::optional<int> year) {
  if (!day || !month || !year || *year < 1900 || !IsValid({*year, *month, *day})) {
    return std::nullopt;
  }
  return Found{range, {*year, *month, *day}};
}

// "05 tháng 7 năm 2018", "05-7-2018", "05/7/2018", "05.7.2018" at token i.
std::optional<Found> DateAt(const Lexed& lexed, std::size_t i) {
  int day = 0;
  int month = 0;
  int year = 0;
  const std::string token(lexed.Written(i));
  int used = 0;
  const int parts = std::sscanf(token.c_str(), "%2d.%2d.%4d%n", &day, &month, &year, &used);
  if (lexed.IsNumber(i) && parts == 3 && static_cast<std::size_t>(used) == token.size()) {
    return MakeFound({i, i + 1}, day, month, year);
  }
  const auto joint = [&](std::size_t at, Tag word) {
    return lexed.IsSymbol(at, "/") || lexed.IsDash(at) || lexed.TermAt(at, word);
  };
  if (!lexed.IsNumber(i) || !joint(i + 1, Tag::kMonthWord) || !joint(i + 3, Tag::kYearWord)) {
    return std::nullopt;
  }
  return MakeFound({i, i + 5}, NumberAt(lexed, i), NumberAt(lexed, i + 2), NumberAt(lexed, i + 4));
}

// Behind the date only the time of day: "11:20", "| 08:47 GMT +7".
bool IsTime(const Lexed& lexed, TokenRange rest) {
  for (std::size_t i = rest.begin; i < rest.end; ++i) {
    if (lexed.IsSymbol(i, ".") || (lexed.IsWord(i) && lexed.Written(i).size() > 3)) return false;
  }
  return true;
}

// In front of it nothing but a weekday and "ngày", or words that a mark sets off.
bool IsSetOff(const Lexed& lexed, TokenRange lead) {
  std::size_t end = lead.end;
  if (end > lead.begin && lexed.TermBefore(end, Tag::kDayWord)) --end;
  if (end == lead.begin) return true;
  return lexed.IsSymbol(end - 1, ",") || lexed.IsSymbol(end - 1, ":") || lexed.IsDash(end - 1) ||
         lexed.TermBefore(end, Tag::kWeekday);
}

// A document's number in the line makes the date that document's.
bool HasDocumentNumber(const Lexed& lexed, TokenRange lead) {
  for (std::size_t i = lead.begin; i < lead.end; ++i) {
    if (lexed.IsSymbol(i, "/") || lexed.TermAt(i, Tag::kDocumentKind)) return true;
  }
  return false;
}

}  // namespace

std::string FindDateline(const Lexed& lexed) {
  std::size_t begin = 0;
  for (int block = 0; block < kMostBlocks && begin < lexed.size(); ++block) {
    std::size_t end = begin + 1;
    while (!lexed.StartsBlock(end)) ++end;
    for (std::size_t i = begin; i < end && end - begin <= kLongestLine; ++i) {
      const auto found = DateAt(lexed, i);
      if (!found || found->range.end > end) continue;
      const TokenRange lead{begin, i};
      if (IsSetOff(lexed, lead) && !HasDocumentNumber(lexed, lead) &&
          IsTime(lexed, {found->range.end, end})) {
        return ToIso(found->date);
      }
      break;
    }
    begin = end;
  }
  return {};
}

}  // namespace rasoat
