#include "extractors/numbers/words.h"

#include <charconv>

#include "extractors/numbers/scales.h"

namespace rasoat::numbers {
namespace {

using lexer::Term;
using lexicon::Tag;

struct Part {
  std::size_t end = 0;
  std::int64_t value = 0;
};

std::int64_t ToInteger(std::string_view digits) {
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

class WordReader {
 public:
  explicit WordReader(const Context& context) : context_(context) {}

  std::optional<Words> Read(std::size_t i) const {
    const Decimal zero(0, 0);
    Words words{i, zero, false};
    for (int last_power = Decimal::kMaxDigits;;) {
      const auto group = words.end == i ? Hundreds(words.end) : Continued(words.end);
      if (!group) break;
      const auto [power, end] = ReadScales(context_, group->end);
      if (power >= last_power) break;
      const auto scaled = Decimal(group->value, 0).Scaled(power);
      const auto sum = scaled ? words.value.Plus(*scaled) : std::nullopt;
      if (!sum) return std::nullopt;
      words.value = *sum;
      words.end = end;
      last_power = power;
      if (power == 0 || AddHalf(context_, power, words.value, words.end)) break;
    }
    if (words.end == i) return std::nullopt;
    words.compound = words.end > i + 1;
    return words;
  }

 private:
  bool IsPart(std::size_t i, std::string_view value) const {
    return !Broken(i) && context_.At(i, Tag::kNumeralPart).value() == value;
  }

  bool Broken(std::size_t i) const { return context_.lexed().StartsBlock(i); }

  // "hai" 2; not "mười".
  std::optional<Part> Digit(std::size_t i) const {
    const Term term = context_.At(i, Tag::kNumeral);
    if (!term) return std::nullopt;
    const std::int64_t value = ToInteger(term.value());
    if (value > 9) return std::nullopt;
    return Part{term.range.end, value};
  }

  // The last digit behind tens: "mốt", "lăm", "tư" too, but no "năm" (five, or year).
  std::optional<Part> LastDigit(std::size_t i) const {
    if (Broken(i)) return std::nullopt;
    if (const auto only = EndOnly(i)) return only;
    const auto digit = Digit(i);
    if (!digit || digit->value == 5) return std::nullopt;
    return digit;
  }

  // "mốt", "tư", "lăm": digits that only end a numeral.
  std::optional<Part> EndOnly(std::size_t i) const {
    if (IsPart(i, "1")) return Part{i + 1, 1};
    if (IsPart(i, "4")) return Part{i + 1, 4};
    if (IsPart(i, "5")) return Part{i + 1, 5};
    return std::nullopt;
  }

  std::optional<Part> Tens(std::size_t i) const {
    const Term ten = context_.At(i, Tag::kNumeral);
    if (ten && ten.value() == "10") {
      const auto last = LastDigit(ten.range.end);
      return last ? Part{last->end, 10 + last->value} : Part{ten.range.end, 10};
    }
    const auto digit = Digit(i);
    if (!digit) return std::nullopt;
    if (IsPart(digit->end, "tens")) {
      const auto last = LastDigit(digit->end + 1);
      return last ? Part{last->end, digit->value * 10 + last->value}
                  : Part{digit->end + 1, digit->value * 10};
    }
    // "hai mốt", "ba lăm": the tens go without saying.
    if (const auto last =
            digit->value > 1 && !Broken(digit->end) ? EndOnly(digit->end) : std::nullopt) {
      return Part{last->end, digit->value * 10 + last->value};
    }
    return digit;
  }

  // "linh năm", "lẻ tư".
  std::optional<Part> AfterZero(std::size_t i) const {
    if (!IsPart(i, "zero") || Broken(i + 1)) return std::nullopt;
    if (const auto only = EndOnly(i + 1)) return only;
    return Digit(i + 1);
  }

  std::optional<Part> Hundreds(std::size_t i) const {
    const auto digit = Digit(i);
    if (!digit || !IsPart(digit->end, "hundred")) return Tens(i);
    return BehindHundreds({digit->end + 1, digit->value * 100});
  }

  Part BehindHundreds(Part hundreds) const {
    if (const auto last = AfterZero(hundreds.end)) return {last->end, hundreds.value + last->value};
    if (IsPart(hundreds.end, "half")) return {hundreds.end + 1, hundreds.value + 50};
    if (Broken(hundreds.end)) return hundreds;
    const auto tens = Tens(hundreds.end);
    if (!tens || tens->value < 10) return hundreds;
    return {tens->end, hundreds.value + tens->value};
  }

  // A further group behind a scale: "không trăm mười", "linh năm", "ba trăm".
  std::optional<Part> Continued(std::size_t i) const {
    if (Broken(i)) return std::nullopt;
    if (const auto last = AfterZero(i)) return last;
    if (IsPart(i, "no") && IsPart(i + 1, "hundred")) return BehindHundreds({i + 2, 0});
    const auto group = Hundreds(i);
    // "hai triệu ba" may go on with anything.
    return group && group->end > i + 1 ? group : std::nullopt;
  }

  const Context& context_;
};

// "vài ba", "thứ hai", and a word inside a longer numeral that was not read from its start.
bool IsSpoiltBefore(const Context& context, std::size_t i) {
  if (i == 0 || context.lexed().StartsBlock(i)) return false;
  const Term numeral = context.Before(i, Tag::kNumeral);
  if (context.Before(i, Tag::kMonthWord) || context.Before(i, Tag::kDayWord)) return true;
  return context.Before(i, Tag::kOrdinal) || context.Before(i, Tag::kNumeralPart) ||
         (numeral && numeral.value() != "5");
}

}  // namespace

std::optional<Words> ReadWords(const Context& context, std::size_t i) {
  if (IsSpoiltBefore(context, i)) return std::nullopt;
  const auto words = WordReader(context).Read(i);
  if (!words || context.At(words->end, Tag::kFraction)) return std::nullopt;
  const bool article = static_cast<bool>(context.At(i, Tag::kArticle));
  if (article && !words->compound) return std::nullopt;
  return words;
}

}  // namespace rasoat::numbers
