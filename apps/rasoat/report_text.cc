#include "apps/rasoat/output.h"
#include "apps/rasoat/report.h"
#include "extractors/checks/number_states.h"

// Diagnostics as a compiler prints them: place, severity, sentence, rule; then the line with a
// marker under the figure, the computation, and what the figure may have been.

namespace rasoat::apps {
namespace {

using checks::Check;
using checks::NumberState;

constexpr std::string_view kIndent = "    ";

class TextReport : public Report {
 public:
  TextReport(const Shared& shared, ReportOptions options) : shared_(shared), options_(options) {}

  void Add(const Record& record) override {
    const std::string habit = HabitSentence(record, shared_);
    if (!habit.empty()) {
      PrintLine(record.document.source.path, shared_.Say("severity.note"), habit, "");
    }
    for (const bool questions : {false, true}) {
      for (const Check& check : record.checks) {
        if (check.IsQuestion() != questions || IsFolded(record, check, options_)) continue;
        if (options_.selection.Of(check) == Shown::kYes) PrintCheck(record.document, check);
      }
    }
    if (options_.coverage) PrintCoverage(record);
  }

 private:
  static void PrintLine(const std::string& place, const std::string& severity,
                        const std::string& sentence, std::string_view rule) {
    std::string line = OneLine(place) + ": " + severity + ": " + sentence;
    if (!rule.empty()) line += " [" + std::string(rule) + "]";
    Print(line + "\n");
  }

  void PrintCheck(const Document& document, const Check& check) const {
    PrintLine(document.source.path + ":" + PlaceLabel(document, check.focus, shared_),
              SeverityLabel(check, shared_), check.MessageIn(shared_.language), check.rule);
    const Excerpt excerpt = ExcerptAround(document, check.focus);
    Print(std::string(kIndent) + excerpt.text + "\n" + std::string(kIndent) +
          std::string(excerpt.mark, ' ') + "^" + std::string(excerpt.mark_length - 1, '~') + "\n");
    if (!check.IsFinding() && !check.IsQuestion()) return;
    const std::string& detail = check.DetailIn(shared_.language);
    if (!detail.empty()) PrintMore(shared_.Say("more.computation", {{"detail", detail}}));
    for (const checks::Suggestion& suggestion : check.suggestions) {
      PrintMore(
          shared_.Say("more.suggestion", {{"detail", suggestion.MessageIn(shared_.language)}}));
    }
    PrintMore(shared_.Say("more.fingerprint", {{"detail", check.fingerprint}}));
  }

  static void PrintMore(const std::string& sentence) {
    Print(std::string(kIndent) + sentence + "\n");
  }

  // One line for each number, by what became of it.
  void PrintCoverage(const Record& record) const {
    const auto states = checks::StatesOf(record.document, record.mentions, record.checks);
    const std::string& path = record.document.source.path;
    PrintLine(path, shared_.Say("coverage.title"), CoverageSentence(states), "");
    for (const checks::NumberInText& number : states) {
      if (number.state == NumberState::kNoFigure) continue;
      const Excerpt excerpt = ExcerptAround(record.document, number.span);
      Print(std::string(kIndent) + PlaceLabel(record.document, number.span, shared_) + "  " +
            excerpt.text.substr(excerpt.focus.start, excerpt.focus.length()) + "  " +
            shared_.Say("coverage." + std::string(StateName(number.state))) + "\n");
    }
  }

  std::string CoverageSentence(const std::vector<checks::NumberInText>& states) const {
    const auto count = [&](NumberState state) {
      return std::to_string(
          std::count_if(states.begin(), states.end(),
                        [&](const checks::NumberInText& number) { return number.state == state; }));
    };
    return shared_.Say("coverage.sentence", {{"numbers", std::to_string(states.size())},
                                             {"checked", count(NumberState::kChecked)},
                                             {"withheld", count(NumberState::kWithheld)},
                                             {"alone", count(NumberState::kAlone)},
                                             {"others", count(NumberState::kNoFigure)},
                                             {"unknown", count(NumberState::kUnknown)}});
  }

  const Shared& shared_;
  ReportOptions options_;
};

}  // namespace

std::unique_ptr<Report> MakeTextReport(const Shared& shared, ReportOptions options) {
  return std::make_unique<TextReport>(shared, options);
}

}  // namespace rasoat::apps
