#include "apps/rasoat/output.h"
#include "apps/rasoat/report.h"

// One page without anything from elsewhere, that prints well in black and white: a severity is a
// word, never only a colour.

namespace rasoat::apps {
namespace {

constexpr std::string_view kStyle =
    "body{font:16px/1.5 serif;max-width:52rem;margin:2rem auto;padding:0 1rem}"
    "h2{font-size:1.1rem;margin-top:2rem;overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #777;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    "mark{background:none;font-weight:bold;text-decoration:underline}"
    "td:first-child{white-space:nowrap}";

// The one place where text becomes HTML.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out.push_back(c);
    }
  }
  return out;
}

class HtmlReport : public Report {
 public:
  HtmlReport(const Shared& shared, ReportOptions options) : shared_(shared), options_(options) {}

  void Begin() override {
    const std::string lang = shared_.language == Language::kVietnamese ? "vi" : "en";
    const std::string title = Escaped(shared_.Say("report.title"));
    Print("<!DOCTYPE html>\n<html lang=\"" + lang + "\"><head><meta charset=\"utf-8\"><title>" +
          title + "</title><style>" + std::string(kStyle) + "</style></head>\n<body><h1>" + title +
          "</h1>\n");
  }

  void Add(const Record& record) override {
    bool open = false;
    for (const checks::Check& check : record.checks) {
      if (!IsShown(check, options_)) continue;
      if (!open) OpenTable(record.document);
      open = true;
      PrintRow(record.document, check);
    }
    if (open) Print("</tbody></table>\n");
    anything_ |= open;
  }

  void AddFailure(const Error& error) override {
    failures_ += "<li>" + Escaped(error.Describe(shared_.language)) + "</li>\n";
  }

  void End() override {
    if (!failures_.empty()) {
      Print("<h2>" + Escaped(shared_.Say("report.failed")) + "</h2>\n<ul>" + failures_ + "</ul>\n");
    } else if (!anything_) {
      Print("<p>" + Escaped(shared_.Say("report.clean")) + "</p>\n");
    }
    Print("</body></html>\n");
  }

 private:
  void OpenTable(const Document& document) const {
    Print("<h2>" + Escaped(document.source.path) + "</h2>\n");
    if (!document.title.empty()) Print("<p lang=\"vi\">" + Escaped(document.title) + "</p>\n");
    Print("<table><thead><tr>");
    for (const char* column : {"report.place", "report.finding", "report.quote"}) {
      Print("<th scope=\"col\">" + Escaped(shared_.Say(column)) + "</th>");
    }
    Print("</tr></thead><tbody>\n");
  }

  void PrintRow(const Document& document, const checks::Check& check) const {
    const Excerpt excerpt = ExcerptAround(document, check.focus);
    const std::string_view text = excerpt.text;
    Print("<tr><td>" + Escaped(PlaceLabel(document, check.focus, shared_)) + "</td><td><b>" +
          Escaped(SeverityLabel(check, shared_)) +
          "</b>: " + Escaped(check.MessageIn(shared_.language)) + " [" + Escaped(check.rule) +
          "]</td><td lang=\"vi\">" + Escaped(text.substr(0, excerpt.focus.start)) + "<mark>" +
          Escaped(text.substr(excerpt.focus.start, excerpt.focus.length())) + "</mark>" +
          Escaped(text.substr(excerpt.focus.end)) + "</td></tr>\n");
  }

  const Shared& shared_;
  ReportOptions options_;
  bool anything_ = false;
  std::string failures_;  // as list items
};

}  // namespace

std::unique_ptr<Report> MakeHtmlReport(const Shared& shared, ReportOptions options) {
  return std::make_unique<HtmlReport>(shared, options);
}

}  // namespace rasoat::apps
