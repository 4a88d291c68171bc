#include "pipeline/readers/html/blocks.h"

#include <algorithm>
#include <utility>

#include "pipeline/readers/html/vocabulary.h"

namespace rasoat::readers::html {
namespace {

using markup::kNoNode;
using markup::NodeId;
using markup::Tree;

// A stretch of a block set in one font.
struct Segment {
  std::string font;
  std::string text;
};

struct Draft {
  TextBlock block;
  std::vector<Segment> segments;
};

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f\v\u00A0") == std::string::npos;
}

// The family that a style names: "font-family: '.VnTime'; color: red".
std::string_view FontOfStyle(std::string_view style) {
  static constexpr std::string_view kProperty = "font-family";
  const std::size_t at = style.find(kProperty);
  if (at == std::string_view::npos) return {};
  const std::size_t colon = style.find(':', at + kProperty.size());
  if (colon == std::string_view::npos) return {};
  const std::size_t end = std::min(style.find(';', colon), style.size());
  return style.substr(colon + 1, end - colon - 1);
}

std::string_view OwnFont(const Tree& page, NodeId node) {
  const std::string_view by_style = FontOfStyle(page.Attribute(node, "style"));
  if (!by_style.empty()) return by_style;
  return page[node].name == "font" ? page.Attribute(node, "face") : std::string_view();
}

// Walks the page once. What an element hands on to what is below it stands on a stack.
class Cutter {
 public:
  Cutter(const Tree& page, const std::vector<bool>& hidden) : page_(page), hidden_(hidden) {}

  std::vector<Draft> Cut() {
    for (NodeId node = 0; node < page_.size();) {
      Leave(node);
      if (hidden_[node]) {
        if (!page_[node].IsText() && RoleOf(page_[node].name) != ElementRole::kInline) Flush();
        node = page_.End(node);
        continue;
      }
      page_[node].IsText() ? Text(node) : Enter(node);
      ++node;
    }
    Flush();
    return std::move(drafts_);
  }

 private:
  struct Open {
    NodeId node;
    NodeId element;  // the innermost one that is not inline
    bool link;
    std::string_view font;
    BlockKind kind;
    int level;
  };

  void Enter(NodeId node) {
    const ElementRole role = RoleOf(page_[node].name);
    if (role != ElementRole::kInline) Flush();
    Open open =
        open_.empty() ? Open{node, node, false, {}, BlockKind::kParagraph, 0} : open_.back();
    open.node = node;
    if (role != ElementRole::kInline) open.element = node;
    open.link |= page_[node].name == "a" && !page_.Attribute(node, "href").empty();
    const std::string_view font = OwnFont(page_, node);
    if (!font.empty()) open.font = font;
    switch (role) {
      case ElementRole::kHeading:
        open.kind = BlockKind::kHeading;
        open.level = page_[node].name[1] - '0';
        break;
      case ElementRole::kListItem: open.kind = BlockKind::kListItem; break;
      case ElementRole::kCaption: open.kind = BlockKind::kCaption; break;
      case ElementRole::kCell:
      case ElementRole::kTable:
        open.kind = BlockKind::kParagraph;
        open.level = 0;
        break;
      case ElementRole::kInline:
      case ElementRole::kBlock:
      case ElementRole::kTableHead:
      case ElementRole::kRow:
      case ElementRole::kSkipped: break;
    }
    if (open.kind != BlockKind::kHeading) open.level = 0;
    open_.push_back(open);
  }

  void Leave(NodeId next) {
    while (!open_.empty() && page_.End(open_.back().node) <= next) {
      if (RoleOf(page_[open_.back().node].name) != ElementRole::kInline) Flush();
      open_.pop_back();
    }
  }

  void Text(NodeId node) {
    if (open_.empty()) return;
    const Open& open = open_.back();
    const std::string_view text = page_[node].text;
    if (draft_.segments.empty()) {
      if (IsBlank(text)) return;
      draft_.block.first_text = node;
      draft_.block.element = open.element;
      draft_.block.kind = open.kind;
      draft_.block.level = open.level;
    }
    if (draft_.segments.empty() || draft_.segments.back().font != open.font) {
      draft_.segments.push_back({std::string(open.font), {}});
    }
    draft_.segments.back().text += text;
    const int letters = CountLetters(text);
    draft_.block.letters += letters;
    if (open.link) draft_.block.link_letters += letters;
  }

  void Flush() {
    if (!draft_.segments.empty()) drafts_.push_back(std::move(draft_));
    draft_ = {};
  }

  const Tree& page_;
  const std::vector<bool>& hidden_;
  std::vector<Open> open_;
  std::vector<Draft> drafts_;
  Draft draft_;
};

}  // namespace

int CountLetters(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    return (c & 0xC0) != 0x80 && c != ' ' && c != '\t' && c != '\n' && c != '\r';
  }));
}

std::vector<TextBlock> CutBlocks(const Tree& page, const std::vector<bool>& hidden,
                                 text::EncodingMender& mender) {
  std::vector<Draft> drafts = Cutter(page, hidden).Cut();
  for (const Draft& draft : drafts) {
    for (const Segment& segment : draft.segments) mender.Learn(segment.text, segment.font);
  }
  std::vector<TextBlock> blocks;
  blocks.reserve(drafts.size());
  for (Draft& draft : drafts) {
    for (const Segment& segment : draft.segments) {
      draft.block.text += mender.Mend(segment.text, segment.font);
    }
    blocks.push_back(std::move(draft.block));
  }
  return blocks;
}

std::pair<std::size_t, std::size_t> BlocksWithin(const Tree& page,
                                                 const std::vector<TextBlock>& blocks,
                                                 NodeId element) {
  const auto before = [](const TextBlock& block, NodeId id) { return block.first_text < id; };
  const auto first = std::lower_bound(blocks.begin(), blocks.end(), element, before);
  const auto last = std::lower_bound(first, blocks.end(), page.End(element), before);
  return {static_cast<std::size_t>(first - blocks.begin()),
          static_cast<std::size_t>(last - blocks.begin())};
}

std::string PathOf(const Tree& page, NodeId element) {
  std::vector<NodeId> way;
  for (NodeId node = element; node != kNoNode; node = page[node].parent) {
    if (RoleOf(page[node].name) != ElementRole::kInline) way.push_back(node);
  }
  std::string path;
  for (auto node = way.rbegin(); node != way.rend(); ++node) {
    path += '/';
    path += page[*node].name;
    if (page[*node].index > 1) path += '[' + std::to_string(page[*node].index) + ']';
  }
  return path;
}

}  // namespace rasoat::readers::html
