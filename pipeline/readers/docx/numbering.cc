#include "pipeline/readers/docx/numbering.h"

#include <algorithm>

#include "pipeline/readers/docx/values.h"
#include "pipeline/readers/markup/values.h"

namespace rasoat::readers::docx {
namespace {

using markup::kNoNode;
using markup::NodeId;
using markup::Tree;

constexpr const char* kBullet = "-";

int LevelIndex(const Tree& part, NodeId node) {
  return std::clamp(markup::ReadNumber(part.Attribute(node, "w:ilvl")).value_or(0), 0, 8);
}

}  // namespace

Numbering::Level Numbering::ReadLevel(const Tree& part, NodeId node) {
  Level level;
  level.start = markup::ReadNumber(Value(part, node, "w:start")).value_or(1);
  level.format = NumberFormatOf(Value(part, node, "w:numFmt"));
  level.text = Value(part, node, "w:lvlText");
  level.style = Value(part, node, "w:pStyle");
  level.decimal_only = part.Child(node, "w:isLgl") != kNoNode;
  level.restart = markup::ReadNumber(Value(part, node, "w:lvlRestart"));
  return level;
}

void Numbering::ReadLevels(const Tree& part, NodeId parent, Levels& levels) {
  for (NodeId node = part.Child(parent, "w:lvl"); node != kNoNode;
       node = part.Child(parent, "w:lvl", node)) {
    levels[static_cast<std::size_t>(LevelIndex(part, node))] = ReadLevel(part, node);
  }
}

Numbering::Numbering(const Tree& part) {
  std::map<std::string, Levels> definitions;
  std::map<std::string, std::string> styled;  // list styles: name → definition
  std::map<std::string, std::string> links;   // definition → list style
  for (NodeId node = part.Child(0, "w:abstractNum"); node != kNoNode;
       node = part.Child(0, "w:abstractNum", node)) {
    const std::string id(part.Attribute(node, "w:abstractNumId"));
    ReadLevels(part, node, definitions[id]);
    const std::string_view style = Value(part, node, "w:styleLink");
    if (!style.empty()) styled[std::string(style)] = id;
    const std::string_view link = Value(part, node, "w:numStyleLink");
    if (!link.empty()) links[id] = std::string(link);
  }
  for (NodeId node = part.Child(0, "w:num"); node != kNoNode; node = part.Child(0, "w:num", node)) {
    std::string definition(Value(part, node, "w:abstractNumId"));
    const auto link = links.find(definition);
    if (link != links.end() && styled.count(link->second) > 0) definition = styled[link->second];
    List list{definition, definitions[definition], {}, false};
    for (NodeId change = part.Child(node, "w:lvlOverride"); change != kNoNode;
         change = part.Child(node, "w:lvlOverride", change)) {
      const auto level = static_cast<std::size_t>(LevelIndex(part, change));
      list.start_over[level] = markup::ReadNumber(Value(part, change, "w:startOverride"));
      const NodeId own = part.Child(change, "w:lvl");
      if (own != kNoNode) list.levels[level] = ReadLevel(part, own);
    }
    lists_[std::string(part.Attribute(node, "w:numId"))] = std::move(list);
  }
}

std::optional<int> Numbering::LevelOfStyle(const std::string& list,
                                           const std::string& style) const {
  const auto found = lists_.find(list);
  if (found == lists_.end() || style.empty()) return std::nullopt;
  for (int level = 0; level < kLevels; ++level) {
    if (found->second.levels[static_cast<std::size_t>(level)].style == style) return level;
  }
  return std::nullopt;
}

std::string Numbering::Next(const std::string& id, int level) {
  const auto found = lists_.find(id);
  if (found == lists_.end() || level < 0 || level >= kLevels) return {};
  List& list = found->second;
  Counter& counter = counters_[list.counter];
  if (!list.begun) {
    list.begun = true;
    for (std::size_t i = 0; i < kLevels; ++i) {
      if (list.start_over[i]) counter.counting[i] = false;
    }
  }
  const auto at = static_cast<std::size_t>(level);
  const auto start = [&](std::size_t i) {
    return list.start_over[i].value_or(list.levels[i].start);
  };
  if (!counter.counting[at]) counter.values[at] = start(at) - 1;
  ++counter.values[at];
  counter.counting[at] = true;
  // Levels above that were never counted stand at their start; those below begin anew.
  for (std::size_t i = 0; i < at; ++i) {
    if (counter.counting[i]) continue;
    counter.values[i] = start(i);
    counter.counting[i] = true;
  }
  for (std::size_t i = at + 1; i < kLevels; ++i) {
    if (list.levels[i].restart.value_or(1) != 0) counter.counting[i] = false;
  }
  return Label(list, counter, level);
}

std::string Numbering::Label(const List& list, const Counter& counter, int level) const {
  const Level& own = list.levels[static_cast<std::size_t>(level)];
  if (own.format == NumberFormat::kBullet) return kBullet;
  std::string label;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const bool number = own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' &&
                        own.text[i + 1] <= '9';
    if (!number) {
      label.push_back(own.text[i]);
      continue;
    }
    const auto at = static_cast<std::size_t>(own.text[++i] - '1');
    const NumberFormat format = list.levels[at].format;
    const bool plain = own.decimal_only && static_cast<int>(at) < level;
    label += FormatNumber(counter.values[at], plain ? NumberFormat::kDecimal : format);
  }
  return label;
}

}  // namespace rasoat::readers::docx
