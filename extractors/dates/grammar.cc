#include <algorithm>

#include "extractors/dates/dates.h"
#include "extractors/dates/point.h"
#include "extractors/numbers/numbers.h"
#include "extractors/units/units.h"

// A rule reads the point around its anchor: it tries the few tokens before the anchor at which the
// point may begin ("thứ Sáu, ngày [16]/8/2023") and keeps the earliest that works.

namespace rasoat::dates {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexer::TokenRange;
using lexicon::Tag;

constexpr std::size_t kLongestLead = 6;  // tokens before the anchor

constexpr lexicon::TagSet kLeads =
    lexicon::MakeTagSet(Tag::kDayWord, Tag::kMonthWord, Tag::kYearWord, Tag::kQuarterWord,
                        Tag::kDayPart, Tag::kWeekday, Tag::kFrom, Tag::kTo, Tag::kDateCue);

// Whether a date may stand here at all: most numbers have nothing of one beside them.
bool MayBeDate(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!lexed.IsNumber(anchor)) return numbers::ReadRoman(context, anchor).has_value();
  const auto joint = [&](std::size_t i) { return lexed.IsSymbol(i, "/") || lexed.IsDash(i); };
  if (joint(anchor + 1) || context.At(anchor + 1, Tag::kMonthWord)) return true;
  if (anchor == 0) return false;
  const std::string_view written = lexed.Written(anchor);
  return joint(anchor - 1) || lexed.MayEnd(anchor - 1, kLeads) || lexed.IsSymbol(anchor - 1, ",") ||
         lexed.IsSymbol(anchor - 1, "(") || std::count(written.begin(), written.end(), '.') == 2;
}

std::optional<Point> PointAround(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  if (!MayBeDate(context, anchor)) return std::nullopt;
  std::size_t begin = anchor;
  for (std::size_t lead = 0; lead < kLongestLead && begin > 0; ++lead) {
    if (lexed.StartsBlock(begin) || !context.Free(begin - 1)) break;
    --begin;
  }
  for (; begin <= anchor; ++begin) {
    const auto point = ReadPoint(context, begin);
    if (point && point->range.begin <= anchor && anchor < point->range.end) return point;
  }
  return std::nullopt;
}

Candidate Invalid(TokenRange range) { return {range, DateMention{"", false}}; }

constexpr int kMostListed = 4;  // points that share a year

// The year that a list of points states once: "ngày 12/3, 15/4 và 20/5/2022", "quý I và quý II năm
// 2022".
std::optional<int> YearOfList(const Context& context, const Point& first) {
  std::size_t at = first.range.end;
  for (int k = 0; k < kMostListed && !context.lexed().StartsBlock(at); ++k) {
    const Term joint = context.At(at, Tag::kListJoint);
    if (!joint || context.lexed().StartsBlock(joint.range.end)) return std::nullopt;
    const auto next = ReadPoint(context, joint.range.end);
    if (!next || next->form != first.form) return std::nullopt;
    if (next->year) return next->year;
    at = next->range.end;
  }
  return std::nullopt;
}

// "15/4" in "ngày 12/3, 15/4 và 20/5/2022".
bool IsListed(const Context& context, const Point& point) {
  const Term joint = context.Before(point.range.begin, Tag::kListJoint);
  const std::size_t before = joint ? joint.range.begin : 0;
  // "ngày 10 và 11/6"
  if (before > 0 && context.Before(before - 1, Tag::kDayWord)) return true;
  return joint && joint.range.begin > 0 && context.lexed().IsNumber(joint.range.begin - 1) &&
         !context.Free(joint.range.begin - 1) && YearOfList(context, point);
}

// Whether "15/3" or "12/5" is said to be a date by what stands around it.
bool IsDated(const Context& context, const Point& point) {
  if (point.year || point.cued || point.form != Point::Form::kDay) return true;
  const std::size_t begin = point.range.begin;
  if (context.Before(begin, Tag::kSamePeriod)) return false;  // "cùng kỳ năm trước 12/9"
  if (IsListed(context, point)) return true;
  return context.Before(begin, Tag::kDayPart) || context.Before(begin, Tag::kFrom) ||
         context.Before(begin, Tag::kTo) || context.Before(begin, Tag::kDateCue);
}

Candidate MakeDate(const Context& context, Point point) {
  if (!point.year) point.year = YearOfList(context, point);
  if (!point.year) point.year = context.facts().year;
  if (!IsValidPoint(point)) return Invalid(point.range);
  return {point.range, DateMention{ToEdtf(point), true}};
}

// A point without its own year, month: of the other end of the interval.
void Complete(const Context& context, Point& first, Point& second) {
  if (first.form == Point::Form::kDayOnly && second.form == Point::Form::kDay) {
    first.form = Point::Form::kDay;
    first.month = second.month;
  }
  if (!second.year) second.year = context.facts().year;
  if (!first.year) first.year = second.year;
}

