#include "extractors/passage/marks.h"

#include "pipeline/text/code_points.h"

namespace rasoat::passage {

using lexer::Lexed;
using lexicon::Tag;

namespace {

constexpr std::size_t kLongestNumber = 3;  // digits of an item's number

std::uint32_t SmallNumber(std::string_view digits) {
  if (digits.empty() || digits.size() > kLongestNumber) return 0;
  std::uint32_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return value;
}

bool IsRoman(std::string_view word) {
  return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos;
}

// "1.", "2)", "3-", "a)", "II." at token i.
Mark NumberedMark(const Lexed& lexed, std::size_t i) {
  if (lexed.IsNumber(i) && lexed.IsDash(i + 1) && !lexed.StartsBlock(i + 2) &&
      !lexed.Glued(i + 2)) {
    const std::uint32_t number = SmallNumber(lexed.Written(i));
    if (number > 0) return {Marker::kNumber, number, i + 2};
  }
  const bool closed =
      lexed.Glued(i + 1) &&
      (lexed.IsSymbol(i + 1, ".") || lexed.IsSymbol(i + 1, ")") || lexed.IsSymbol(i + 1, "/"));
  if (!closed || lexed.StartsBlock(i + 2)) return {};
  const std::string_view written = lexed.Written(i);
  if (lexed.IsNumber(i) && !lexed.Glued(i + 2)) {
    const std::uint32_t number = SmallNumber(written);
    if (number > 0) return {Marker::kNumber, number, i + 2};
  }
  if (!lexed.IsWord(i)) return {};
  if (written.size() == 1 && written[0] >= 'a' && written[0] <= 'z') {
    return {Marker::kLetter, static_cast<std::uint32_t>(written[0] - 'a' + 1), i + 2};
  }
  if (IsRoman(written)) return {Marker::kRoman, 0, i + 2};
  return {};
}

}  // namespace

Mark MarkAtBreak(const Lexed& lexed, std::size_t i) {
  if (lexed.StartsBlock(i + 1)) return {};
  if (lexed.IsDash(i)) return {Marker::kDash, 0, i + 1};
  if (lexed.IsSymbol(i, "+")) return {Marker::kPlus, 0, i + 1};
  if (lexed.IsSymbol(i, "•") || lexed.IsSymbol(i, "*") || lexed.IsSymbol(i, "▪") ||
      lexed.IsSymbol(i, "·")) {
    return {Marker::kBullet, 0, i + 1};
  }
  return NumberedMark(lexed, i);
}

Mark InnerMark(const Lexed& lexed, std::size_t i) {
  if (!lexed.IsSymbol(i, "(") || !lexed.IsSymbol(i + 2, ")")) return {};
  const std::string_view written = lexed.Written(i + 1);
  const std::uint32_t number = lexed.IsNumber(i + 1) ? SmallNumber(written) : 0;
  if (number > 0) return {Marker::kNumber, number, i + 3};
  const bool letter = written.size() == 1 && written[0] >= 'a' && written[0] <= 'h';
  if (letter) return {Marker::kLetter, static_cast<std::uint32_t>(written[0] - 'a' + 1), i + 3};
  return {};
}

bool EndsSentence(const Lexed& lexed, std::size_t i) {
  if (lexed.IsSymbol(i, "!") || lexed.IsSymbol(i, "?")) return true;
  if (!lexed.IsSymbol(i, ".")) return false;
  if (lexed.StartsBlock(i + 1)) return true;
  if (lexed.Glued(i + 1)) return false;
  if (i == 0 || !lexed.IsWord(i - 1)) return true;
  // "N.V.H." and "TP. Hồ Chí Minh"; a Roman number is no initial.
  const std::string_view before = lexed.Written(i - 1);
  const bool initial = before.size() <= 2 && text::CountCodePoints(before) == 1 &&
                       lexed.StartsUpper(i - 1) && !IsRoman(before);
  const bool place = lexed.IsAllCapitals(i - 1) && lexed.TermBefore(i, Tag::kPlaceHead);
  return !initial && !place;
}

}  // namespace rasoat::passage
