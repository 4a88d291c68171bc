#include "extractors/numbers/numbers.h"
#include "extractors/others/others.h"
#include "extractors/others/rules.h"
#include "extractors/places/name.h"
#include "extractors/units/units.h"

namespace rasoat::others {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;

std::size_t EndOfPair(const Lexed& lexed, std::size_t i) {
  const std::size_t next = i + 1;
  const bool pair = lexed.IsSymbol(next, "/") && lexed.Glued(next) && lexed.Glued(next + 1) &&
                    lexed.IsNumber(next + 1);
  return pair ? next + 2 : next;
}

namespace {

// Whether what stands behind the number makes it a figure after all: "nhóm 4 nhiệm vụ",
// "đúng một phần 31,3%", "thu hồi 2,75 tỷ đồng".
bool IsFigure(const Context& context, std::size_t anchor, std::size_t end) {
  const auto number = numbers::ReadNumber(context, anchor);
  const Term next_label = context.At(end, Tag::kLabelBefore);
  if (next_label && context.lexed().IsNumber(next_label.range.end)) return false;
  // "khu vực 3 tỉnh Phú Thọ": a place follows, not what is counted.
  const Term place = context.At(end, Tag::kPlaceHead);
  if (place && context.lexed().StartsUpper(place.range.end)) return false;
  return context.At(end, Tag::kPercentSign) || units::ReadUnit(context, end, false) ||
         context.At(end, Tag::kCurrency) || (number && number->range.end > anchor + 1);
}

// "Điều 30", "Điều 30, 32", "kỳ họp thứ 21", "Lượt xem: 1.204".
std::optional<Candidate> LabelBefore(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(anchor) || lexed.StartsBlock(anchor)) return std::nullopt;
  const std::size_t first = numbers::FirstOfList(context, anchor);
  const bool colon = first > 0 && lexed.IsSymbol(first - 1, ":");
  const Term label = context.Before(colon ? first - 1 : first, Tag::kLabelBefore);
  if (!label) return std::nullopt;
  // "tổng số 75 đảng viên", "trong số 75 …": not the number of a thing.
  for (const Tag longer : {Tag::kQuantifier, Tag::kOutOf, Tag::kCategory, Tag::kSamePeriod}) {
    const Term other = context.Before(label.range.end, longer);
    if (other && other.range.begin < label.range.begin) return std::nullopt;
  }
  const std::size_t end = EndOfPair(lexed, anchor);
  if (label.value() == "sum" && (context.At(end, Tag::kScale) || context.At(end, Tag::kCurrency))) {
    return std::nullopt;
  }
  if (label.value() == "counter" && !colon) return std::nullopt;
  if (label.value() == "weak" && (colon || IsFigure(context, anchor, end))) return std::nullopt;
  if (label.value() == "place" && units::ReadUnit(context, end, false)) return std::nullopt;
  return Candidate{{first == anchor ? label.range.begin : anchor, end}, Other{}};
}

// "47 tuổi", "24/24 giờ".
std::optional<Candidate> LabelBehind(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(anchor)) return std::nullopt;
  const std::size_t end = EndOfPair(lexed, anchor);
  const Term label = context.At(end, Tag::kLabelAfter);
  if (label && !lexed.StartsBlock(end)) return Candidate{{anchor, label.range.end}, Other{}};
  const bool around_the_clock = end > anchor + 1 && lexed.Written(anchor) == "24" &&
                                (lexed.Written(end - 1) == "24" || lexed.Written(end - 1) == "7");
  if (!around_the_clock) return std::nullopt;
  return Candidate{{anchor, end}, Other{}};
}

// "93A-15280", "67B1 - 966.76": the rest of a plate.
std::size_t EndOfPlate(const Lexed& lexed, std::size_t i) {
  if (!lexed.IsDash(i) || lexed.StartsBlock(i) || !lexed.IsNumber(i + 1)) return i;
  const std::string_view number = lexed.Written(i + 1);
  return number.size() >= 4 && number.size() <= 6 ? i + 2 : i;
}

// "Covid-19", "ĐT.848", "1A", "93A-15280".
std::optional<Candidate> PartOfName(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(anchor)) return std::nullopt;
  const bool dotted = anchor >= 2 && lexed.IsSymbol(anchor - 1, ".") && lexed.Glued(anchor) &&
                      lexed.Glued(anchor - 1) &&
                      (lexed.IsAllCapitals(anchor - 2) || lexed.Written(anchor - 2).size() == 1);
  if (dotted) return Candidate{{anchor - 2, anchor + 1}, Other{}};
  const bool hyphenated = anchor >= 2 && lexed.IsDash(anchor - 1) && lexed.Glued(anchor) &&
                          lexed.Glued(anchor - 1) && lexed.StartsUpper(anchor - 2);
  if (hyphenated) return Candidate{{anchor - 2, anchor + 1}, Other{}};
  const bool lettered = lexed.Glued(anchor + 1) && lexed.StartsUpper(anchor + 1) &&
                        lexed.Written(anchor + 1).size() <= 2;
  if (!lettered) return std::nullopt;
  return Candidate{{anchor, EndOfPlate(lexed, anchor + 2)}, Other{}};
}

