#include "extractors/facts/facts.h"

#include <unicode/utf8.h>

#include <algorithm>

#include "extractors/facts/dateline.h"
#include "pipeline/model/calendar.h"
#include "pipeline/text/keys.h"
#include "pipeline/text/letters.h"

namespace rasoat {
namespace {

using lexer::Lexed;
using lexer::TokenRange;

constexpr std::size_t kLongestAbbreviation = 8;  // letters
constexpr std::size_t kLongestLead = 6;          // tokens of "(sau đây gọi tắt là"

std::vector<char32_t> CodePoints(std::string_view word) {
  std::vector<char32_t> points;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  for (std::size_t at = 0; at < word.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, word.size(), c);
    points.push_back(static_cast<char32_t>(c));
  }
  return points;
}

// The initial of a word and the letter of an abbreviation agree without their marks; đ is no d.
bool IsInitial(char32_t letter, std::string_view word) {
  const text::Letter a = text::Decompose(letter);
  const text::Letter b = text::Decompose(CodePoints(word).front());
  if (a.plain == 0 || b.plain == 0 || (a.plain == U'đ') != (b.plain == U'đ')) return false;
  return text::FoldPlain(a.plain) == text::FoldPlain(b.plain);
}

bool IsAbbreviation(const std::vector<char32_t>& letters) {
  if (letters.size() < 2 || letters.size() > kLongestAbbreviation) return false;
  return std::all_of(letters.begin(), letters.end(),
                     [](char32_t c) { return text::Decompose(c).upper; });
}

// The words before `end` whose initials the letters are; empty where they are not.
TokenRange Spelled(const Lexed& lexed, const std::vector<char32_t>& letters, std::size_t end) {
  std::size_t begin = end;
  for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) {
    while (begin > 0 && (lexed.IsSymbol(begin - 1, ",") || lexed.IsDash(begin - 1))) --begin;
    if (begin == 0 || lexed.StartsBlock(begin) || !lexed.IsWord(begin - 1)) return {};
    if (!IsInitial(*letter, lexed.Written(begin - 1))) return {};
    --begin;
  }
  return {begin, end};
}

// "chi bộ (CB)", "tổ chức cơ sở đảng (sau đây gọi tắt là TCCSĐ)".
void GatherAbbreviations(const Lexed& lexed, DocumentFacts& facts) {
  for (std::size_t open = 1; open + 2 < lexed.size(); ++open) {
    if (!lexed.IsSymbol(open, "(") || lexed.StartsBlock(open)) continue;
    std::size_t close = open + 2;
    while (close < open + 2 + kLongestLead && lexed.IsWord(close)) ++close;
    if (!lexed.IsSymbol(close, ")") || !lexed.IsWord(close - 1)) continue;
    const auto letters = CodePoints(lexed.Written(close - 1));
    if (!IsAbbreviation(letters)) continue;
    const TokenRange words = Spelled(lexed, letters, open);
    if (words.empty()) continue;
    std::string meaning;
    text::AppendLower(lexed.Written(words), meaning);
    auto& known = facts.abbreviations[std::string(lexed.Written(close - 1))];
    if (known.empty() || known.back().meaning != meaning)
      known.push_back({std::move(meaning), close});
  }
}

}  // namespace

std::string_view DocumentFacts::MeaningAt(const Lexed& lexed, std::size_t i) const {
  const auto found = abbreviations.find(lexed.Written(i));
  if (found == abbreviations.end()) return {};
  const auto& known = found->second;
  const auto behind =
      std::upper_bound(known.begin(), known.end(), i,
                       [](std::size_t at, const Abbreviation& a) { return at < a.from; });
  return behind == known.begin() ? std::string_view() : std::prev(behind)->meaning;
}

DocumentFacts GatherFacts(const Lexed& lexed, std::string_view published) {
  DocumentFacts facts;
  facts.date = published.empty() ? FindDateline(lexed) : std::string(published);
  if (const auto date = ParseIsoDate(facts.date)) facts.year = date->year;
  GatherAbbreviations(lexed, facts);
  return facts;
}

}  // namespace rasoat
