#include <map>

#include "apps/rasoat/marked_text.h"
#include "apps/rasoat/output.h"
#include "apps/rasoat/report.h"

// One page without anything from elsewhere, that prints well in black and white: a severity is a
// word or a sign, never only a colour. For each document the findings, the questions apart, what
// was explained, then the whole text with its figures marked.

namespace rasoat::apps {
namespace {

using checks::Check;

constexpr std::string_view kStyle =
    "body{font:16px/1.55 serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#111}"
    "h2{font-size:1.2rem;margin-top:2.5rem;border-bottom:2px solid #111;overflow-wrap:anywhere}"
    "h3{font-size:1rem;margin:1.5rem 0 .4rem}"
    "table{border-collapse:collapse;width:100%;font-size:.95rem}"
    "th,td{border:1px solid #777;padding:.35rem .5rem;text-align:left;vertical-align:top}"
    "tr{break-inside:avoid}.n{white-space:nowrap}.s{margin:.3rem 0 0}.q{font-style:italic}"
    "mark{background:none;color:inherit;font-weight:bold;text-decoration:underline}"
    "code{font-size:.8rem;color:#444}.text{border-left:3px solid #999;padding-left:1rem}"
    ".text p{margin:.5rem 0;white-space:pre-wrap}.text h4{margin:1rem 0 .3rem}"
    ".text td{font-size:.9rem}"
    ".e{font-weight:bold;border:1.5px solid #111;padding:0 .15em}.r{border-bottom:1.5px dashed "
    "#111}"
    ".a{border-bottom:1.5px solid #111;font-style:italic}.o{border-bottom:1px solid #999}"
    ".u{border-bottom:1px dotted #777}sup{font-size:.7em;line-height:0}"
    "@media print{body{margin:0;max-width:none}a{color:inherit;text-decoration:none}}";

class HtmlReport : public Report {
 public:
  HtmlReport(const Shared& shared, ReportOptions options) : shared_(shared), options_(options) {}

  void Begin() override {
    const std::string lang = shared_.language == Language::kVietnamese ? "vi" : "en";
    const std::string title = EscapeHtml(shared_.Say("report.title"));
    Print("<!DOCTYPE html>\n<html lang=\"" + lang + "\"><head><meta charset=\"utf-8\">" +
          "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + title +
          "</title><style>" + std::string(kStyle) + "</style></head>\n<body><h1>" + title +
          "</h1>\n");
  }

  void Add(const Record& record) override {
    std::map<Group, std::vector<const Check*>> groups;
    for (const Check& check : record.checks) {
      if (const auto group = GroupOf(record, check)) groups[*group].push_back(&check);
    }
    const std::string habit = HabitSentence(record, shared_);
    if (groups.empty() && habit.empty()) return;
    anything_ = true;
    PrintHead(record, habit);
    MarkNumbers numbers;
    for (const auto& [group, checks] : groups) PrintTable(record.document, group, checks, numbers);
    Print("<h3>" + Say("report.text") + "</h3>\n<p class=\"q\">" + Say("report.legend") + "</p>\n");
    Print("<div class=\"text\" lang=\"vi\">\n" + MarkedText(record, numbers) + "</div>\n");
  }

  void AddFailure(const Error& error) override {
    failures_ += "<li>" + EscapeHtml(error.Describe(shared_.language)) + "</li>\n";
  }

  void End() override {
    if (!anything_) Print("<p>" + Say("report.clean") + "</p>\n");
    if (!failures_.empty()) {
      Print("<h2>" + Say("report.failed") + "</h2>\n<ul>" + failures_ + "</ul>\n");
    }
    Print("</body></html>\n");
  }

 private:
  enum class Group : std::uint8_t { kFindings, kQuestions, kAccepted, kHolding };

  std::string Say(std::string_view id) const { return EscapeHtml(shared_.Say(id)); }

