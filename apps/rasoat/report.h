#pragma once

#include <memory>
#include <string>

#include "apps/rasoat/command.h"
#include "apps/rasoat/selection.h"
#include "extractors/record/record.h"

// What `rasoat check` prints, one writer a format.

namespace rasoat::apps {

struct ReportOptions {
  const Selection& selection;
  bool all = false;       // consistent and undetermined checks too
  bool coverage = false;  // what became of every number
};

class Report {
 public:
  virtual ~Report() = default;
  virtual void Begin() {}
  virtual void Add(const Record& record) = 0;
  virtual void AddFailure(const Error&) {}
  virtual void End() {}
};

std::unique_ptr<Report> MakeTextReport(const Shared& shared, ReportOptions options);
std::unique_ptr<Report> MakeJsonReport(const Shared& shared, ReportOptions options);
std::unique_ptr<Report> MakeSarifReport(const Shared& shared, ReportOptions options);
std::unique_ptr<Report> MakeHtmlReport(const Shared& shared, ReportOptions options);

// Truncated percents of a document that truncates throughout: one line tells of all of them.
bool IsFolded(const Record& record, const checks::Check& check, ReportOptions options);

// "cả tài liệu cắt bớt, không làm tròn: …" or "lúc làm tròn, lúc cắt bớt"; empty for neither.
std::string HabitSentence(const Record& record, const Shared& shared);

// "không khớp", "ghi chú", "cần làm rõ", "khớp", "không xác định".
std::string SeverityLabel(const checks::Check& check, const Shared& shared);

// "12:34" (line and column) or "§7" (paragraph, with the heading above it), for a person to find it
// again.
std::string PlaceLabel(const Document& document, Span span, const Shared& shared);

// The words around a figure, on one line, within its paragraph.
struct Excerpt {
  std::string text;
  std::size_t mark = 0;         // code points before the figure
  std::size_t mark_length = 0;  // code points of the figure
  Span focus;                   // bytes of the figure in `text`
};
Excerpt ExcerptAround(const Document& document, Span focus);

}  // namespace rasoat::apps
