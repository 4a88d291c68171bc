#include "pipeline/readers/html/article.h"

#include <algorithm>

#include "pipeline/readers/html/visible_date.h"
#include "pipeline/readers/html/vocabulary.h"

namespace rasoat::readers::html {
namespace {

using markup::NodeId;

constexpr int kLabelWeight = 8;    // a short block counts an eighth of its letters
constexpr int kClutterWeight = 4;  // a marked one a fourth of them, against
constexpr int kLinkCost = 10;      // beside the letters, of a block of links
constexpr int kNameBonus = 100;
constexpr int kEnoughProse = 400;         // letters
constexpr int kShortProse = 120;          // of a page that claims, or looks like, an article
constexpr std::size_t kDateSearch = 8;    // blocks before the main part
constexpr int kDateRest = 12;             // letters beside the date on its line
constexpr std::size_t kTitleSearch = 10;  // blocks between the headline and the main part
constexpr int kTitleLetters = 20;
constexpr int kPlainLinks = 120;  // letters of links on a page that is hardly more than text

int ScoreOf(const PageOutline& outline, const TextBlock& block) {
  if (!block.kept()) return -block.letters / kClutterWeight;
  if (outline.InDataTable(block)) {
    return outline.InTableOfContent(block) && block.LinkShare() < 0.5 ? block.letters : 0;
  }
  if (outline.IsProse(block)) return block.letters;
  if (block.LinkShare() >= 0.5) return -block.letters - kLinkCost;
  return block.letters / kLabelWeight;
}

bool IsBody(PageOutline& outline, NodeId node) {
  const std::string_view name = outline.page[node].name;
  return name == "article" || name == "main" || outline.page.Attribute(node, "role") == "main" ||
         outline.names.HintOf(node).part == "body";
}

// Whether the main part is, or lies in, what its system calls the body of an article.
bool IsNamedBody(PageOutline& outline, const ArticlePart& part) {
  for (NodeId node = part.root; node != markup::kNoNode; node = outline.page[node].parent) {
    if (outline.names.HintOf(node).part == "body" || outline.page[node].name == "article")
      return true;
  }
  return false;
}

// Whether a line that is only a date stands close before the main part, or in it.
bool IsDated(const PageOutline& outline, const ArticlePart& part) {
  const std::size_t start = part.first - std::min<std::size_t>(part.first, kDateSearch);
  for (std::size_t i = start; i < part.last; ++i) {
    const auto line = ReadDateLine(outline.blocks[i].text);
    if (line && line->rest <= kDateRest) return true;
  }
  return false;
}

// Whether a link to another page stands right above the main part, as above a teaser.
bool IsUnderLink(const PageOutline& outline, const ArticlePart& part) {
  for (std::size_t i = part.first; i-- > 0 && part.first - i <= 2;) {
    const TextBlock& block = outline.blocks[i];
    if (block.letters >= kTitleLetters) return block.LinkShare() >= 0.8 && block.level != 1;
  }
  return false;
}

// Some systems cut a body in two to put a box between: siblings of the same kind that hold prose
// belong to it.
void ExtendToSiblings(const PageOutline& outline, const std::vector<int>& sums, ArticlePart& part) {
  const markup::Tree& page = outline.page;
  if (page[part.root].parent == markup::kNoNode) return;
  const auto first_class = [&](NodeId node) {
    const std::string_view classes = page.Attribute(node, "class");
    return classes.substr(0, classes.find(' '));
  };
  const std::string_view kind = first_class(part.root);
  for (NodeId node = page[page[part.root].parent].first_child; node != markup::kNoNode;
       node = page[node].next) {
    const bool same =
        page[node].name == page[part.root].name && !kind.empty() && first_class(node) == kind;
    const auto [first, last] = outline.BlocksOf(node);
    if (!same || sums[last] - sums[first] < kShortProse) continue;
    part.first = std::min(part.first, first);
    part.last = std::max(part.last, last);
  }
}

bool IsTitled(const ArticlePart& part, std::optional<std::size_t> title) {
  return title && *title + kTitleSearch >= part.first && *title < part.last;
}

int LettersOf(const PageOutline& outline, std::string_view rule) {
  int letters = 0;
  for (const TextBlock& block : outline.blocks) {
    if (block.rule == rule) letters += block.letters;
  }
  return letters;
}

int LinkLetters(const PageOutline& outline) {
  int letters = 0;
  for (const TextBlock& block : outline.blocks) letters += block.link_letters;
  return letters;
}

}  // namespace

ArticlePart FindMainPart(PageOutline& outline, std::optional<std::size_t> title) {
  std::vector<int> sums(1, 0);
  for (const TextBlock& block : outline.blocks)
    sums.push_back(sums.back() + ScoreOf(outline, block));
  ArticlePart best{0, 0, outline.blocks.size(), std::max(sums.back(), 1)};
  if (LinkLetters(outline) <= kPlainLinks) return best;
  for (NodeId node = 0; node < outline.page.size(); ++node) {
    if (outline.page[node].IsText()) continue;
    if (RoleOf(outline.page[node].name) == ElementRole::kInline) continue;
    if (outline.data_tables[node] != markup::kNoNode) continue;
    const auto [first, last] = outline.BlocksOf(node);
    int score = sums[last] - sums[first];
    const bool body = score > 0 && IsBody(outline, node);
    const bool titled = score > 0 && IsTitled({node, first, last, score}, title);
    const int bonus = score / 5 + kNameBonus;
    if (body && titled) {
      score += 2 * score + kNameBonus;
    } else if (body || titled) {
      score += bonus;
    }
    if (score >= best.score && first < last) best = {node, first, last, score};
  }
  ExtendToSiblings(outline, sums, best);
  return best;
}

bool IsArticle(PageOutline& outline, const ArticlePart& part, bool claimed,
               std::optional<std::size_t> title) {
  const int prose = outline.Prose(part.first, part.last);
  if (LinkLetters(outline) <= kPlainLinks) return true;
  const int teasers = LettersOf(outline, "teasers");
  if (prose >= kEnoughProse && (claimed || prose * 2 > teasers)) return true;
  if (prose < kShortProse || IsUnderLink(outline, part)) return false;
  const bool titled = claimed || IsTitled(part, title);
  return (titled || prose > teasers) && (IsNamedBody(outline, part) || IsDated(outline, part));
}

}  // namespace rasoat::readers::html
