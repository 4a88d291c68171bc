#include <algorithm>

#include "extractors/numbers/numbers.h"
#include "extractors/others/rules.h"
#include "extractors/places/name.h"

namespace rasoat::others {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;

namespace {

constexpr std::size_t kShortestPhone = 9;  // digits, a leading 0 among them
constexpr std::size_t kLongestPhone = 12;
constexpr std::size_t kLongestNumber = 18;
constexpr std::size_t kMostGroups = 4;
constexpr std::size_t kLongestStreet = 4;  // words of its name

// The digits of a group of a phone number; 0 where the token is none.
std::size_t DigitsOfGroup(const Lexed& lexed, std::size_t i) {
  const std::string_view token = lexed.Written(i);
  if (!lexed.IsNumber(i) || token.find(',') != std::string_view::npos) return 0;
  return static_cast<std::size_t>(
      std::count_if(token.begin(), token.end(), [](char c) { return c != '.'; }));
}

}  // namespace

// "0912.345.678", "0236 3655 221", "024-39744082".
std::optional<Candidate> PhoneNumber(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(anchor) || lexed.Written(anchor)[0] != '0') return std::nullopt;
  std::size_t digits = DigitsOfGroup(lexed, anchor);
  if (digits < 3) return std::nullopt;
  std::size_t end = anchor + 1;
  for (std::size_t group = 1; group < kMostGroups && !lexed.StartsBlock(end); ++group) {
    const std::size_t next = lexed.IsDash(end) ? end + 1 : end;
    const std::size_t more = lexed.StartsBlock(next) ? 0 : DigitsOfGroup(lexed, next);
    if (more < 2 || digits + more > kLongestPhone) break;
    digits += more;
    end = next + 1;
  }
  if (digits < kShortestPhone || digits > kLongestPhone) return std::nullopt;
  return Candidate{{anchor, end}, Other{}};
}

// Account and identity numbers.
std::optional<Candidate> LongNumber(const Context& context, std::size_t anchor) {
  const std::string_view token = context.lexed().Written(anchor);
  if (!context.lexed().IsNumber(anchor) || token.size() <= kLongestNumber) return std::nullopt;
  if (numbers::Parse(token)) return std::nullopt;
  return Candidate{{anchor, anchor + 1}, Other{}};
}

// "số 72 đường 2 Tháng 9": a house, and a street with a day's name.
std::optional<Candidate> StreetNumber(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(anchor)) return std::nullopt;
  if (const Term street = context.Before(anchor, Tag::kStreet)) {
    const std::size_t pair = EndOfPair(lexed, anchor);  // "hẻm 45/7"
    if (pair > anchor + 1) return Candidate{{street.range.begin, pair}, Other{}};
    const Term month = context.At(anchor + 1, Tag::kMonthWord);
    const bool day = month && lexed.IsNumber(month.range.end);
    if (day) return Candidate{{street.range.begin, month.range.end + 1}, Other{}};
  }
  const Term number_word = context.Before(anchor, Tag::kNumberWord);
  const std::size_t end = EndOfPair(lexed, anchor);
  const Term street = context.At(end, Tag::kStreet);
  const bool pair =
      end > anchor + 1 && lexed.StartsUpper(street.range.end);  // "27/5 đường Hùng Vương"
  if ((!number_word && !pair) || !street || lexed.StartsBlock(end)) return std::nullopt;
  if (!number_word) {
    return Candidate{{anchor, places::EndOfProperName(context, street.range.end, kLongestStreet)},
                     Other{}};
  }
  return Candidate{{number_word.range.begin, end}, Other{}};
}

}  // namespace rasoat::others
