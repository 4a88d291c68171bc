#include "apps/rasoat/report.h"

#include "extractors/checks/registry.h"
#include "pipeline/text/code_points.h"

namespace rasoat::apps {
namespace {

constexpr std::uint32_t kAround = 60;  // bytes of text on either side, and up to the next blank
constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kMostExamples = 3;

}  // namespace

bool IsFolded(const Record& record, const checks::Check& check, ReportOptions options) {
  return !options.all && check.check_class == checks::CheckClass::kTruncated &&
         checks::HabitOf(record.checks) == checks::RoundingHabit::kTruncates;
}

std::string HabitSentence(const Record& record, const Shared& shared) {
  const checks::RoundingHabit habit = checks::HabitOf(record.checks);
  if (habit == checks::RoundingHabit::kMixed) return shared.Say("habit.mixed");
  if (habit == checks::RoundingHabit::kNearest) return "";
  std::size_t count = 0;
  std::string examples;
  for (const checks::Check& check : record.checks) {
    if (check.check_class != checks::CheckClass::kTruncated) continue;
    if (++count > kMostExamples) continue;
    if (!examples.empty()) examples += "; ";
    examples += check.stated + " %: " + PlaceLabel(record.document, check.focus, shared);
  }
  return shared.Say("habit.truncates", {{"count", std::to_string(count)}, {"examples", examples}});
}

std::string SeverityLabel(const checks::Check& check, const Shared& shared) {
  if (check.IsQuestion()) return shared.Say("severity.question");
  if (check.verdict == checks::Verdict::kUndetermined) return shared.Say("severity.undetermined");
  return shared.Say("severity." + std::string(checks::SeverityName(check.severity)));
}

// "tr. 3", and the row of its table.
std::string PageLabel(const Document& document, const Place& place, const Shared& shared) {
  const std::string page = std::to_string(place.page.page);
  for (const Table& table : document.tables) {
    for (const Cell& cell : table.cells) {
      if (cell.block != place.block) continue;
      return shared.Say("page-cell", {{"page", page},
                                      {"row", std::to_string(cell.row + 1)},
                                      {"column", std::to_string(cell.column + 1)}});
    }
  }
  return shared.Say("page", {{"page", page}});
}

std::string PlaceLabel(const Document& document, Span span, const Shared& shared) {
  const Place place = FindPlace(document, span);
  if (place.line > 0) return std::to_string(place.line) + ":" + std::to_string(place.column);
  if (place.page.page > 0) return PageLabel(document, place, shared);
  const std::string number = std::to_string(place.block + 1);
  for (std::size_t i = place.block; i-- > 0;) {
    if (document.blocks[i].kind != BlockKind::kHeading) continue;
    const Span heading = document.blocks[i].span;
    return shared.Say(
        "paragraph-under",
        {{"number", number},
         {"heading",
          OneLine(std::string_view(document.text).substr(heading.start, heading.length()))}});
  }
  return shared.Say("paragraph", {{"number", number}});
}

Excerpt ExcerptAround(const Document& document, Span focus) {
  const Span block = document.blocks[FindPlace(document, focus).block].span;
  const std::string_view text = document.text;
  std::uint32_t start = focus.start - std::min(focus.start - block.start, kAround);
  while (start > block.start && text[start - 1] != ' ') --start;
  std::uint32_t end = std::min(focus.end + kAround, block.end);
  while (end < block.end && text[end] != ' ') ++end;

  Excerpt excerpt;
  if (start > block.start) excerpt.text += kEllipsis;
  excerpt.text += text.substr(start, focus.start - start);
  excerpt.mark = text::CountCodePoints(excerpt.text);
  excerpt.focus.start = static_cast<std::uint32_t>(excerpt.text.size());
  excerpt.text += text.substr(focus.start, focus.length());
  excerpt.focus.end = static_cast<std::uint32_t>(excerpt.text.size());
  excerpt.mark_length = text::CountCodePoints(text.substr(focus.start, focus.length()));
  excerpt.text += text.substr(focus.end, end - focus.end);
  if (end < block.end) excerpt.text += kEllipsis;
  return excerpt;
}

}  // namespace rasoat::apps
