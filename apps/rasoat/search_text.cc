#include "apps/rasoat/output.h"
#include "apps/rasoat/search_output.h"

namespace rasoat::apps {
namespace {

using search::Hit;

struct Marks {
  std::string_view before;
  std::string_view after;
};

constexpr Marks kTerminalMarks{"\033[1m", "\033[0m"};
constexpr Marks kPlainMarks{"[", "]"};

std::string WithMarks(const query::Snippet& snippet, const Marks& marks) {
  std::string text = snippet.cut_before ? "…" : "";
  std::size_t at = 0;
  for (const Span mark : snippet.marks) {
    text.append(snippet.text, at, mark.start - at);
    text += marks.before;
    text.append(snippet.text, mark.start, mark.length());
    text += marks.after;
    at = mark.end;
  }
  text.append(snippet.text, at);
  return snippet.cut_after ? text + "…" : text;
}

std::string PageText(const Shared& shared, const search::PagePlace& place) {
  return shared.Say("page", {{"page", std::to_string(place.page)}});
}

std::string HeadOf(const Shared& shared, const Hit& hit) {
  std::string head = hit.title.empty() ? OneLine(hit.path) : OneLine(hit.title);
  if (!hit.published.empty()) head += " (" + hit.published + ")";
  head += "\n   " + OneLine(hit.path);
  if (hit.place.page > 0) head += ", " + PageText(shared, hit.place);
  return head;
}

std::string FiguresOf(const Shared& shared, const Hit& hit) {
  std::string text;
  for (const search::FigureHit& figure : hit.figures) {
    text += (text.empty() ? "" : "; ") + OneLine(figure.quote);
    if (figure.place.page > 0) text += " (" + PageText(shared, figure.place) + ")";
  }
  return text.empty() ? text : "   = " + text + "\n";
}

// "+4 bản khác", and what they state otherwise.
std::string CopiesText(const Shared& shared, const Hit& hit) {
  if (hit.copies.others == 0) return {};
  std::string text = "   + " + shared.Say("copies", {{"count", std::to_string(hit.copies.others)}});
  std::string differing;
  for (const search::CopyFigure& figure : hit.copies.differing) {
    differing += (differing.empty() ? "" : ", ") +
                 shared.Say("copies-figure", {{"figure", OneLine(figure.figure)},
                                              {"count", std::to_string(figure.documents)}});
  }
  if (!differing.empty()) text += shared.Say("copies-differ", {{"figures", differing}});
  return text + "\n";
}

void PrintHit(const Shared& shared, const Hit& hit, std::uint32_t number, const Marks& marks) {
  std::string entry = std::to_string(number) + ". " + HeadOf(shared, hit) + "\n   " +
                      WithMarks(hit.snippet, marks) + "\n" + FiguresOf(shared, hit);
  for (const search::Finding& finding : hit.findings) {
    const bool vietnamese = shared.language == Language::kVietnamese;
    const char* severity = finding.verdict == "inconsistent" ? "severity.error" : "severity.note";
    entry += "   ! " + shared.Say(severity) + ": " +
             (vietnamese ? finding.vietnamese : finding.english) + " [" + finding.rule + "]\n";
  }
  Print(entry + CopiesText(shared, hit));
}

void PrintFacet(const Shared& shared, const search::Facet& facet) {
  if (facet.values.empty()) return;
  std::string line = shared.Say("facet." + facet.field) + ":";
  for (const search::FacetValue& value : facet.values) {
    line += (line.ends_with(':') ? " " : ", ") + OneLine(value.label) + " " +
            std::to_string(value.count);
  }
  if (facet.others > 0)
    line += ", " + shared.Say("facet-others", {{"count", std::to_string(facet.others)}});
  Print(line + "\n");
}

}  // namespace

void PrintResults(const Shared& shared, const search::Results& results, std::uint32_t offset) {
  const Marks marks = OutputIsTerminal() ? kTerminalMarks : kPlainMarks;
  std::uint32_t number = offset;
  for (const Hit& hit : results.hits) PrintHit(shared, hit, ++number, marks);
  const char* found = results.total_exact ? "found" : "found-about";
  Print(shared.Say(found, {{"count", std::to_string(results.total)}}) + "\n");
  for (const search::Facet& facet : results.facets) PrintFacet(shared, facet);
}

}  // namespace rasoat::apps
