#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// A page or an XML part as a tree in three arrays: no node is an allocation of its own, no depth
// is too deep, and walking needs no recursion. Readers build it from libxml2's SAX events, because
// libxml2's own tree silently drops what lies deeper than 256 levels.

namespace rasoat::readers::markup {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = ~NodeId{0};

struct Attribute {
  std::string_view name;
  std::string_view value;
};

struct Node {
  std::string_view name;  // of an element, without its prefix; empty for a text
  std::string_view text;  // of a text
  NodeId parent = kNoNode;
  NodeId first_child = kNoNode;
  NodeId next = kNoNode;    // sibling
  std::uint32_t index = 1;  // among the siblings of its name, as XPath counts
  std::uint32_t first_attribute = 0;
  std::uint32_t attributes = 0;

  bool IsText() const { return name.empty(); }
};

// Nodes are numbered in document order, the root is 0; so the nodes below n are those from n + 1 to
// End(n). Views are into the tree: it must outlive them.
class Tree {
 public:
  Tree() = default;
  Tree(Tree&&) = default;
  Tree& operator=(Tree&&) = default;

  bool empty() const { return nodes_.empty(); }
  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  const Node& operator[](NodeId id) const { return nodes_[id]; }

  // One past the last node below `id`.
  NodeId End(NodeId id) const { return ends_[id]; }

  // Whether `id` is `ancestor` or lies below it.
  bool IsWithin(NodeId id, NodeId ancestor) const { return id >= ancestor && id < End(ancestor); }

  // The value of an attribute; empty without one.
  std::string_view Attribute(NodeId id, std::string_view name) const;
  bool Has(NodeId id, std::string_view attribute) const;

  // The first child of that name behind `after`; kNoNode without one.
  NodeId Child(NodeId id, std::string_view name, NodeId after = kNoNode) const;

  // "/w:document/w:body/w:p[12]": the way to an element.
  std::string Path(NodeId id) const;

  // All text below the node, as it stands.
  std::string TextOf(NodeId id) const;

 private:
  friend class TreeBuilder;
  const markup::Attribute* Find(NodeId id, std::string_view attribute) const;

  std::vector<Node> nodes_;
  std::vector<NodeId> ends_;
  std::vector<markup::Attribute> attributes_;
  std::deque<std::string> strings_;  // of names, values and texts; never moved
};

// Takes start, text and end events in document order. Throws Error kTooLarge beyond `depth` open
// elements or `nodes` nodes.
class TreeBuilder {
 public:
  TreeBuilder(std::size_t depth, std::size_t nodes) : most_depth_(depth), most_nodes_(nodes) {}

  void Start(std::string_view name);
  void AddAttribute(std::string_view name, std::string_view value);  // of the element just started
  void Text(std::string_view text);
  void End();

  std::size_t depth() const { return open_.size(); }
  std::string_view open_name() const { return open_.empty() ? "" : tree_[open_.back().id].name; }

  // Ends what is open and hands out the tree.
  Tree Finish();

 private:
  struct Open {
    NodeId id = 0;
    NodeId last_child = kNoNode;
    std::vector<std::pair<std::string_view, std::uint32_t>> names;  // of the children, counted
  };

  NodeId Append(Node node);
  void FlushText();
  std::string_view Intern(std::string_view name);
  std::string_view Store(std::string_view text);

  Tree tree_;
  std::vector<Open> open_;
  std::string text_;  // of the text node that is gathering
  std::unordered_map<std::string_view, std::string_view> names_;
  std::size_t most_depth_;
  std::size_t most_nodes_;
};

}  // namespace rasoat::readers::markup