// "Biên Hòa 2", "APEC 2017": a small number or a year right behind a name.
std::optional<Candidate> NumberOfName(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const bool year = numbers::ReadYear(context, anchor).has_value();
  if (!year && !numbers::ReadSmall(context, anchor)) return std::nullopt;
  if (anchor == 0 || lexed.StartsBlock(anchor) || !lexed.IsWord(anchor - 1)) return std::nullopt;
  if (IsFigure(context, anchor, anchor + 1) || lexed.IsSymbol(anchor + 1, "/") ||
      context.Before(anchor, Tag::kCategory) || context.Before(anchor, Tag::kYearWord)) {
    return std::nullopt;
  }
  const std::size_t word = anchor - 1;
  if (year) return Candidate{{word, anchor + 1}, Other{}};
  const bool proper = word > 0 && lexed.StartsUpper(word) && lexed.StartsUpper(word - 1) &&
                      !lexed.StartsBlock(word) && !lexed.IsAllCapitals(word);
  if (!proper) return std::nullopt;
  return Candidate{{word, anchor + 1}, Other{}};
}

// "1O5 chi bộ": letters among the digits. What was meant is not guessed.
std::optional<Candidate> GarbledNumber(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsWord(anchor + 1) || !lexed.Glued(anchor + 1)) return std::nullopt;
  const std::string_view letters = lexed.Written(anchor + 1);
  if (letters.find_first_not_of("OoIl0123456789") != std::string_view::npos) return std::nullopt;
  if (letters == "l" || letters == "I") return std::nullopt;  // a litre; "1I" of a name
  return Candidate{{anchor, anchor + 2}, Other{}};
}

// A change of direction in front of "từ": "tăng từ".
bool ChangesBefore(const Context& context, std::size_t anchor) {
  const Term from = context.Before(anchor, Tag::kFrom);
  return context.Before(from.range.begin, Tag::kIncrease) ||
         context.Before(from.range.begin, Tag::kDecrease);
}

constexpr std::size_t kLargeNumber = 5;  // characters: "20.000.000 – 50.000.000" needs no unit

// "5-7 điểm", "từ 5 đến 7 điểm": values between two bounds, none of them stated.
std::optional<Candidate> ValueRange(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const auto low = numbers::ReadNumber(context, anchor);
  if (!low || low->in_words) return std::nullopt;
  const Term low_sign = context.At(low->range.end, Tag::kPercentSign);
  const std::size_t dash = low_sign ? low_sign.range.end : low->range.end;
  const Term to = context.Before(anchor, Tag::kFrom) ? context.At(dash, Tag::kTo) : Term{};
  const bool spoken = to && to.value() != "change";
  if (!spoken && !lexed.IsDash(dash)) return std::nullopt;
  // "tăng từ 5 đến 7 vụ": two figures.
  if (spoken && ChangesBefore(context, anchor)) return std::nullopt;
  const std::size_t next = spoken ? to.range.end : dash + 1;
  if (lexed.StartsBlock(dash) || !lexed.IsNumber(next)) return std::nullopt;
  const auto high = numbers::ReadNumber(context, next);
  if (!high || high->figure.value <= low->figure.value) return std::nullopt;
  if (numbers::ReadYear(context, anchor) && numbers::ReadYear(context, high->range.begin)) {
    return std::nullopt;
  }
  std::size_t end = high->range.end;
  const Term percent = context.At(end, Tag::kPercentSign);
  Term sign = percent ? percent : context.At(end, Tag::kCurrency);
  if (!sign) sign = context.At(end, Tag::kLabelAfter);  // "từ 31 đến 40 tuổi"
  if (sign) end = sign.range.end;
  const auto unit = units::ReadUnit(context, end, false);
  const bool large = lexed.Written(anchor).size() >= kLargeNumber;
  if (!unit && !sign && !large) return std::nullopt;
  return Candidate{{anchor, unit ? unit->range.end : end}, Other{}};
}

constexpr Rule kRules[] = {
    {"others/phone-number", PhoneNumber},
    {"others/long-number", LongNumber},
    {"others/clock-time", ClockTime},
    {"others/spoken-time", SpokenTime},
    {"others/enumeration-mark", EnumerationMark},
    {"others/note-mark", NoteMark},
    {"others/alone", Alone},
    {"others/garbled-number", GarbledNumber},
    {"others/street-number", StreetNumber},
    {"others/label-before", LabelBefore},
    {"others/label-behind", LabelBehind},
    {"others/part-of-name", PartOfName},
    {"others/value-range", ValueRange},
    {"others/number-of-name", NumberOfName},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::others
