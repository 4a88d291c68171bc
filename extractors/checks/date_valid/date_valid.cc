#include "extractors/checks/date_valid/date_valid.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "pipeline/model/calendar.h"

namespace rasoat::checks::date_valid {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;
using passage::Element;
using passage::Kind;
using passage::Passage;

namespace {

constexpr Message kMessages[] = {
#include "date_valid_messages.inc"
};

constexpr std::array kWeekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                  "thursday", "friday", "saturday"};

std::vector<int> NumbersIn(std::string_view text) {
  std::vector<int> numbers;
  for (std::size_t i = 0; i < text.size();) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), number);
    if (error == std::errc() && text[i] != '-') {
      numbers.push_back(number);
      i = static_cast<std::size_t>(end - text.data());
    } else {
      ++i;
    }
  }
  return numbers;
}

constexpr int kLastYear = 2100;  // later ones are slips

bool IsYear(int number) { return number >= 1900; }

bool HasDoubledMark(std::string_view text) {
  constexpr std::string_view kMarks = "/-.";
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (kMarks.find(text[i]) != std::string_view::npos && text[i] == text[i - 1]) return true;
  }
  return false;
}

// What is wrong with a date that the calendar does not have; empty where it may be the reading.
std::string_view FaultOf(std::string_view quote, const std::vector<int>& numbers) {
  constexpr int kMonths = 12;
  if (HasDoubledMark(quote)) return "malformed";
  if (std::count_if(numbers.begin(), numbers.end(), IsYear) >= 2) return "reversed";
  if (numbers.size() == 3) {
    const Date date{numbers[2], numbers[1], numbers[0]};
    if (IsValid(date)) return date.year > kLastYear ? "bad-year" : "";
    return date.month >= 1 && date.month <= kMonths ? "no-such-day" : "no-such-month";
  }
  if (numbers.size() != 2 || IsYear(numbers[1])) return "";
  return numbers[1] > kMonths ? "no-such-month" : "no-such-day";
}

class Finder {
 public:
  Finder(const Subject& subject, std::vector<Check>& checks)
      : passage_(subject.passage), lexed_(passage_.lexed()), checks_(checks) {}

  void Find() {
    for (const Element& element : passage_.elements()) {
      if (element.kind != Kind::kDate) continue;
      const auto& date = std::get<DateMention>(passage_.mentions()[element.index].value);
      if (!date.valid) {
        AddInvalid(element);
      } else if (const auto day = ParseIsoDate(date.edtf); day && date.edtf.size() == 10) {
        CheckWeekday(element, *day);
      }
    }
  }

 private:
  void AddInvalid(const Element& element) {
    const Span span = passage_.mentions()[element.index].span;
    const std::string quote(lexed_.text().substr(span.start, span.length()));
    const std::vector<int> numbers = NumbersIn(quote);
    const std::string_view fault = FaultOf(quote, numbers);
    if (fault.empty() || (numbers.size() == 2 && !IsYear(numbers[0]) && !SaysDay(element))) return;
    if (fault == "reversed" && numbers.size() == 2 && !SaysPeriod(element)) return;
    const int month = numbers.size() == 3 ? numbers[1] : 0;
    const int days = fault == "no-such-day" && month > 0 ? DaysInMonth(numbers[2], month) : 0;
    Add(span, span, fault,
        {{"quote", quote}, {"month", std::to_string(month)}, {"days", std::to_string(days)}});
  }

  // "ngày 31/6": without the word two numbers can be anything.
  bool SaysDay(const Element& element) const {
    return lexed_.TermAt(element.range.begin, Tag::kDayWord) ||
           lexed_.TermBefore(element.range.begin, Tag::kDayWord);
  }

  // "nhiệm kỳ 2025 - 2020", and not "so sánh các năm 2023 - 2022".
  bool SaysPeriod(const Element& element) const {
    for (const Tag tag : {Tag::kPeriodWord, Tag::kFrom}) {
      if (lexed_.TermAt(element.range.begin, tag)) return true;
      if (lexed_.TermBefore(element.range.begin, tag)) return true;
    }
    return false;
  }

  // A weekday right before the date, a comma or "ngày" between, or in brackets behind it.
  Term WeekdayBeside(const Element& element) const {
    const std::size_t first = element.range.begin;
    for (std::size_t i = first; i + 3 >= first && i < element.range.end; --i) {
      if (const Term term = lexed_.TermAt(i, Tag::kWeekday)) {
        const std::size_t gap_end = std::max(term.range.end, first);
        if (Joins(term.range.end, gap_end)) return term;
      }
      if (i == 0 || lexed_.StartsBlock(i)) break;
    }
    if (!lexed_.IsSymbol(element.range.end, "(")) return {};
    const Term behind = lexed_.TermAt(element.range.end + 1, Tag::kWeekday);
    return behind && lexed_.IsSymbol(behind.range.end, ")") ? behind : Term{};
  }

  // "Chiều thứ ba", "thứ Ba", and not "kỳ họp thứ ba".
  bool IsWeekday(const Term& said) const {
    const std::size_t begin = said.range.begin;
    if (lexed_.StartsUpper(begin) || lexed_.StartsUpper(begin + 1)) return true;
    return lexed_.StartsBlock(begin) || !lexed_.IsWord(begin - 1) ||
           lexed_.TermBefore(begin, Tag::kDayPart) || lexed_.TermBefore(begin, Tag::kBareYearCue) ||
           lexed_.TermBefore(begin, Tag::kDayWord);
  }

  bool Joins(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (!lexed_.IsSymbol(i, ",") && !lexed_.IsSymbol(i, "(") &&
          !lexed_.TermAt(i, Tag::kDayWord)) {
        return false;
      }
    }
    return true;
  }

  void CheckWeekday(const Element& element, const Date& date) {
    const Term said = WeekdayBeside(element);
    if (said && !IsWeekday(said)) return;
    const int true_day = Weekday(date);
    if (!said || said.value() == std::to_string(true_day)) return;
    const Span written = lexed_.SpanOf(said.range);
    const Span mention = passage_.mentions()[element.index].span;
    const Span span{std::min(written.start, mention.start), std::max(written.end, mention.end)};
    Add(span, written, "weekday",
        {{"quote", lexed_.text().substr(span.start, span.length())},
         {"weekday_vi", FormatMessage(kMessages, kWeekdays[static_cast<std::size_t>(true_day)],
                                      Language::kVietnamese)},
         {"weekday_en", FormatMessage(kMessages, kWeekdays[static_cast<std::size_t>(true_day)],
                                      Language::kEnglish)}});
  }

  void Add(Span evidence, Span focus, std::string_view fault,
           std::initializer_list<MessageArgument> arguments) {
    Check check;
    check.rule = "date-valid";
    check.relation = Relation::kDate;
    check.verdict = Verdict::kInconsistent;
    check.check_class = CheckClass::kWrong;
    check.severity = Severity::kError;
    check.evidence = evidence;
    check.focus = focus;
    check.quote = lexed_.text().substr(evidence.start, evidence.length());
    check.stated = lexed_.text().substr(focus.start, focus.length());
    check.vietnamese = FormatMessage(kMessages, fault, Language::kVietnamese, arguments);
    check.english = FormatMessage(kMessages, fault, Language::kEnglish, arguments);
    checks_.push_back(std::move(check));
  }

  const Passage& passage_;
  const Lexed& lexed_;
  std::vector<Check>& checks_;
};

}  // namespace

void Apply(const Subject& subject, std::vector<Check>& checks) { Finder(subject, checks).Find(); }

}  // namespace rasoat::checks::date_valid
