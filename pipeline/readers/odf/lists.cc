#include "pipeline/readers/odf/lists.h"

#include <algorithm>

#include "pipeline/readers/markup/values.h"

namespace rasoat::readers::odf {
namespace {

using markup::kNoNode;
using markup::NodeId;
using markup::Tree;

constexpr const char* kOutline = "text:outline-style";

}  // namespace

Lists::Level Lists::ReadLevel(const Tree& part, NodeId node) {
  Level level;
  if (part[node].name == "text:list-level-style-bullet") {
    level.format = NumberFormat::kBullet;
  } else if (part[node].name != "text:list-level-style-image") {
    level.format = NumberFormatOf(part.Attribute(node, "style:num-format"));
  }
  level.prefix = part.Attribute(node, "style:num-prefix");
  level.suffix = part.Attribute(node, "style:num-suffix");
  level.start = markup::ReadNumber(part.Attribute(node, "text:start-value"), 1);
  level.shown =
      std::clamp(markup::ReadNumber(part.Attribute(node, "text:display-levels"), 1), 1, kLevels);
  return level;
}

void Lists::ReadStyles(const Tree& part) {
  for (NodeId style = 0; style < part.size(); ++style) {
    const std::string_view name = part[style].name;
    if (name != "text:list-style" && name != kOutline) continue;
    const std::string key =
        name == kOutline ? kOutline : std::string(part.Attribute(style, "style:name"));
    Style& levels = styles_[key];
    for (NodeId node = part[style].first_child; node != kNoNode; node = part[node].next) {
      const int level = markup::ReadNumber(part.Attribute(node, "text:level"), 0);
      if (level >= 1 && level <= kLevels)
        levels[static_cast<std::size_t>(level - 1)] = ReadLevel(part, node);
    }
  }
}

void Lists::Begin(const std::string& name, bool continued) {
  if (open_.empty()) {
    Counts& counts = counts_[name];
    if (!continued) counts.fill(0);
    open_.push_back({name, &counts});
    return;
  }
  Open inner = open_.back();
  if (!name.empty()) inner.style = name;
  if (open_.size() < kLevels) (*inner.counts)[open_.size()] = 0;
  open_.push_back(inner);
}

void Lists::End() {
  if (!open_.empty()) open_.pop_back();
}

std::string Lists::Label(const Style& style, const Counts& counts, int level) {
  const Level& own = style[static_cast<std::size_t>(level)];
  if (own.format == NumberFormat::kBullet) return "-";
  if (own.format == NumberFormat::kNone) return {};
  std::string number;
  for (int i = std::max(level - own.shown + 1, 0); i <= level; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (style[at].format == NumberFormat::kNone || style[at].format == NumberFormat::kBullet)
      continue;
    number += (number.empty() ? "" : ".") + FormatNumber(std::max(counts[at], 1), style[at].format);
  }
  return own.prefix + number + own.suffix;
}

std::string Lists::Next(int start) {
  if (open_.empty() || open_.size() > kLevels) return {};
  const auto style = styles_.find(open_.back().style);
  if (style == styles_.end()) return {};
  const auto level = open_.size() - 1;
  int& count = (*open_.back().counts)[level];
  if (start > 0) {
    count = start;
  } else {
    count = count == 0 ? style->second[level].start : count + 1;
  }
  return Label(style->second, *open_.back().counts, static_cast<int>(level));
}

std::string Lists::NextHeading(int level) {
  const auto style = styles_.find(kOutline);
  if (style == styles_.end() || level < 1 || level > kLevels) return {};
  const auto at = static_cast<std::size_t>(level - 1);
  headings_[at] = headings_[at] == 0 ? style->second[at].start : headings_[at] + 1;
  std::fill(headings_.begin() + level, headings_.end(), 0);
  return Label(style->second, headings_, level - 1);
}

}  // namespace rasoat::readers::odf
