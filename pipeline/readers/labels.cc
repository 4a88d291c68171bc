#include "pipeline/readers/labels.h"

#include "pipeline/text/ascii.h"

namespace rasoat::readers {
namespace {

constexpr int kLettersRepeat = 30;  // times that "A" is written before letters end

std::string Roman(int number) {
  struct Step {
    int value;
    const char* digits;
  };
  static constexpr Step kSteps[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                                    {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                                    {5, "V"},    {4, "IV"},   {1, "I"}};
  std::string roman;
  for (const Step& step : kSteps) {
    for (; number >= step.value; number -= step.value) roman += step.digits;
  }
  return roman;
}

std::string Letters(int number) {
  const int letter = (number - 1) % 26;
  const auto times = static_cast<std::size_t>((number - 1) / 26 + 1);
  return std::string(times, static_cast<char>('A' + letter));
}

}  // namespace

std::string FormatNumber(int number, NumberFormat format) {
  const bool roman = number >= 1 && number <= 3999;
  const bool letters = number >= 1 && number <= 26 * kLettersRepeat;
  switch (format) {
    case NumberFormat::kDecimal: break;
    case NumberFormat::kDecimalZero:
      if (number >= 0 && number < 10) return "0" + std::to_string(number);
      break;
    case NumberFormat::kUpperRoman:
      if (roman) return Roman(number);
      break;
    case NumberFormat::kLowerRoman:
      if (roman) return rasoat::text::AsciiLower(Roman(number));
      break;
    case NumberFormat::kUpperLetter:
      if (letters) return Letters(number);
      break;
    case NumberFormat::kLowerLetter:
      if (letters) return rasoat::text::AsciiLower(Letters(number));
      break;
    case NumberFormat::kBullet:
    case NumberFormat::kNone: return {};
  }
  return std::to_string(number);
}

NumberFormat NumberFormatOf(std::string_view name) {
  struct Name {
    std::string_view name;
    NumberFormat format;
  };
  static constexpr Name kNames[] = {
      {"decimalZero", NumberFormat::kDecimalZero},
      {"upperRoman", NumberFormat::kUpperRoman},
      {"lowerRoman", NumberFormat::kLowerRoman},
      {"upperLetter", NumberFormat::kUpperLetter},
      {"lowerLetter", NumberFormat::kLowerLetter},
      {"bullet", NumberFormat::kBullet},
      {"none", NumberFormat::kNone},
      {"I", NumberFormat::kUpperRoman},
      {"i", NumberFormat::kLowerRoman},
      {"A", NumberFormat::kUpperLetter},
      {"a", NumberFormat::kLowerLetter},
      {"", NumberFormat::kNone},
  };
  for (const Name& known : kNames) {
    if (known.name == name) return known.format;
  }
  return NumberFormat::kDecimal;
}

}  // namespace rasoat::readers
