#include "extractors/numbers/numbers.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "extractors/numbers/scales.h"
#include "extractors/numbers/words.h"

namespace rasoat::numbers {
namespace {

using lexer::Term;
using lexicon::Tag;

constexpr int kMostListed = 12;  // numbers of a list that are walked back over

struct Group {
  std::string_view digits;
  char separator = 0;  // before the group
};

std::vector<Group> SplitGroups(std::string_view token) {
  std::vector<Group> groups(1);
  std::size_t start = 0;
  for (std::size_t i = 0; i <= token.size(); ++i) {
    const bool separator = i < token.size() && (token[i] == '.' || token[i] == ',');
    if (i < token.size() && !separator) continue;
    groups.back().digits = token.substr(start, i - start);
    start = i + 1;
    if (separator) groups.push_back({{}, token[i]});
  }
  return groups;
}

// Whether groups [1, end) are thousands after a first group of one to three digits.
bool AreThousands(const std::vector<Group>& groups, std::size_t end) {
  if (groups[0].digits.size() > 3 || groups[0].digits[0] == '0') return false;
  return std::all_of(groups.begin() + 1, groups.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](const Group& group) {
                       return group.digits.size() == 3 && group.separator == groups[1].separator;
                     });
}

std::optional<Reading> Join(const std::vector<Group>& groups, int places) {
  std::string digits;
  for (const Group& group : groups) digits += group.digits;
  const auto value = Decimal::FromDigits(digits, places);
  if (!value) return std::nullopt;
  return Reading{*value};
}

int ToInt(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool IsPlainDigits(std::string_view token, std::size_t shortest, std::size_t longest) {
  return token.size() >= shortest && token.size() <= longest &&
         token.find_first_not_of("0123456789") == std::string_view::npos;
}

// "3 tỷ 200 triệu": behind a scaled number come parts of ever smaller scale.
void ReadSmallerParts(const Context& context, Number& number) {
  const lexer::Lexed& lexed = context.lexed();
  Scales last = ReadScales(context, number.range.end);
  if (last.end == number.range.end) return;
  const auto first = number.figure.value.Scaled(last.power);
  if (!first) return;
  number.figure.value = *first;
  number.range.end = last.end;
  AddHalf(context, last.power, number.figure.value, number.range.end);
  while (lexed.IsNumber(last.end) && !lexed.StartsBlock(last.end)) {
    const auto part = Parse(lexed.Written(last.end));
    const Scales next = ReadScales(context, last.end + 1);
    if (!part || next.power == 0 || next.power >= last.power) return;
    const auto scaled = part->value.Scaled(next.power);
    const auto sum = scaled ? number.figure.value.Plus(*scaled) : std::nullopt;
    if (!sum) return;
    number.figure.value = *sum;
    number.range.end = next.end;
    last = next;
  }
}

}  // namespace

std::optional<Reading> Parse(std::string_view token) {
  const std::vector<Group> groups = SplitGroups(token);
  const std::size_t count = groups.size();
  if (count == 1) return Join(groups, 0);
  const int last_digits = static_cast<int>(groups.back().digits.size());
  const bool one_kind = std::all_of(groups.begin() + 1, groups.end(), [&](const Group& group) {
    return group.separator == groups[1].separator;
  });
  if (count == 2 && groups[1].separator == ',') {
    auto reading = Join(groups, last_digits);
    if (reading) reading->maybe_thousands = AreThousands(groups, count);
    return reading;
  }
  if (one_kind && AreThousands(groups, count)) return Join(groups, 0);
  if (count == 2) return Join(groups, last_digits);
  if (!one_kind && groups.back().separator != groups[1].separator &&
      AreThousands(groups, count - 1)) {
    return Join(groups, last_digits);
  }
  return std::nullopt;
}

namespace {

// "10 (mười) ngày", "hai (02) ngày": the number once more, in a bracket.
void SkipRepetition(const Context& context, Number& number) {
  const lexer::Lexed& lexed = context.lexed();
  const std::size_t open = number.range.end;
  if (!lexed.IsSymbol(open, "(") || lexed.StartsBlock(open) || lexed.StartsBlock(open + 1)) return;
  std::optional<Decimal> again;
  std::size_t end = open + 2;
  if (lexed.IsNumber(open + 1)) {
    const auto reading = Parse(lexed.Written(open + 1));
    if (reading) again = reading->value;
  } else if (const auto words = ReadWords(context, open + 1)) {
    again = words->value;
    end = words->end;
  }
  if (!again || *again != number.figure.value || !lexed.IsSymbol(end, ")")) return;
  number.range.end = end + 1;
  ReadSmallerParts(context, number);  // "05 (năm) triệu đồng"
}

std::optional<Number> ReadAnew(const Context& context, std::size_t i) {
  const lexer::Lexed& lexed = context.lexed();
  Number number;
  if (lexed.IsNumber(i)) {
    const auto reading = Parse(lexed.Written(i));
    if (!reading) return std::nullopt;
    number.range = {i, i + 1};
    number.figure.value = reading->value;
    number.maybe_thousands = reading->maybe_thousands;
    ReadSmallerParts(context, number);
  } else if (const auto words = ReadWords(context, i)) {
    number.range = {i, words->end};
    number.figure.value = words->value;
    number.in_words = true;
    number.single_word = !words->compound;
  } else {
    return std::nullopt;
  }
  number.figure.written = lexed.SpanOf(number.range);
  SkipRepetition(context, number);
  return number;
}

}  // namespace

std::optional<Number> ReadNumber(const Context& context, std::size_t i) {
  return context.NumberAt(i, [&] { return ReadAnew(context, i); });
}

std::size_t FirstOfList(const Context& context, std::size_t i) {
  const lexer::Lexed& lexed = context.lexed();
  for (int k = 0; k < kMostListed && i >= 2 && !lexed.StartsBlock(i); ++k) {
    const Term joint = context.Before(i, Tag::kListJoint);
    if (!joint || joint.range.begin == 0 || !lexed.IsNumber(joint.range.begin - 1)) break;
    i = joint.range.begin - 1;
  }
  return i;
}

void SettleThousands(Number& number) {
  const bool scaled = number.range.end != number.range.begin + 1;
  if (!number.maybe_thousands || scaled) return;
  number.figure.value = Decimal(number.figure.value.units(), 0);
}

std::optional<int> ReadYear(const Context& context, std::size_t i) {
  const std::string_view token = context.lexed().Written(i);
  if (!context.lexed().IsNumber(i) || !IsPlainDigits(token, 4, 4)) return std::nullopt;
  const int year = ToInt(token);
  if (year < 1900 || year > 2100) return std::nullopt;
  return year;
}

std::optional<int> ReadRoman(const Context& context, std::size_t i) {
  const Term roman = context.At(i, Tag::kRoman);
  if (!roman) return std::nullopt;
  return ToInt(roman.value());
}

std::optional<int> ReadSmall(const Context& context, std::size_t i) {
  const std::string_view token = context.lexed().Written(i);
  if (!context.lexed().IsNumber(i) || !IsPlainDigits(token, 1, 2)) return std::nullopt;
  return ToInt(token);
}

}  // namespace rasoat::numbers
