#include "pipeline/readers/html/front_matter.h"

#include <algorithm>

#include "pipeline/readers/html/visible_date.h"

namespace rasoat::readers::html {
namespace {

using markup::kNoNode;
using markup::NodeId;

constexpr int kShortestTitle = 10;  // letters
constexpr int kLongestTitle = 300;
constexpr std::size_t kLeadSearch = 12;   // blocks between headline and body
constexpr std::size_t kDateSearch = 6;    // blocks before the headline
constexpr int kLeadLetters = 40;
constexpr int kMostRest = 40;     // letters beside the date on a line that also names the author
constexpr int kPureRest = 3;      // of a line that is only a date
constexpr int kLongestName = 40;  // of an author

// The name part of the nearest elements around a block: "title", "lead", "date" …
std::string_view PartOf(PageOutline& outline, const TextBlock& block, NodeId within) {
  int steps = 0;
  for (NodeId node = outline.page[block.first_text].parent; node != kNoNode && steps < 4;
       node = outline.page[node].parent, ++steps) {
    if (node == within) break;
    const std::string_view part = outline.names.HintOf(node).part;
    if (!part.empty() && part != "body") return part;
  }
  return {};
}

bool CanBeTitle(const TextBlock& block) {
  return block.letters >= kShortestTitle && block.letters <= kLongestTitle;
}

// "Headline - Name of the site" shows "Headline".
bool Shows(const std::string& key, const std::string& said) {
  if (key == said) return true;
  return key.size() >= 20 && said.starts_with(key);
}

std::optional<std::size_t> TitleSaid(const PageOutline& outline, std::size_t end,
                                     const Statements& statements) {
  std::vector<std::string> keys;
  for (const Statement* said : statements.All(Field::kTitle)) keys.push_back(PhraseKey(said->value));
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < end; ++i) {
    const TextBlock& block = outline.blocks[i];
    if (!CanBeTitle(block)) continue;
    const std::string key = PhraseKey(block.text);
    const bool shown = std::any_of(keys.begin(), keys.end(),
                                   [&](const std::string& said) { return Shows(key, said); });
    if (!shown) continue;
    // A path of links repeats the title above it; a heading wins over any other block.
    const bool heading = block.kind == BlockKind::kHeading;
    if (!best || heading || outline.blocks[*best].kind != BlockKind::kHeading) best = i;
    if (heading) break;
  }
  return best;
}

// How much a block before the first prose looks like a headline; the nearer, the more.
int TitleScore(PageOutline& outline, const ArticlePart& part, std::size_t index,
               std::size_t prose) {
  const TextBlock& block = outline.blocks[index];
  const bool heading = block.kind == BlockKind::kHeading;
  int score = heading ? (block.level == 1 ? 30 : 15) : 0;
  if (PartOf(outline, block, part.root) == "title") score += 20;
  if (score == 0) return 0;
  if (index >= part.first) score += 10;
  if (block.letters >= 25) score += 10;
  if (block.letters > 150) score -= 15;
  if (block.text.ends_with('.')) score -= 10;
  return score - static_cast<int>(std::min<std::size_t>(prose - index, 20));
}

std::optional<std::size_t> TitleByShape(PageOutline& outline, const ArticlePart& part,
                                        std::size_t prose) {
  std::optional<std::size_t> best;
  int best_score = 0;
  const std::size_t end = std::min(prose + 1, outline.blocks.size());  // a long title is prose too
  for (std::size_t i = 0; i < end; ++i) {
    const TextBlock& block = outline.blocks[i];
    const bool link = block.LinkShare() > 0.5 && outline.page[block.element].name != "h1";
    if (!CanBeTitle(block) || !block.kept() || link) continue;
    const int score = TitleScore(outline, part, i, prose);
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  return best;
}

// One past the first block of prose of the main part: a headline stands before.
std::size_t FirstProse(const PageOutline& outline, const ArticlePart& part) {
  for (std::size_t i = part.first; i < part.last; ++i) {
    const TextBlock& block = outline.blocks[i];
    if (block.kept() && outline.IsProse(block) && block.kind != BlockKind::kHeading) return i;
  }
  return part.last;
}

bool IsNameLike(const std::string& text) {
  return CountLetters(text) <= kLongestName && text.find_first_of("0123456789?!;") == std::string::npos;
}

void SayDate(const DateLine& line, const PageOutline& outline, const TextBlock& block,
             Statements& statements) {
  const Field field = line.modified ? Field::kModified : Field::kPublished;
  statements.Add({field, Rank::kVisible, line.modified ? "visible-updated" : "visible-line",
                  ToIso(line.time), line.written, PathOf(outline.page, block.element)});
}

}  // namespace

std::optional<std::size_t> FindHeadline(PageOutline& outline, const ArticlePart& part,
                                        Statements& statements) {
  const std::size_t prose = FirstProse(outline, part);
  const std::size_t end = std::min(prose + 1, outline.blocks.size());
  auto title = TitleSaid(outline, end, statements);
  if (!title) title = TitleByShape(outline, part, prose);
  if (!title) return std::nullopt;
  TextBlock& block = outline.blocks[*title];
  statements.Add({Field::kTitle, Rank::kDisplayed, "headline", block.text, {},
                  PathOf(outline.page, block.element)});
  return title;
}

std::size_t ExtendToLead(PageOutline& outline, const ArticlePart& part,
                         std::optional<std::size_t> headline, Statements& statements) {
  std::string described;
  for (const Statement* said : statements.All(Field::kLead)) {
    if (described.empty()) described = PhraseKey(said->value).substr(0, 60);
  }
  const auto is_lead = [&](const TextBlock& block) {
    if (PartOf(outline, block, kNoNode) == "lead") return true;
    return described.size() >= 40 && PhraseKey(block.text).starts_with(described);
  };
  const auto say_lead = [&](const TextBlock& block) {
    statements.Add({Field::kLead, Rank::kDisplayed, "lead", block.text, {},
                    PathOf(outline.page, block.element)});
  };
  std::size_t first = part.first;
  const bool before = headline && *headline < part.first;
  const std::size_t start = before ? *headline + 1 : part.first;
  for (std::size_t i = start; i < part.first; ++i) {
    TextBlock& block = outline.blocks[i];
    if (!block.kept() || part.first - i > kLeadSearch) continue;
    const bool lead = is_lead(block);
    if (!lead && (block.letters < kLeadLetters || !outline.IsProse(block))) continue;
    if (ReadDateLine(block.text)) continue;
    if (lead) say_lead(block);
    first = std::min(first, i);
  }
  // Behind the lead the body begins; what lies between is neither.
  for (std::size_t i = first; i < part.first; ++i) {
    TextBlock& block = outline.blocks[i];
    if (block.kept() && !is_lead(block) && !outline.IsProse(block)) block.rule = "before-body";
  }
  std::size_t seen = 0;
  for (std::size_t i = part.first; i < part.last && seen < 3; ++i) {
    TextBlock& block = outline.blocks[i];
    if (!block.kept() || i == headline) continue;
    ++seen;
    if (block.letters >= kLeadLetters && is_lead(block)) say_lead(block);
  }
  return first;
}

void TakeBylines(PageOutline& outline, std::size_t first, std::size_t last,
                 std::optional<std::size_t> headline, Statements& statements) {
  const auto first_prose = [&] {
    std::size_t i = first;
    while (i < last && (!outline.blocks[i].kept() || i == headline || outline.blocks[i].letters < kLeadLetters ||
                        ReadDateLine(outline.blocks[i].text))) {
      ++i;
    }
    return i;
  }();
  std::size_t last_prose = last;
  while (last_prose > first_prose && !(outline.blocks[last_prose - 1].kept() &&
                                       outline.IsProse(outline.blocks[last_prose - 1]))) {
    --last_prose;
  }
  const std::size_t top = headline && *headline < first ? *headline : first;
  const std::size_t start = top - std::min(top, kDateSearch);
  const std::size_t end = std::min(last + kDateSearch, outline.blocks.size());
  bool dated = false;
  for (std::size_t i = start; i < end; ++i) {
    if (i == headline) continue;
    TextBlock& block = outline.blocks[i];
    const bool inside = i >= first_prose && i < last_prose;
    if (inside || outline.InDataTable(block)) continue;
    const bool near = i >= top && i < first_prose;
    const std::string_view part = PartOf(outline, block, kNoNode);
    if (const auto line = ReadDateLine(block.text)) {
      const bool pure = line->rest <= kPureRest;
      const bool tells = (pure && (near || block.kept() || part == "date")) ||
                         (line->rest <= kMostRest && near);
      const bool before_title = i < top && part != "date";
      if (tells && !before_title && !(dated && i >= last_prose && !line->modified)) {
        SayDate(*line, outline, block, statements);
        dated |= !line->modified;
        if (block.kept() && (pure || part == "date")) block.rule = "date-line";
      }
      continue;
    }
    if (!block.kept() && i >= last) continue;
    if (const auto byline = ReadByline(block.text)) {
      const Field field = byline->field == "author" ? Field::kAuthor : Field::kOrigin;
      statements.Add({field, Rank::kVisible, "byline", byline->value, block.text,
                      PathOf(outline.page, block.element)});
      block.rule = "byline";
    } else if ((part == "author" || part == "source") && IsNameLike(block.text)) {
      statements.Add({part == "author" ? Field::kAuthor : Field::kOrigin, Rank::kVisible, "name",
                      block.text, {}, PathOf(outline.page, block.element)});
      if (block.kept()) block.rule = "byline";
    }
  }
}

}  // namespace rasoat::readers::html
