#include "extractors/numbers/numbers.h"
#include "extractors/others/others.h"
#include "extractors/places/name.h"
#include "extractors/units/units.h"

namespace rasoat::others {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;

constexpr std::size_t kShortestPhone = 9;  // digits, a leading 0 among them
constexpr std::size_t kLongestPhone = 12;
constexpr std::size_t kLongestNumber = 18;

// "h", "h30": the hour's word glued to its number.
bool IsHourMark(std::string_view word) {
  if (word.empty() || (word[0] | 0x20) != 'h' || word.size() > 3) return false;
  return word.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// The end of the minutes behind an hour: "8 giờ 00", "7 giờ 30 phút".
std::size_t EndOfMinutes(const Context& context, std::size_t i) {
  if (context.lexed().StartsBlock(i) || !numbers::ReadSmall(context, i)) return i;
  const Term word = context.At(i + 1, Tag::kMinuteWord);
  return word ? word.range.end : i + 1;
}

// "lúc 14 giờ", "từ 7 giờ", "8 giờ 00", "19 giờ ngày": an hour, not a length of time.
std::optional<Candidate> SpokenTime(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const Term hour = context.At(anchor + 1, Tag::kHourWord);
  if (!hour || lexed.StartsBlock(anchor + 1) || !numbers::ReadSmall(context, anchor)) {
    return std::nullopt;
  }
  if (context.Before(anchor, Tag::kDurationCue)) return std::nullopt;
  const Term cue = context.Before(anchor, Tag::kHourCue);
  const std::size_t end = EndOfMinutes(context, hour.range.end);
  const bool dated = context.At(end, Tag::kDayWord) || context.At(end, Tag::kDayPart);
  if (!cue && end == hour.range.end && !dated) return std::nullopt;
  return Candidate{{cue ? cue.range.begin : anchor, end}, Other{}};
}

// "08:32", "7h30".
std::optional<Candidate> ClockTime(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!numbers::ReadSmall(context, anchor)) return std::nullopt;
  const std::size_t next = anchor + 1;
  if (!lexed.Glued(next)) return std::nullopt;
  if (lexed.IsWord(next) && IsHourMark(lexed.Written(next))) {
    return Candidate{{anchor, next + 1}, Other{}};
  }
  const bool colon = lexed.IsSymbol(next, ":") && lexed.Glued(next + 1);
  if (!colon || !numbers::ReadSmall(context, next + 1)) return std::nullopt;
  return Candidate{{anchor, next + 2}, Other{}};
}

std::optional<Candidate> PhoneNumber(const Context& context, std::size_t anchor) {
  const std::string_view token = context.lexed().Written(anchor);
  if (!context.lexed().IsNumber(anchor) || token[0] != '0') return std::nullopt;
  std::size_t digits = 0;
  for (const char c : token) {
    if (c == ',') return std::nullopt;
    digits += c != '.';
  }
  if (digits < kShortestPhone || digits > kLongestPhone) return std::nullopt;
  return Candidate{{anchor, anchor + 1}, Other{}};
}

// Account and identity numbers.
std::optional<Candidate> LongNumber(const Context& context, std::size_t anchor) {
  const std::string_view token = context.lexed().Written(anchor);
  if (!context.lexed().IsNumber(anchor) || token.size() <= kLongestNumber) return std::nullopt;
  if (numbers::Parse(token)) return std::nullopt;
  return Candidate{{anchor, anchor + 1}, Other{}};
}

// "1. ", "2) ", "1.2. ", "04 - " at the start of a block.
std::optional<Candidate> EnumerationMark(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(anchor) || !lexed.StartsBlock(anchor) || lexed.StartsBlock(anchor + 1)) {
    return std::nullopt;
  }
  const bool glued = lexed.Glued(anchor + 1) &&
                     (lexed.IsSymbol(anchor + 1, ".") || lexed.IsSymbol(anchor + 1, ")") ||
                      lexed.IsSymbol(anchor + 1, "/"));
  const bool spaced = !lexed.Glued(anchor + 2);
  if (!spaced || (!glued && !lexed.IsDash(anchor + 1))) return std::nullopt;
  return Candidate{{anchor, anchor + 2}, Other{}};
}

// A second figure that goes with the first: "Trang 3/12", "24/24 giờ", "đường 19/5".
std::size_t EndOfPair(const Lexed& lexed, std::size_t anchor) {
  const std::size_t next = anchor + 1;
  const bool pair = lexed.IsSymbol(next, "/") && lexed.Glued(next) && lexed.Glued(next + 1) &&
                    lexed.IsNumber(next + 1);
  return pair ? next + 2 : next;
}

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

// The first number of the list that the one at token i goes on: "Điều [30], 32 và 35".
std::size_t FirstOfList(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  while (i >= 2 && !lexed.StartsBlock(i)) {
    const Term joint = context.Before(i, Tag::kListJoint);
    if (!joint || joint.range.begin == 0 || !lexed.IsNumber(joint.range.begin - 1)) break;
    i = joint.range.begin - 1;
  }
  return i;
}

