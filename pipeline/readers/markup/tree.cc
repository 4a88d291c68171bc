#include "pipeline/readers/markup/tree.h"

#include <algorithm>

#include "pipeline/model/error.h"

namespace rasoat::readers::markup {
namespace {

constexpr std::size_t kChunk = 1 << 16;  // bytes of one piece of storage
constexpr std::size_t kMostNames = 64;   // counted among siblings: no real page has so many kinds

}  // namespace

const markup::Attribute* Tree::Find(NodeId id, std::string_view attribute) const {
  const Node& node = nodes_[id];
  for (std::uint32_t i = 0; i < node.attributes; ++i) {
    const auto& candidate = attributes_[node.first_attribute + i];
    if (candidate.name == attribute) return &candidate;
  }
  return nullptr;
}

std::string_view Tree::Attribute(NodeId id, std::string_view name) const {
  const markup::Attribute* found = Find(id, name);
  return found == nullptr ? std::string_view() : found->value;
}

bool Tree::Has(NodeId id, std::string_view attribute) const {
  return Find(id, attribute) != nullptr;
}

NodeId Tree::Child(NodeId id, std::string_view name, NodeId after) const {
  NodeId child = after == kNoNode ? nodes_[id].first_child : nodes_[after].next;
  while (child != kNoNode && nodes_[child].name != name) child = nodes_[child].next;
  return child;
}

std::string Tree::Path(NodeId id) const {
  std::string path;
  for (; id != kNoNode; id = nodes_[id].parent) {
    std::string step = "/" + std::string(nodes_[id].name);
    if (nodes_[id].index > 1) step += "[" + std::to_string(nodes_[id].index) + "]";
    path.insert(0, step);
  }
  return path;
}

std::string Tree::TextOf(NodeId id) const {
  std::string text;
  for (NodeId node = id; node < End(id); ++node) text += nodes_[node].text;
  return text;
}

void TreeBuilder::Start(std::string_view name) {
  FlushText();
  if (open_.size() >= most_depth_) {
    throw Error(ErrorCode::kTooLarge, "",
                std::to_string(most_depth_) + " levels of nested elements");
  }
  Node node;
  node.name = Intern(name);
  node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
  if (!open_.empty()) {
    auto& names = open_.back().names;
    auto seen = std::find_if(names.begin(), names.end(),
                             [&](const auto& entry) { return entry.first == node.name; });
    if (seen != names.end()) {
      node.index = ++seen->second;
    } else if (names.size() < kMostNames) {
      names.emplace_back(node.name, 1);
    }
  }
  open_.push_back({Append(node), kNoNode, {}});
}

void TreeBuilder::AddAttribute(std::string_view name, std::string_view value) {
  tree_.attributes_.push_back({Intern(name), Store(value)});
  ++tree_.nodes_.back().attributes;
}

void TreeBuilder::Text(std::string_view text) {
  if (!open_.empty()) text_ += text;
}

void TreeBuilder::End() {
  FlushText();
  tree_.ends_[open_.back().id] = tree_.size();
  open_.pop_back();
}

Tree TreeBuilder::Finish() {
  while (!open_.empty()) End();
  return std::move(tree_);
}

NodeId TreeBuilder::Append(Node node) {
  if (tree_.nodes_.size() >= most_nodes_) {
    throw Error(ErrorCode::kTooLarge, "", std::to_string(most_nodes_) + " elements");
  }
  const NodeId id = tree_.size();
  if (!open_.empty()) {
    Open& parent = open_.back();
    node.parent = parent.id;
    (parent.last_child == kNoNode ? tree_.nodes_[parent.id].first_child
                                  : tree_.nodes_[parent.last_child].next) = id;
    parent.last_child = id;
  }
  tree_.nodes_.push_back(node);
  tree_.ends_.push_back(id + 1);
  return id;
}

void TreeBuilder::FlushText() {
  if (text_.empty()) return;
  Node node;
  node.text = Store(text_);
  text_.clear();
  Append(node);
}

std::string_view TreeBuilder::Intern(std::string_view name) {
  const auto known = names_.find(name);
  if (known != names_.end()) return known->second;
  const std::string_view stored = Store(name);
  names_.emplace(stored, stored);
  return stored;
}

// Small strings share pieces of storage that are never grown beyond what they reserved.
std::string_view TreeBuilder::Store(std::string_view text) {
  auto& strings = tree_.strings_;
  if (strings.empty() || strings.back().capacity() - strings.back().size() < text.size()) {
    strings.emplace_back();
    strings.back().reserve(std::max(kChunk, text.size()));
  }
  std::string& chunk = strings.back();
  const std::size_t at = chunk.size();
  chunk += text;
  return std::string_view(chunk).substr(at);
}

}  // namespace rasoat::readers::markup
