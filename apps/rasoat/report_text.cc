#include "apps/rasoat/output.h"
#include "apps/rasoat/report.h"
#include "extractors/checks/registry.h"

// Diagnostics as a compiler prints them: place, severity, sentence, rule; then the line with a
// marker under the figure.

namespace rasoat::apps {
namespace {

using checks::Check;
using checks::CheckClass;
using checks::RoundingHabit;

constexpr std::size_t kMostExamples = 3;

class TextReport : public Report {
 public:
  TextReport(const Shared& shared, ReportOptions options) : shared_(shared), options_(options) {}

  void Add(const Record& record) override {
    const RoundingHabit habit = checks::HabitOf(record.checks);
    if (habit == RoundingHabit::kTruncates) PrintTruncating(record);
    if (habit == RoundingHabit::kMixed) {
      PrintLine(record.document.source.path, shared_.Say("severity.note"),
                shared_.Say("habit.mixed"), "");
    }
    for (const Check& check : record.checks) {
      const bool folded =
          habit == RoundingHabit::kTruncates && check.check_class == CheckClass::kTruncated;
      if (IsShown(check, options_) && (!folded || options_.all)) PrintCheck(record, check);
    }
  }

 private:
  static void PrintLine(const std::string& place, const std::string& severity,
                        const std::string& sentence, std::string_view rule) {
    std::string line = OneLine(place) + ": " + severity + ": " + sentence;
    if (!rule.empty()) line += " [" + std::string(rule) + "]";
    Print(line + "\n");
  }

  void PrintCheck(const Record& record, const Check& check) const {
    const Document& document = record.document;
    PrintLine(document.source.path + ":" + PlaceLabel(document, check.focus, shared_),
              SeverityLabel(check, shared_), check.MessageIn(shared_.language), check.rule);
    const Excerpt excerpt = ExcerptAround(document, check.focus);
    Print("    " + excerpt.text + "\n    " + std::string(excerpt.mark, ' ') + "^" +
          std::string(excerpt.mark_length - 1, '~') + "\n");
  }

  // One line for a document that truncates throughout: its habit is no finding.
  void PrintTruncating(const Record& record) const {
    std::size_t count = 0;
    std::string examples;
    for (const Check& check : record.checks) {
      if (check.check_class != CheckClass::kTruncated) continue;
      if (++count > kMostExamples) continue;
      if (!examples.empty()) examples += "; ";
      examples += check.stated + " %: " + PlaceLabel(record.document, check.focus, shared_);
    }
    PrintLine(
        record.document.source.path, shared_.Say("severity.note"),
        shared_.Say("habit.truncates", {{"count", std::to_string(count)}, {"examples", examples}}),
        "");
  }

  const Shared& shared_;
  ReportOptions options_;
};

}  // namespace

std::unique_ptr<Report> MakeTextReport(const Shared& shared, ReportOptions options) {
  return std::make_unique<TextReport>(shared, options);
}

}  // namespace rasoat::apps