// Past "đầu", "cuối", "hết": no part of the value.
std::size_t AfterPart(const Context& context, std::size_t i) {
  const Term last = context.At(i, Tag::kLastPart);
  const Term part = last ? last : context.At(i, Tag::kFirstPart);
  // "cuối năm 2020": the year's word belongs to the year.
  return part ? part.range.begin + 1 : i;
}

// "từ" before token i, with "đầu" or "cuối" between.
Term FromBefore(const Context& context, std::size_t i) {
  if (const Term from = context.Before(i, Tag::kFrom)) return from;
  if (const Term part = context.Before(i, Tag::kDayPart)) {  // "từ đêm 27/9"
    return context.Before(part.range.begin, Tag::kFrom);
  }
  if (i == 0 || AfterPart(context, i - 1) != i) return {};
  return context.Before(i - 1, Tag::kFrom);
}

// The second point of an interval whose first one ends before token i: behind "đến" after "từ", or
// behind a dash.
std::optional<Point> SecondPoint(const Context& context, const Point& first, bool from) {
  const Lexed& lexed = context.lexed();
  const std::size_t i = first.range.end;
  if (lexed.StartsBlock(i)) return std::nullopt;
  std::size_t next = i;
  if (const Term to = context.At(i, Tag::kTo); to && from && to.value() != "change") {
    next = to.range.end;
  } else if (lexed.IsDash(i) && !lexed.StartsBlock(i + 1)) {
    next = i + 1;
  } else {
    return std::nullopt;
  }
  auto second = ReadPoint(context, AfterPart(context, next));
  if (!second || second->form == Point::Form::kDayOnly) return std::nullopt;
  if (!from && second->form != first.form && first.form != Point::Form::kDayOnly) {
    return std::nullopt;
  }
  return second;
}

// "từ ngày 10/10/2022 đến ngày 25/10/2022", "ngày 10 - 15/5".
std::optional<Candidate> Interval(const Context& context, std::size_t anchor) {
  auto first = PointAround(context, anchor);
  if (!first) return std::nullopt;
  const Term from = FromBefore(context, first->range.begin);
  auto second = SecondPoint(context, *first, static_cast<bool>(from));
  if (!second) return std::nullopt;
  const bool dated = first->cued || first->year || second->cued || second->year;
  const bool bare_days = second->form == Point::Form::kDay && !dated;
  const Lexed& lexed = context.lexed();
  const bool bracketed = first->range.begin > 0 && lexed.IsSymbol(first->range.begin - 1, "(") &&
                         lexed.IsSymbol(second->range.end, ")");
  const bool told = from || bracketed;
  if (bare_days && (!told || units::ReadUnit(context, second->range.end, false))) {
    return std::nullopt;
  }
  Complete(context, *first, *second);
  const TokenRange range{from ? from.range.begin : first->range.begin, second->range.end};
  if (!IsValidPoint(*first) || !IsValidPoint(*second)) return std::nullopt;
  const std::string start = FirstOf(*first);
  const std::string end = LastOf(*second);
  // EDTF of equal precision compares as text; of different precision, its common part does.
  const std::size_t common = std::min(start.size(), end.size());
  if (start.substr(0, common) > end.substr(0, common)) return Invalid(range);
  return Candidate{range, DateMention{start + "/" + end, true}};
}

std::optional<Candidate> SinglePoint(const Context& context, std::size_t anchor) {
  const auto point = PointAround(context, anchor);
  if (!point || point->form == Point::Form::kDayOnly || !IsDated(context, *point)) {
    return std::nullopt;
  }
  // "7/12 đảng viên" is a ratio even where a date could stand.
  const bool bare = point->form == Point::Form::kDay && !point->year && !point->cued;
  if (!point->year && context.Before(point->range.begin, Tag::kStreet)) return std::nullopt;
  if (context.At(point->range.end, Tag::kLunar) ||
      context.Before(point->range.begin, Tag::kLunar)) {
    return std::nullopt;  // "tháng 10 âm lịch"
  }
  const auto unit = units::ReadUnit(context, point->range.end, false);
  const bool verb = unit && unit->action && IsListed(context, *point);
  if (bare && unit && !verb) return std::nullopt;
  return MakeDate(context, *point);
}

// "nhiệm kỳ 2015 - 2020", "giai đoạn 2021-2025", "(2008-2018)", "năm học 2020/2021".
std::optional<Candidate> YearRange(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const auto first = numbers::ReadYear(context, anchor);
  const std::size_t joint = anchor + 1;
  if (!first || lexed.StartsBlock(joint)) return std::nullopt;
  const Term word = context.Before(anchor, Tag::kPeriodWord);
  if (!lexed.IsDash(joint) && !(word && lexed.IsSymbol(joint, "/"))) return std::nullopt;
  const auto second = numbers::ReadYear(context, joint + 1);
  if (!second || lexed.StartsBlock(joint + 1)) return std::nullopt;
  const Term year_word = context.Before(anchor, Tag::kYearWord);
  const std::size_t begin = word ? word.range.begin : year_word ? year_word.range.begin : anchor;
  const TokenRange range{begin, joint + 2};
  if (*first > *second) return Invalid(range);
  return Candidate{range,
                   DateMention{std::to_string(*first) + "/" + std::to_string(*second), true}};
}

