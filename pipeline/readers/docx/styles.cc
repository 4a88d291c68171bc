#include "pipeline/readers/docx/styles.h"

#include <algorithm>
#include <vector>

#include "pipeline/readers/docx/values.h"
#include "pipeline/readers/markup/values.h"
#include "pipeline/text/ascii.h"

namespace rasoat::readers::docx {
namespace {

using markup::kNoNode;
using markup::NodeId;
using markup::Tree;

constexpr int kLongestChain = 32;  // of styles based on each other

// An element that is there stands for true unless it says otherwise.
std::optional<bool> Toggle(const Tree& part, NodeId parent, std::string_view name) {
  const NodeId node = part.Child(parent, name);
  if (node == kNoNode) return std::nullopt;
  const std::string_view value = part.Attribute(node, "w:val");
  return value != "0" && value != "false" && value != "off";
}

// Word's built-in names of styles: "heading 1" … "heading 9", "Title".
void ReadName(std::string_view written, Properties& properties) {
  const std::string name = text::AsciiLower(written);
  if (name == "title") properties.title = true;
  if (!name.starts_with("heading ") || properties.outline) return;
  if (const auto level = markup::ReadNumber(std::string_view(name).substr(8)))
    properties.outline = *level - 1;
}

}  // namespace

void Properties::Apply(const Properties& other) {
  if (other.outline) outline = other.outline;
  if (other.list) list = other.list;
  if (other.list_level) list_level = other.list_level;
  if (other.hidden) hidden = other.hidden;
  if (!other.font.empty()) font = other.font;
  title |= other.title;
}

Properties ReadParagraphProperties(const Tree& part, NodeId node) {
  Properties properties;
  if (node == kNoNode) return properties;
  properties.outline = markup::ReadNumber(Value(part, node, "w:outlineLvl"));
  const NodeId list = part.Child(node, "w:numPr");
  if (list != kNoNode) {
    const std::string_view id = Value(part, list, "w:numId");
    if (!id.empty()) properties.list = std::string(id);
    properties.list_level = markup::ReadNumber(Value(part, list, "w:ilvl"));
  }
  return properties;
}

Properties ReadRunProperties(const Tree& part, NodeId node) {
  Properties properties;
  if (node == kNoNode) return properties;
  properties.hidden = Toggle(part, node, "w:vanish");
  const NodeId fonts = part.Child(node, "w:rFonts");
  if (fonts != kNoNode) {
    for (const char* script : {"w:ascii", "w:hAnsi"}) {
      if (properties.font.empty()) properties.font = part.Attribute(fonts, script);
    }
  }
  return properties;
}

Styles::Styles(const Tree& part) {
  const NodeId defaults = part.Child(0, "w:docDefaults");
  if (defaults != kNoNode) {
    const NodeId runs = part.Child(defaults, "w:rPrDefault");
    if (runs != kNoNode) defaults_ = ReadRunProperties(part, part.Child(runs, "w:rPr"));
  }
  for (NodeId node = part.Child(0, "w:style"); node != kNoNode;
       node = part.Child(0, "w:style", node)) {
    const std::string id(part.Attribute(node, "w:styleId"));
    Style style{std::string(Value(part, node, "w:basedOn")),
                ReadParagraphProperties(part, part.Child(node, "w:pPr"))};
    style.own.Apply(ReadRunProperties(part, part.Child(node, "w:rPr")));
    ReadName(std::string(Value(part, node, "w:name")), style.own);
    const bool paragraph = part.Attribute(node, "w:type") == "paragraph";
    const std::string_view is_default = part.Attribute(node, "w:default");
    if (paragraph && (is_default == "1" || is_default == "true")) default_paragraph_ = id;
    styles_[id] = std::move(style);
  }
}

Properties Styles::Of(const std::string& id) const {
  std::vector<const Style*> chain;
  std::string next = id.empty() ? default_paragraph_ : id;
  for (int i = 0; i < kLongestChain && !next.empty(); ++i) {
    const auto style = styles_.find(next);
    if (style == styles_.end()) break;
    chain.push_back(&style->second);
    next = style->second.based_on;
  }
  Properties properties = defaults_;
  for (auto style = chain.rbegin(); style != chain.rend(); ++style) properties.Apply((*style)->own);
  return properties;
}

}  // namespace rasoat::readers::docx
