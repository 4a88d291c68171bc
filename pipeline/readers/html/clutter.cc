#include "pipeline/readers/html/clutter.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>

#include "pipeline/readers/html/vocabulary.h"

namespace rasoat::readers::html {
namespace {

using markup::kNoNode;
using markup::NodeId;

constexpr std::string_view kTeasers = "teasers";
constexpr std::string_view kRelated = "related";
constexpr std::string_view kLinkOnly = "link-only";

constexpr double kTeaserLinks = 0.8;  // of the first block of a teaser
constexpr int kTeaserTitle = 12;      // letters, at least
constexpr int kLongestTeaser = 600;   // letters of all its blocks
constexpr std::size_t kMostTeaserBlocks = 24;
constexpr std::size_t kCard = 4;  // blocks of an element that holds one teaser
constexpr int kFewestTeasers = 3;
constexpr int kLongestPhrase = 120;  // letters of a line that begins with a phrase
constexpr int kStrongProse = 120;    // letters that end a section of related links
constexpr int kLongTools = 500;      // letters of prose that tools, tags, menus never have
constexpr int kSmallPage = 200;      // letters of prose below which a page has no main part

void Mark(PageOutline& outline, std::size_t first, std::size_t last, std::string_view rule) {
  for (std::size_t i = first; i < last; ++i) {
    if (outline.blocks[i].kept()) outline.blocks[i].rule = rule;
  }
}

// HTML Living Standard, "sections" and WAI-ARIA landmarks.
std::string_view RuleOfElement(const markup::Tree& page, NodeId node) {
  const std::string_view name = page[node].name;
  if (name == "nav" || name == "amp-sidebar") return "navigation";
  if (name == "aside") return "sidebar";
  if (name == "footer") return "footer";
  if (name == "button" || name == "dialog" || name == "label") return "tools";
  const std::string_view role = page.Attribute(node, "role");
  if (role == "navigation" || role == "menu" || role == "menubar") return "navigation";
  if (role == "complementary") return "sidebar";
  if (role == "contentinfo") return "footer";
  if (role == "banner") return "site-header";
  if (role == "search" || role == "dialog" || role == "alertdialog") return "search-and-login";
  return {};
}

bool MayHoldProse(std::string_view rule) {
  return rule == "related" || rule == "comment" || rule == "footer" || rule == "sidebar" ||
         rule == "cookie" || rule == "poll" || rule == "unseen";
}

struct PhraseRow {
  const char* rule;
  const char* reach;
  const char* match;
  const char* phrase;
  int line;
};

constexpr PhraseRow kPhrases[] = {
#include "html_clutter_phrases.inc"
};

bool IsMarkOrDigit(char c) {
  return (c >= '0' && c <= '9') ||
         std::string_view(" .:;,-|»()[]+#").find(c) != std::string_view::npos;
}

// Whether `key` is the phrase with nothing but figures and marks behind it.
bool IsWhole(std::string_view key, std::string_view phrase) {
  return key.starts_with(phrase) &&
         std::all_of(key.begin() + static_cast<std::ptrdiff_t>(phrase.size()), key.end(),
                     IsMarkOrDigit);
}

// The phrases by the byte they begin with: most lines begin with none.
using PhrasesByByte = std::array<std::vector<const PhraseRow*>, 256>;

const PhrasesByByte& Phrases() {
  static const PhrasesByByte kByByte = [] {
    PhrasesByByte phrases;
    for (const PhraseRow& row : kPhrases) {
      phrases[static_cast<unsigned char>(row.phrase[0])].push_back(&row);
    }
    return phrases;
  }();
  return kByByte;
}

const PhraseRow* Find(std::string_view line, bool whole) {
  if (line.empty()) return nullptr;
  for (const PhraseRow* row : Phrases()[static_cast<unsigned char>(line[0])]) {
    if (whole != (row->match[0] == 'w')) continue;
    if (whole ? IsWhole(line, row->phrase) : line.starts_with(row->phrase)) return row;
  }
  return nullptr;
}

const PhraseRow* PhraseOf(const TextBlock& block) {
  if (block.letters > kLongestPhrase) return nullptr;
  const std::string lower = LowerText(block.text);
  if (const PhraseRow* row = Find(WithoutMarks(lower), true)) return row;
  return Find(lower, false);
}

// The end of the part of the page that a heading stands over: of the nearest element around it that
// holds a block behind it.
std::size_t EndOfPart(const PageOutline& outline, std::size_t heading, std::size_t last) {
  for (NodeId node = outline.blocks[heading].element; node != kNoNode;
       node = outline.page[node].parent) {
    const std::size_t end = outline.BlocksOf(node).second;
    if (end > heading + 1) return std::min(end, last);
  }
  return last;
}

// Whether a block is no longer one of the links that stand under a heading "Tin liên quan": prose,
// a table, a heading without a link. The summary of a link right above it still is.
bool EndsSection(const PageOutline& outline, std::size_t index) {
  const TextBlock& block = outline.blocks[index];
  if (!block.kept()) return false;
  if (outline.InDataTable(block)) return true;
  if (block.LinkShare() >= 0.5) return false;
  if (block.kind == BlockKind::kHeading || block.letters >= kStrongProse) return true;
  const TextBlock& above = outline.blocks[index - 1];
  return outline.IsProse(block) && above.LinkShare() < 0.5;
}

// Whether a heading such as "Tin nổi bật" stands over an article as its rubric: no link follows.
bool IsRubric(const PageOutline& outline, std::size_t heading) {
  if (heading + 1 >= outline.blocks.size()) return false;
  const TextBlock& below = outline.blocks[heading + 1];
  return below.kept() && below.LinkShare() < 0.5 && outline.blocks[heading].rule == kRelated;
}

// The first block and the size of each child, where it may be a teaser.
bool IsTeaser(const PageOutline& outline, NodeId item) {
  const auto [first, last] = outline.BlocksOf(item);
  if (first == last || last - first > kMostTeaserBlocks) return false;
  int letters = 0;
  bool title = false;
  for (std::size_t i = first; i < last; ++i) {
    const TextBlock& block = outline.blocks[i];
    letters += block.letters;
    // A date may stand before the title, not a paragraph.
    const bool before = !title && block.letters <= 30;
    title |= block.LinkShare() >= kTeaserLinks && block.letters >= kTeaserTitle;
    if (!title && !before) return false;
  }
  return title && letters <= kLongestTeaser;
}

// The innermost element that holds both blocks.
NodeId CommonElement(const PageOutline& outline, const TextBlock& a, const TextBlock& b) {
  NodeId node = a.element;
  while (!outline.page.IsWithin(b.first_text, node)) node = outline.page[node].parent;
  return node;
}

bool IsTeaserTitle(const TextBlock& block) {
  return block.LinkShare() >= kTeaserLinks && block.letters >= kTeaserTitle && block.level != 1;
}

// A link and, below it, what the page behind it says.
bool IsTeaserPair(const PageOutline& outline, std::size_t title) {
  if (title + 1 >= outline.blocks.size() || !IsTeaserTitle(outline.blocks[title])) return false;
  const TextBlock& below = outline.blocks[title + 1];
  return outline.IsProse(below) && below.letters <= kLongestTeaser && !outline.InDataTable(below);
}

// Whether an element consists of such pairs, more than of paragraphs of its own.
bool HoldsTeasers(const PageOutline& outline, NodeId element) {
  const auto [first, last] = outline.BlocksOf(element);
  int pairs = 0;
  int paragraphs = 0;
  for (std::size_t i = first; i < last; ++i) {
    pairs += IsTeaserPair(outline, i);
    paragraphs += outline.IsProse(outline.blocks[i]);
  }
  return paragraphs <= (last - first > kCard ? pairs : 2 * pairs);
}

}  // namespace

void MarkByElement(PageOutline& outline) {
  const int all = outline.Prose(0, outline.blocks.size());
  for (NodeId node = 0; node < outline.page.size(); ++node) {
    if (outline.page[node].IsText()) continue;
    std::string_view rule = RuleOfElement(outline.page, node);
    const NameHint& hint = outline.names.HintOf(node);
    const bool part_of_article = hint.part == "title" || hint.part == "lead" || hint.part == "body";
    if (rule.empty() && !part_of_article) rule = hint.clutter;
    if (rule.empty()) continue;
    const auto [first, last] = outline.BlocksOf(node);
    if (first == last) continue;
    const int prose = outline.Prose(first, last);
    if (all > kSmallPage ? prose * 2 > all : prose > 0) continue;
    if (prose > kLongTools && !MayHoldProse(rule)) continue;
    Mark(outline, first, last, rule);
  }
}

namespace {

void MarkTeaserItems(PageOutline& outline) {
  const markup::Tree& page = outline.page;
  for (NodeId parent = 0; parent < page.size(); ++parent) {
    std::map<std::pair<std::string_view, std::string_view>, std::vector<NodeId>> kinds;
    if (page[parent].IsText() || outline.data_tables[parent] != kNoNode) continue;
    for (NodeId child = page[parent].first_child; child != kNoNode; child = page[child].next) {
      if (page[child].IsText() || !IsTeaser(outline, child)) continue;
      kinds[{page[child].name, page.Attribute(child, "class")}].push_back(child);
    }
    for (const auto& [kind, items] : kinds) {
      if (static_cast<int>(items.size()) < kFewestTeasers) continue;
      for (const NodeId item : items) {
        const auto [first, last] = outline.BlocksOf(item);
        Mark(outline, first, last, kTeasers);
      }
    }
  }
}

void MarkTeaserPairs(PageOutline& outline) {
  std::unordered_map<NodeId, bool> known;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    if (!IsTeaserPair(outline, i)) continue;
    const NodeId element = CommonElement(outline, outline.blocks[i], outline.blocks[i + 1]);
    auto teasers = known.find(element);
    if (teasers == known.end()) {
      teasers = known.emplace(element, HoldsTeasers(outline, element)).first;
    }
    if (teasers->second) Mark(outline, i, i + 2, kTeasers);
  }
}

}  // namespace

void MarkTeasers(PageOutline& outline) {
  MarkTeaserItems(outline);
  MarkTeaserPairs(outline);
}

void MarkByPhrase(PageOutline& outline, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (!outline.blocks[i].kept() || outline.InDataTable(outline.blocks[i])) continue;
    const PhraseRow* phrase = PhraseOf(outline.blocks[i]);
    if (phrase == nullptr) continue;
    Mark(outline, i, i + 1, phrase->rule);
    if (phrase->reach[0] == 'l') continue;
    const bool to_the_end = phrase->reach[0] == 'e';
    if (!to_the_end && IsRubric(outline, i)) continue;
    const std::size_t end = EndOfPart(outline, i, last);
    for (std::size_t j = i + 1; j < end; ++j) {
      if (!to_the_end && EndsSection(outline, j)) break;
      Mark(outline, j, j + 1, phrase->rule);
    }
  }
}

void MarkLinks(PageOutline& outline, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const TextBlock& block = outline.blocks[i];
    const bool link = block.LinkShare() >= 0.9 && block.kind != BlockKind::kHeading;
    if (link && !outline.InDataTable(block)) Mark(outline, i, i + 1, kLinkOnly);
  }
}

}  // namespace rasoat::readers::html
