#pragma once

#include <memory>
#include <string>

#include "apps/rasoat/command.h"
#include "extractors/record/record.h"

// What `rasoat check` prints, one writer a format.

namespace rasoat::apps {

struct ReportOptions {
  bool all = false;  // consistent and undetermined checks too
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

// Whether the check is printed: findings and notes, or everything with `all`.
bool IsShown(const checks::Check& check, ReportOptions options);

// "lỗi", "ghi chú", "khớp", "không xác định".
std::string SeverityLabel(const checks::Check& check, const Shared& shared);

// "12:34" (line and column) or "§7" (paragraph), for a person to find it again.
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
