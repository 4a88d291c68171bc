#include "index/search/relax.h"

#include <algorithm>
#include <limits>

#include "index/query/plan.h"

namespace rasoat::search {
namespace {

using query::Kind;
using query::Marks;
using query::Node;
using query::Scope;
using query::Together;
using query::Word;

bool FoldWords(Node& root, bool marked_too) {
  bool changed = false;
  query::VisitWords(root, [&](Node& node) {
    for (Word& word : node.words) {
      if (word.verbatim || word.marks == Marks::kFolded) continue;
      if (word.marked() && !marked_too) continue;
      // A word without marks is the same folded, but finds those with marks, too.
      word.marks = Marks::kFolded;
      changed = true;
    }
  });
  return changed;
}

// "a b" becomes a AND b.
bool Part(Node& node) {
  if (node.kind == Kind::kNot) return false;
  if (node.kind == Kind::kWords && node.words.size() > 1 && node.scope == Scope::kText) {
    std::vector<Node> words;
    for (Word& word : node.words) words.push_back(query::Words({std::move(word)}, node.scope));
    node = query::Group(Kind::kAnd, std::move(words));
    return true;
  }
  bool changed = false;
  for (Node& child : node.children) changed |= Part(child);
  return changed;
}

// Brings the words of an And in an And up to it.
void Flatten(Node& node) {
  for (Node& child : node.children) Flatten(child);
  if (node.kind != Kind::kAnd) return;
  std::vector<Node> flat;
  for (Node& child : node.children) {
    if (child.kind == Kind::kAnd) {
      for (Node& inner : child.children) flat.push_back(std::move(inner));
    } else {
      flat.push_back(std::move(child));
    }
  }
  node.children = std::move(flat);
}

bool IsWord(const Node& node) {
  return node.kind == Kind::kWords && node.words.size() == 1 && node.scope == Scope::kText;
}

// The word of the outermost And that fewest documents have.
std::optional<std::size_t> RarestWord(const Node& root, const Xapian::Database& index) {
  std::optional<std::size_t> rarest;
  Xapian::doccount fewest = std::numeric_limits<Xapian::doccount>::max();
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    if (!IsWord(root.children[i])) continue;
    const Word& word = root.children[i].words.front();
    const Xapian::doccount count = index.get_termfreq(query::TermOf(word, Scope::kText));
    if (count < fewest) {
      fewest = count;
      rarest = i;
    }
  }
  return rarest;
}

}  // namespace

std::size_t CountWords(const Node& root) {
  std::size_t count = 0;
  query::VisitWords(root, [&](const Node& node) { count += node.words.size(); });
  return count;
}

std::optional<Weaker> Weaken(const Node& root, const Xapian::Database& index,
                             std::size_t words_at_first) {
  Weaker weaker{root, {}};
  if (FoldWords(weaker.root, false)) {
    weaker.note.id = "relaxed-unmarked";
    return weaker;
  }
  if (FoldWords(weaker.root, true)) {
    weaker.note.id = "relaxed-marks";
    return weaker;
  }
  if (Part(weaker.root)) {
    Flatten(weaker.root);
    weaker.note.id = "relaxed-phrase";
    return weaker;
  }
  if (root.kind != Kind::kAnd || (CountWords(root) - 1) * 2 < words_at_first) return std::nullopt;
  const auto rarest = RarestWord(root, index);
  if (!rarest) return std::nullopt;
  weaker.note = {"relaxed-dropped", root.children[*rarest].words.front().written, {}};
  auto& children = weaker.root.children;
  children.erase(children.begin() + static_cast<std::ptrdiff_t>(*rarest));
  if (children.size() == 1) weaker.root = Node(std::move(children.front()));
  return weaker;
}

}  // namespace rasoat::search
