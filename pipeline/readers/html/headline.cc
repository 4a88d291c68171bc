#include "pipeline/readers/html/headline.h"

#include <algorithm>

#include "pipeline/readers/html/visible_date.h"
#include "pipeline/text/keys.h"

namespace rasoat::readers::html {
namespace {

using markup::kNoNode;
using markup::NodeId;

constexpr int kShortestTitle = 10;  // letters
constexpr int kLongestTitle = 300;
constexpr std::size_t kShortestKey = 20;  // bytes of a title that another may begin with
constexpr std::size_t kLeadSearch = 12;   // blocks between headline and body
constexpr int kLeadLetters = 40;
constexpr std::size_t kDescribed = 60;  // bytes of a description that are compared

bool CanBeTitle(const TextBlock& block) {
  return block.letters >= kShortestTitle && block.letters <= kLongestTitle;
}

// Without marks: titles for machines are often written so.
std::string TitleKey(std::string_view text) { return text::FoldedKey(PhraseKey(text)); }

std::vector<std::string> StatedTitles(const Statements& statements) {
  std::vector<std::string> keys;
  for (const Statement* said : statements.All(Field::kTitle)) keys.push_back(TitleKey(said->value));
  return keys;
}

// "Headline - Name of the site" shows "Headline"; so does a title that was cut off.
bool IsStated(const TextBlock& block, const std::vector<std::string>& stated) {
  const std::string key = TitleKey(block.text);
  return std::any_of(stated.begin(), stated.end(), [&](const std::string& title) {
    return key == title || (key.size() >= kShortestKey && title.starts_with(key)) ||
           (title.size() >= kShortestKey && key.starts_with(title));
  });
}

bool HasAncestor(const PageOutline& outline, const TextBlock& block,
                 std::initializer_list<std::string_view> names) {
  for (NodeId node = outline.page[block.first_text].parent; node != kNoNode;
       node = outline.page[node].parent) {
    if (std::find(names.begin(), names.end(), outline.page[node].name) != names.end()) return true;
    if (node == block.element) return false;
  }
  return false;
}

bool IsBold(const PageOutline& outline, const TextBlock& block) {
  return HasAncestor(outline, block, {"b", "strong"});
}

bool IsCentred(const PageOutline& outline, const TextBlock& block) {
  const std::string_view style = outline.page.Attribute(block.element, "style");
  return LowerText(outline.page.Attribute(block.element, "align")) == "center" ||
         style.find("center") != std::string_view::npos ||
         outline.page[block.element].name == "center";
}

// How much a block before the first prose looks like a headline; 0 for not at all.
int TitleScore(PageOutline& outline, const ArticlePart& part, std::size_t index, std::size_t prose,
               const std::vector<std::string>& stated) {
  const TextBlock& block = outline.blocks[index];
  const bool h1 = block.level == 1;
  const bool link = block.LinkShare() > 0.5 && !h1;
  const bool is_stated = IsStated(block, stated);
  if (!CanBeTitle(block) || link || (!block.kept() && !is_stated)) return 0;
  int score = 0;
  if (block.kind == BlockKind::kHeading) score += h1 ? 30 : 15;
  if (PartOf(outline, block, part.root) == "title") score += 20;
  if (is_stated) score += 25;
  if (IsCentred(outline, block)) score += 10;
  if (IsBold(outline, block) || HasAncestor(outline, block, {"font"})) score += 5;
  if (score == 0) return 0;
  if (index >= part.first) score += 10;
  if (block.letters >= 25) score += 10;
  if (block.letters > 150) score -= 15;
  if (block.text.ends_with('.')) score -= 10;
  if (!block.kept()) score -= 10;
  return score - static_cast<int>(std::min<std::size_t>(prose - index, 20));
}

// The first paragraph of the main part, behind the stated title if that is in it.
std::size_t FirstProse(const PageOutline& outline, const ArticlePart& part,
                       std::optional<std::size_t> title) {
  const bool inside = title && *title < part.last;
  for (std::size_t i = inside ? std::max(part.first, *title + 1) : part.first; i < part.last; ++i) {
    const TextBlock& block = outline.blocks[i];
    if (block.kept() && outline.IsProse(block) && block.kind != BlockKind::kHeading) return i;
  }
  return part.last;
}

class LeadFinder {
 public:
  LeadFinder(PageOutline& outline, Statements& statements)
      : outline_(outline), statements_(statements) {
    for (const Statement* said : statements.All(Field::kLead)) {
      if (described_.empty()) described_ = PhraseKey(said->value).substr(0, kDescribed);
    }
  }