  std::optional<Group> GroupOf(const Record& record, const Check& check) const {
    const Shown shown = options_.selection.Of(check);
    if (shown == Shown::kSuppressed) return Group::kAccepted;
    if (shown != Shown::kYes || IsFolded(record, check, options_)) return std::nullopt;
    if (check.IsQuestion()) return Group::kQuestions;
    return check.severity == checks::Severity::kNone ? Group::kHolding : Group::kFindings;
  }

  static std::string_view TitleOf(Group group) {
    switch (group) {
      case Group::kFindings: return "report.findings";
      case Group::kQuestions: return "report.questions";
      case Group::kAccepted: return "report.accepted";
      case Group::kHolding: return "report.holding";
    }
    return "";
  }

  void PrintHead(const Record& record, const std::string& habit) const {
    const Document& document = record.document;
    Tally tally;
    tally.Add(record, options_.selection);
    Print("<h2>" + EscapeHtml(document.source.path) + "</h2>\n");
    if (!document.title.empty()) {
      Print("<p lang=\"vi\"><b>" + EscapeHtml(document.title) + "</b></p>\n");
    }
    Print("<p>" +
          EscapeHtml(
              shared_.Say("report.summary", {{"checks", std::to_string(tally.checks)},
                                             {"errors", std::to_string(tally.errors)},
                                             {"notes", std::to_string(tally.notes)},
                                             {"questions", std::to_string(tally.questions)}})) +
          "</p>\n");
    if (!habit.empty()) Print("<p>" + EscapeHtml(habit) + "</p>\n");
  }

  void PrintTable(const Document& document, Group group, const std::vector<const Check*>& checks,
                  MarkNumbers& numbers) const {
    Print("<h3>" + Say(TitleOf(group)) + "</h3>\n<table><thead><tr><th scope=\"col\">#</th>");
    for (const char* column : {"report.place", "report.quote", "report.finding"}) {
      Print("<th scope=\"col\">" + Say(column) + "</th>");
    }
    Print("</tr></thead><tbody>\n");
    for (const Check* check : checks) {
      const std::size_t number = numbers.size() + 1;
      numbers[check] = number;
      PrintRow(document, *check, group, number);
    }
    Print("</tbody></table>\n");
  }

  void PrintRow(const Document& document, const Check& check, Group group,
                std::size_t number) const {
    const Excerpt excerpt = ExcerptAround(document, check.focus);
    const std::string_view text = excerpt.text;
    Print("<tr><td class=\"n\">" + std::to_string(number) + "</td><td class=\"n\">" +
          EscapeHtml(PlaceLabel(document, check.focus, shared_)) + "</td><td lang=\"vi\">" +
          EscapeHtml(text.substr(0, excerpt.focus.start)) + "<mark>" +
          EscapeHtml(text.substr(excerpt.focus.start, excerpt.focus.length())) + "</mark>" +
          EscapeHtml(text.substr(excerpt.focus.end)) + "</td><td><b>" +
          EscapeHtml(SeverityLabel(check, shared_)) + "</b>: " +
          EscapeHtml(check.MessageIn(shared_.language)) + " [" + EscapeHtml(check.rule) + "]");
    PrintMore("more.computation", check.DetailIn(shared_.language));
    for (const checks::Suggestion& suggestion : check.suggestions) {
      PrintMore("more.suggestion", suggestion.MessageIn(shared_.language));
    }
    if (group == Group::kAccepted) {
      Print("<p class=\"s\">" + Say("report.reason") + ": " +
            EscapeHtml(options_.selection.ReasonOf(check)) + "</p>");
    }
    Print("<p class=\"s\"><code>" + EscapeHtml(check.fingerprint) + "</code></p></td></tr>\n");
  }

  void PrintMore(std::string_view id, const std::string& detail) const {
    if (detail.empty()) return;
    Print("<p class=\"s\">" + EscapeHtml(shared_.Say(id, {{"detail", detail}})) + "</p>");
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
