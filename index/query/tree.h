#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/xapian/figure_terms.h"

// A query as it was understood. Made by the parser, changed by the steps that relax it, turned into
// a Xapian query, matched against texts, and printed for people and tests.

namespace rasoat::query {

// How a word of the query is compared.
enum class Marks {
  kToned,   // as typed; marks that are not there are not wanted
  kFolded,  // without marks
};

struct Word {
  std::string written;  // as typed: what `verbatim` compares
  std::string toned;
  std::string folded;
  Marks marks = Marks::kToned;
  bool marked = false;    // it was typed with a mark
  bool prefix = false;    // "kiem*"
  bool verbatim = false;  // "=Đảng"

  const std::string& key() const { return marks == Marks::kFolded ? folded : toned; }
};

// Where words are looked for.
enum class Scope { kText, kTitle, kLead, kOrganisation };

// How the words of a group stand in the text.
enum class Together {
  kPhrase,     // next to each other, with at most `slack` other words between, in this order
  kSentence,   // in one sentence, in any order
  kParagraph,  // in one paragraph
};

enum class Kind {
  kNothing,  // matches nothing, says nothing
  kWords,    // one word or more
  kAnd,
  kOr,
  kNot,     // one child
  kFilter,  // documents with one of `terms`
  kDays,    // documents whose day or period lies in, or meets, `days`
  kFigure,  // documents that state such a figure
};

struct Node {
  Kind kind = Kind::kNothing;
  std::vector<Node> children;

  // kWords
  Scope scope = Scope::kText;
  Together together = Together::kPhrase;
  unsigned slack = 0;
  std::vector<Word> words;
  std::string number;  // "59.3%": a stated figure that matches, too, however it is written

  bool whole = false;  // of organisations and kFilter: the whole name, not part of it

  // kFilter, kDays: the field's id, and what is shown of its value; of a number as it was typed
  std::string field;
  std::string shown;
  std::vector<std::string> terms;

  // kDays: "date" (the document's own day) or "period"
  std::string first;  // YYYYMMDD
  std::string last;

  // kFigure: what is counted: words that a unit holds next to each other, or a subject of
  // xapian::subjects
  std::string subject;
  xapian::ValueRange range;
};

Node Words(std::vector<Word> words, Scope scope = Scope::kText);
Node Group(Kind kind, std::vector<Node> children);  // one child stands for itself
Node Not(Node child);

// Something to tell about a query: an id of index/query/messages.tsv and what it is about.
struct Note {
  std::string id;
  std::string detail;
  std::string other;
  friend bool operator==(const Note&, const Note&) = default;
};

struct Query {
  Node root;
  std::vector<Note> notes;

  bool empty() const { return root.kind == Kind::kNothing; }
};

// Calls visit(node) for every node of kWords that is wanted, in order: none under kNot.
template <typename Tree, typename Visit>
void VisitWords(Tree& node, Visit visit) {
  if (node.kind == Kind::kWords) visit(node);
  if (node.kind == Kind::kNot) return;
  for (auto& child : node.children) VisitWords(child, visit);
}

// The same with those under kNot.
template <typename Tree, typename Visit>
void VisitAllWords(Tree& node, Visit visit) {
  if (node.kind == Kind::kWords) visit(node);
  for (auto& child : node.children) VisitAllWords(child, visit);
}

// The tree on one line: `(and kỷ "khai trừ" (not ~ban) (figure "đảng viên" >100))`. A word behind
// "~" is compared without marks.
std::string Describe(const Node& node);

// The query again as one could type it, after it was changed.
std::string Write(const Node& node);

}  // namespace rasoat::query
