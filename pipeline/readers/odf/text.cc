#include "pipeline/readers/odf/text.h"

#include <algorithm>

#include "pipeline/readers/markup/values.h"
#include "pipeline/readers/odf/parts.h"
#include "pipeline/text/legacy/codes.h"

namespace rasoat::readers::odf {
namespace {

using markup::kNoNode;
using markup::NodeId;
using markup::Tree;

constexpr int kMostBlanks = 100;   // of one text:s
constexpr int kLongestChain = 32;  // of styles based on each other

}  // namespace

void TextReader::ReadStyles(const Tree& styles) {
  for (NodeId style = 0; style < styles.size(); ++style) {
    if (styles[style].name != "style:style") continue;
    const std::string name(styles.Attribute(style, "style:name"));
    const NodeId text = styles.Child(style, "style:text-properties");
    if (text != kNoNode) {
      std::string_view font = styles.Attribute(text, "style:font-name");
      if (font.empty()) font = styles.Attribute(text, "fo:font-family");
      if (!font.empty()) fonts_[name] = font;
      if (styles.Attribute(text, "text:display") == "none") hidden_styles_.insert(name);
    }
    parents_[name] = styles.Attribute(style, "style:parent-style-name");
  }
}

std::string TextReader::FontOf(std::string name) const {
  for (int i = 0; i < kLongestChain && !name.empty(); ++i) {
    const auto font = fonts_.find(name);
    if (font != fonts_.end()) return font->second;
    const auto parent = parents_.find(name);
    name = parent == parents_.end() ? "" : parent->second;
  }
  return {};
}

bool TextReader::IsTitle(std::string name) const {
  for (int i = 0; i < kLongestChain && !name.empty(); ++i) {
    if (name == "Title") return true;
    const auto parent = parents_.find(name);
    name = parent == parents_.end() ? "" : parent->second;
  }
  return false;
}

std::string TextReader::TextOf(NodeId parent, const std::string& font, Notes& notes) {
  std::string out;
  for (NodeId node = part_[parent].first_child; node != kNoNode; node = part_[node].next) {
    if (part_[node].IsText()) {
      out += rasoat::text::DecodeInFont(part_[node].text, rasoat::text::EncodingOfFont(font));
      continue;
    }
    const std::string_view name = part_[node].name;
    if (name == "text:s") {
      const int blanks = markup::ReadNumber(part_.Attribute(node, "text:c"), 1);
      out.append(static_cast<std::size_t>(std::clamp(blanks, 1, kMostBlanks)), ' ');
    } else if (name == "text:tab" || name == "text:line-break") {
      out.push_back(' ');
    } else if (name == "text:note") {
      const NodeId body = part_.Child(node, "text:note-body");
      if (body != kNoNode) notes.bodies.push_back(body);
    } else if (name == "draw:frame" || name == "draw:text-box") {
      notes.boxes.push_back(name == "draw:frame" ? node : parent);
    } else if (name == "office:annotation" || name == "text:page-number" ||
               name == "text:page-count" || name == "text:ruby-text") {
      continue;
    } else {
      const std::string style(part_.Attribute(node, "text:style-name"));
      const std::string own = FontOf(style);
      if (hidden_styles_.count(style) > 0) met_hidden_ = true;
      out += TextOf(node, own.empty() ? font : own, notes);
    }
  }
  return out;
}

}  // namespace rasoat::readers::odf