// "6 tháng đầu năm 2022", "sáu tháng cuối năm", "9 tháng năm 2023".
std::optional<Candidate> MonthsOfYear(const Context& context, std::size_t anchor) {
  const auto number = numbers::ReadNumber(context, anchor);
  if (!number || !number->figure.value.IsInteger()) return std::nullopt;
  const auto months = number->figure.value.units();
  const Term month_word = context.At(number->range.end, Tag::kMonthWord);
  if (!month_word || months < 1 || months > 12) return std::nullopt;
  std::size_t at = month_word.range.end;
  const Term first_part = context.At(at, Tag::kFirstPart);
  const Term last_part = context.At(at, Tag::kLastPart);
  if (first_part || last_part) at = (first_part ? first_part : last_part).range.end;
  const Term year_word = context.At(at, Tag::kYearWord);
  auto year =
      year_word ? numbers::ReadYear(context, year_word.range.end) : numbers::ReadYear(context, at);
  if (year && !context.lexed().StartsBlock(at)) {
    at = (year_word ? year_word.range.end : at) + 1;
  } else {
    year = context.facts().year;
    if (!first_part && !last_part) return std::nullopt;
  }
  Point start{{}, Point::Form::kMonth, year, 1, 0, false, false};
  Point end = start;
  if (last_part) {
    start.month = 13 - static_cast<int>(months);
    end.month = 12;
  } else {
    end.month = static_cast<int>(months);
  }
  return Candidate{{anchor, at}, DateMention{ToEdtf(start) + "/" + ToEdtf(end), true}};
}

// "từ 2016 đến 2020".
std::optional<Candidate> YearsFromTo(const Context& context, std::size_t anchor) {
  const Term from = context.Before(anchor, Tag::kFrom);
  const Term to = context.At(anchor + 1, Tag::kTo);
  if (!from || !to || to.value() == "change") return std::nullopt;
  const auto first = numbers::ReadYear(context, anchor);
  const auto second = numbers::ReadYear(context, to.range.end);
  if (!first || !second || units::ReadUnit(context, to.range.end + 1, false)) return std::nullopt;
  const TokenRange range{from.range.begin, to.range.end + 1};
  if (*first > *second) return Invalid(range);
  return Candidate{range,
                   DateMention{std::to_string(*first) + "/" + std::to_string(*second), true}};
}

// "2018" in "hai năm 2017, 2018" or "cùng kỳ 2021".
std::optional<Candidate> BareYear(const Context& context, std::size_t anchor) {
  const Lexed& lexed = context.lexed();
  const auto year = numbers::ReadYear(context, anchor);
  if (!year || lexed.StartsBlock(anchor) || anchor < 2) return std::nullopt;
  const bool listed = numbers::ReadYear(context, anchor - 2).has_value() &&
                      (lexed.IsSymbol(anchor - 1, ",") || lexed.IsSymbol(anchor - 1, "/") ||
                       context.Before(anchor, Tag::kTo) || context.Before(anchor, Tag::kListJoint));
  const Term word = context.Before(anchor, Tag::kYearWord);
  const Term to = context.At(anchor + 1, Tag::kTo);  // "từ 2021 đến nay"
  const bool from = context.Before(anchor, Tag::kFrom) && to && to.value() != "change" &&
                    !lexed.IsNumber(to.range.end);
  const Term cue = context.Before(anchor, Tag::kBareYearCue);
  if ((cue || from) && !units::ReadUnit(context, anchor + 1, false)) {
    return Candidate{{anchor, anchor + 1}, DateMention{std::to_string(*year), true}};
  }
  if (!listed && !word && !context.Before(anchor, Tag::kAgainst) &&
      !context.Before(anchor, Tag::kLastPart) && !context.Before(anchor, Tag::kFirstPart)) {
    return std::nullopt;
  }
  return Candidate{{anchor, anchor + 1}, DateMention{std::to_string(*year), true}};
}

constexpr Rule kRules[] = {
    {"dates/year-range", YearRange},
    {"dates/months-of-year", MonthsOfYear, Anchor::kDigitsOrWords},
    {"dates/years-from-to", YearsFromTo},
    {"dates/interval", Interval, Anchor::kDigitsOrWords},
    {"dates/point", SinglePoint, Anchor::kDigitsOrWords},
    {"dates/bare-year", BareYear},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::dates
