#include "apps/rasoat/report.h"

#include "pipeline/text/code_points.h"

namespace rasoat::apps {
namespace {

constexpr std::uint32_t kAround = 60;  // bytes of text on either side, and up to the next blank
constexpr std::string_view kEllipsis = "…";

}  // namespace

bool IsShown(const checks::Check& check, ReportOptions options) {
  return options.all || check.severity != checks::Severity::kNone;
}

std::string SeverityLabel(const checks::Check& check, const Shared& shared) {
  if (check.verdict == checks::Verdict::kUndetermined) return shared.Say("severity.undetermined");
  return shared.Say("severity." + std::string(checks::SeverityName(check.severity)));
}

std::string PlaceLabel(const Document& document, Span span, const Shared& shared) {
  const Place place = FindPlace(document, span);
  if (place.line > 0) return std::to_string(place.line) + ":" + std::to_string(place.column);
  return shared.Say("paragraph", {{"number", std::to_string(place.block + 1)}});
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