// "Điều 30", "Điều 30, 32", "kỳ họp thứ 21", "Lượt xem: 1.204".
std::optional<Candidate> LabelBefore(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(anchor) || lexed.StartsBlock(anchor)) return std::nullopt;
  const std::size_t first = FirstOfList(context, anchor);
  const bool colon = first > 0 && lexed.IsSymbol(first - 1, ":");
  const Term label = context.Before(colon ? first - 1 : first, Tag::kLabelBefore);
  if (!label) return std::nullopt;
  // "tổng số 75 đảng viên", "trong số 75 …": not the number of a thing.
  for (const Tag longer : {Tag::kQuantifier, Tag::kOutOf, Tag::kCategory, Tag::kSamePeriod}) {
    const Term other = context.Before(label.range.end, longer);
    if (other && other.range.begin < label.range.begin) return std::nullopt;
  }
  const std::size_t end = EndOfPair(lexed, anchor);
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
  if (label) return Candidate{{anchor, label.range.end}, Other{}};
  const bool around_the_clock = end > anchor + 1 && lexed.Written(anchor) == "24" &&
                                (lexed.Written(end - 1) == "24" || lexed.Written(end - 1) == "7");
  if (!around_the_clock) return std::nullopt;
  return Candidate{{anchor, end}, Other{}};
}

// "số 72 đường 2 Tháng 9": a house, and a street with a day's name.
std::optional<Candidate> StreetNumber(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(anchor)) return std::nullopt;
  if (const Term street = context.Before(anchor, Tag::kStreet)) {
    const Term month = context.At(anchor + 1, Tag::kMonthWord);
    const bool day = month && lexed.IsNumber(month.range.end);
    if (day) return Candidate{{street.range.begin, month.range.end + 1}, Other{}};
  }
  const Term number_word = context.Before(anchor, Tag::kNumberWord);
  const std::size_t end = EndOfPair(lexed, anchor);
  const Term street = context.At(end, Tag::kStreet);
  if (!number_word || !street || lexed.StartsBlock(end)) return std::nullopt;
  return Candidate{{number_word.range.begin, end}, Other{}};
}

// "Covid-19", "ĐT.848", "1A".
std::optional<Candidate> PartOfName(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(anchor)) return std::nullopt;
  const bool dotted = anchor >= 2 && lexed.IsSymbol(anchor - 1, ".") && lexed.Glued(anchor) &&
                      lexed.Glued(anchor - 1) && places::IsAllCapitals(lexed.Written(anchor - 2));
  if (dotted) return Candidate{{anchor - 2, anchor + 1}, Other{}};
  const bool hyphenated = anchor >= 2 && lexed.IsDash(anchor - 1) && lexed.Glued(anchor) &&
                          lexed.Glued(anchor - 1) && lexed.StartsUpper(anchor - 2);
  if (hyphenated) return Candidate{{anchor - 2, anchor + 1}, Other{}};
  const bool lettered = lexed.Glued(anchor + 1) && lexed.StartsUpper(anchor + 1) &&
                        lexed.Written(anchor + 1).size() == 1;
  if (!lettered) return std::nullopt;
  return Candidate{{anchor, anchor + 2}, Other{}};
}

// "5-7 điểm": values between two bounds, none of them stated.
std::optional<Candidate> ValueRange(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const auto low = numbers::ReadNumber(context, anchor);
  if (!low || low->in_words) return std::nullopt;
  const Term low_sign = context.At(low->range.end, Tag::kPercentSign);
  const std::size_t dash = low_sign ? low_sign.range.end : low->range.end;
  if (!lexed.IsDash(dash) || !lexed.IsNumber(dash + 1)) return std::nullopt;
  const auto high = numbers::ReadNumber(context, dash + 1);
  if (!high || high->figure.value <= low->figure.value) return std::nullopt;
  if (numbers::ReadYear(context, anchor) && numbers::ReadYear(context, high->range.begin)) {
    return std::nullopt;
  }
  std::size_t end = high->range.end;
  const Term percent = context.At(end, Tag::kPercentSign);
  const Term sign = percent ? percent : context.At(end, Tag::kCurrency);
  if (sign) end = sign.range.end;
  const auto unit = units::ReadUnit(context, end, false);
  if (!unit && !sign) return std::nullopt;
  return Candidate{{anchor, unit ? unit->range.end : end}, Other{}};
}

constexpr Rule kRules[] = {
    {"others/phone-number", PhoneNumber},
    {"others/long-number", LongNumber},
    {"others/clock-time", ClockTime},
    {"others/spoken-time", SpokenTime},
    {"others/enumeration-mark", EnumerationMark},
    {"others/street-number", StreetNumber},
    {"others/label-before", LabelBefore},
    {"others/label-behind", LabelBehind},
    {"others/part-of-name", PartOfName},
    {"others/value-range", ValueRange},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::others
