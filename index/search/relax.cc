#include "index/search/relax.h"

#include <algorithm>
#include <limits>
#include <optional>

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
      if (word.marked && !marked_too) continue;
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
  if (node.kind == Kind::kWords && node.words.size() > 1 && node.scope == Scope::kText &&
      node.number.empty()) {
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
  return node.kind == Kind::kWords && node.words.size() == 1 && node.scope == Scope::kText &&
         node.number.empty() && !node.words.front().prefix;
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

std::size_t CountWords(const Node& root) {
  std::size_t count = 0;
  query::VisitWords(root, [&](const Node& node) {
    if (node.scope == Scope::kText) count += node.words.size();
  });
  return count;
}

// The words as typed, with those without marks folded, and all folded: each form that differs from
// the one before.
std::vector<Weaker> FormsOfMarks(const Node& root) {
  std::vector<Weaker> forms;
  Weaker form{root, {}};
  forms.push_back(form);
  if (FoldWords(form.root, false)) {
    form.notes = {{"relaxed-unmarked", {}, {}}};
    forms.push_back(form);
  }
  if (FoldWords(form.root, true)) {
    form.notes = {{"relaxed-marks", {}, {}}};
    forms.push_back(form);
  }
  return forms;
}

// Leaves out one word more; false where too few would be left.
bool Drop(Weaker& form, const Xapian::Database& index, std::size_t words_at_first) {
  if (form.root.kind != Kind::kAnd || (CountWords(form.root) - 1) * 2 < words_at_first) {
    return false;
  }
  const auto rarest = RarestWord(form.root, index);
  if (!rarest) return false;
  auto& children = form.root.children;
  form.notes.push_back({"relaxed-dropped", children[*rarest].words.front().written, {}});
  children.erase(children.begin() + static_cast<std::ptrdiff_t>(*rarest));
  if (children.size() == 1) form.root = Node(std::move(children.front()));
  return true;
}

}  // namespace

std::vector<Weaker> WeakerForms(const Node& root, const Xapian::Database& index) {
  const std::vector<Weaker> marks = FormsOfMarks(root);
  std::vector<Weaker> forms(marks.begin() + 1, marks.end());
  std::vector<Weaker> apart = marks;
  for (Weaker& form : apart) {
    if (Part(form.root)) {
      form.notes.push_back({"relaxed-phrase", {}, {}});
      forms.push_back(form);
    }
    Flatten(form.root);
  }
  const std::size_t words = CountWords(root);
  for (bool more = true; more;) {
    more = false;
    for (Weaker& form : apart) {
      if (!Drop(form, index, words)) continue;
      more = true;
      forms.push_back(form);
    }
  }
  return forms;
}

}  // namespace rasoat::search