  bool IsLead(const TextBlock& block) {
    if (PartOf(outline_, block) == "lead") return true;
    return described_.size() >= kLeadLetters && PhraseKey(block.text).starts_with(described_);
  }

  void Say(const TextBlock& block) {
    statements_.Add({Field::kLead,
                     Rank::kDisplayed,
                     "lead",
                     block.text,
                     {},
                     PathOf(outline_.page, block.element)});
  }

 private:
  PageOutline& outline_;
  Statements& statements_;
  std::string described_;
};

}  // namespace

std::optional<std::size_t> FindStatedTitle(const PageOutline& outline,
                                           const Statements& statements) {
  const std::vector<std::string> stated = StatedTitles(statements);
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const TextBlock& block = outline.blocks[i];
    if (CanBeTitle(block) && block.LinkShare() <= 0.5 && IsStated(block, stated)) return i;
  }
  const auto h1 =
      std::find_if(outline.blocks.begin(), outline.blocks.end(), [](const TextBlock& block) {
        return block.level == 1 && CanBeTitle(block) && block.LinkShare() <= 0.5 && block.kept();
      });
  if (h1 == outline.blocks.end()) return std::nullopt;
  return static_cast<std::size_t>(h1 - outline.blocks.begin());
}

std::optional<std::size_t> FindHeadline(PageOutline& outline, const ArticlePart& part,
                                        Statements& statements) {
  const std::vector<std::string> stated = StatedTitles(statements);
  const std::size_t prose = FirstProse(outline, part, FindStatedTitle(outline, statements));
  std::optional<std::size_t> best;
  int best_score = 0;
  const std::size_t end = std::min(prose + 1, outline.blocks.size());  // a long title is prose too
  for (std::size_t i = 0; i < end; ++i) {
    const int score = TitleScore(outline, part, i, prose, stated);
    if (score <= best_score) continue;
    best = i;
    best_score = score;
  }
  if (!best) return std::nullopt;
  const TextBlock& block = outline.blocks[*best];
  statements.Add({Field::kTitle,
                  Rank::kDisplayed,
                  "headline",
                  block.text,
                  {},
                  PathOf(outline.page, block.element)});
  return best;
}

void FindPageTitle(PageOutline& outline, Statements& statements) {
  const TextBlock* title = nullptr;
  for (const TextBlock& block : outline.blocks) {
    const bool heading = block.kept() && block.kind == BlockKind::kHeading && CanBeTitle(block);
    if (!heading || block.LinkShare() > 0.5 || PartOf(outline, block) != "title") continue;
    if (title != nullptr) return;
    title = &block;
  }
  if (title == nullptr) return;
  statements.Add({Field::kTitle,
                  Rank::kDisplayed,
                  "headline",
                  title->text,
                  {},
                  PathOf(outline.page, title->element)});
}

std::size_t ExtendToLead(PageOutline& outline, const ArticlePart& part,
                         std::optional<std::size_t> headline, Statements& statements) {
  LeadFinder finder(outline, statements);
  std::size_t first = part.first;
  const bool before = headline && *headline < part.first;
  bool found = false;
  for (std::size_t i = before ? *headline + 1 : part.first; i < part.first; ++i) {
    TextBlock& block = outline.blocks[i];
    if (!block.kept() || part.first - i > kLeadSearch) continue;
    const bool lead = finder.IsLead(block);
    const bool prose = block.letters >= kLeadLetters && outline.IsProse(block);
    if ((!lead && !prose) || IsDateLine(block.text)) continue;
    if (lead) finder.Say(block);
    found |= lead;
    first = std::min(first, i);
  }
  for (std::size_t i = first; i < part.first; ++i) {
    TextBlock& block = outline.blocks[i];
    if (block.kept() && !finder.IsLead(block) && !outline.IsProse(block))
      block.rule = "before-body";
  }
  std::vector<std::size_t> opening;  // the first blocks of the body
  for (std::size_t i = part.first; i < part.last && opening.size() < 3; ++i) {
    const TextBlock& block = outline.blocks[i];
    const bool text = block.kept() && i != headline && block.letters >= kLeadLetters;
    if (text && !IsDateLine(block.text)) opening.push_back(i);
  }
  for (const std::size_t i : opening) {
    if (!found && finder.IsLead(outline.blocks[i])) finder.Say(outline.blocks[i]);
  }
  const bool bold = opening.size() > 1 && IsBold(outline, outline.blocks[opening[0]]) &&
                    !IsBold(outline, outline.blocks[opening[1]]);
  if (bold && !found) finder.Say(outline.blocks[opening[0]]);
  return first;
}

}  // namespace rasoat::readers::html
