#include "pipeline/readers/html/outline.h"

#include <map>

#include "pipeline/text/keys.h"
#include "pipeline/text/normalize.h"

namespace rasoat::readers::html {
namespace {

constexpr int kProseLetters = 50;
constexpr double kProseLinks = 0.35;
constexpr int kNameSteps = 4;      // elements around a block whose names count
constexpr int kTitleLetters = 12;  // of a link that names another page

}  // namespace

bool PageOutline::IsProse(const TextBlock& block) const {
  return block.letters >= kProseLetters && block.LinkShare() < kProseLinks;
}

int PageOutline::Prose(std::size_t first, std::size_t last) const {
  int letters = 0;
  for (std::size_t i = first; i < last; ++i) {
    const TextBlock& block = blocks[i];
    const bool counts =
        InDataTable(block) ? InTableOfContent(block) && block.LinkShare() < 0.5 : IsProse(block);
    if (block.kept() && counts) letters += block.letters;
  }
  return letters;
}

void PageOutline::FindLinkTables() {
  std::map<markup::NodeId, std::set<markup::NodeId>> rows_with_links;
  for (const TextBlock& block : blocks) {
    const markup::NodeId table = data_tables[block.first_text];
    if (table == markup::kNoNode || block.LinkShare() < 0.8 || block.letters < kTitleLetters)
      continue;
    markup::NodeId row = block.element;
    while (row != table && page[row].name != "tr") row = page[row].parent;
    rows_with_links[table].insert(row);
  }
  for (const auto& [table, rows] : rows_with_links) {
    std::size_t all = 0;
    for (markup::NodeId node = table; node < page.End(table); ++node)
      all += page[node].name == "tr";
    if (rows.size() >= 3 && rows.size() * 2 > all) link_tables_.insert(table);
  }
}

std::string_view PartOf(PageOutline& outline, const TextBlock& block, markup::NodeId within) {
  int steps = 0;
  for (markup::NodeId node = outline.page[block.first_text].parent;
       node != markup::kNoNode && node != within && steps < kNameSteps;
       node = outline.page[node].parent, ++steps) {
    const std::string_view part = outline.names.HintOf(node).part;
    if (!part.empty() && part != "body") return part;
  }
  return {};
}

std::string LowerText(std::string_view text) {
  std::string lower;
  text::AppendLower(text::Normalize(text).text, lower);
  return lower;
}

std::string_view WithoutMarks(std::string_view text) {
  static constexpr std::string_view kMarks[] = {" ", ".", ":", ";",  ",", "-", "|", "*", "(",
                                                ")", "[", "]", "\t", "»", "«", "•", "…", "–"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kMarks) {
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        again = true;
      }
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        again = true;
      }
    }
  }
  return text;
}

std::string PhraseKey(std::string_view text) { return std::string(WithoutMarks(LowerText(text))); }

}  // namespace rasoat::readers::html
