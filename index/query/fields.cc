#include "index/query/fields.h"

#include "index/places.h"
#include "index/query/scan.h"
#include "index/query/values.h"
#include "index/query/vocabulary.h"
#include "index/words.h"
#include "index/xapian/schema.h"
#include "pipeline/text/keys.h"

namespace rasoat::query {
namespace {

namespace fields = xapian::fields;
using xapian::Term;

class FieldReader {
 public:
  FieldReader(std::string_view field, std::string_view value, bool quoted, std::vector<Note>& notes)
      : field_(field), value_(value), quoted_(quoted), notes_(notes) {}

  Node Run() {
    if (field_ == "title") return Text(Scope::kTitle);
    if (field_ == "lead") return Text(Scope::kLead);
    if (field_ == "organisation") return Organisation();
    if (field_ == "year" || field_ == "date") return Days("date");
    if (field_ == "period") return Days("period");
    if (field_ == "province") return Province(false);
    if (field_ == "former-province") return Province(true);
    if (field_ == "verdict") return Named(fields::kVerdict);
    if (field_ == "rule") return Named(fields::kRule);
    if (field_ == "quality") return Named(fields::kQuality);
    if (field_ == "format") return Named(fields::kMediaType);
    if (field_ == "docref") return Filter({Term(fields::kDocRef, text::FoldedKey(value_))});
    if (field_ == "host") return Filter({Term(fields::kHost, text::FoldedKey(value_))});
    if (field_ == "id") return Filter({xapian::IdTerm(value_)});
    if (field_ == "place") return Filter({Term(fields::kPlace, index::FoldedWords(value_))});
    if (field_ == "kind") return Name(fields::kKind);
    return Name(fields::kPublisher);
  }

 private:
  // A phrase, quoted or without blanks; of words in brackets all.
  Node Text(Scope scope) {
    std::vector<Word> words = WordsOf(value_);
    if (quoted_ || value_.find(' ') == std::string_view::npos)
      return Words(std::move(words), scope);
    std::vector<Node> nodes;
    for (Word& word : words) nodes.push_back(Words({std::move(word)}, scope));
    return Group(Kind::kAnd, std::move(nodes));
  }

  Node Organisation() {
    const bool whole = value_.starts_with('=');
    Node node = Words(WordsOf(value_.substr(whole)), Scope::kOrganisation);
    node.whole = whole;
    return node;
  }

  Node Days(const char* which) {
    const auto days = ParseDays(value_);
    if (!days) return Unknown("bad-date");
    Node node;
    node.kind = Kind::kDays;
    node.field = which;
    node.shown = quoted_ ? '"' + std::string(value_) + '"' : std::string(value_);
    node.first = days->first;
    node.last = days->last;
    return node;
  }

  Node Province(bool former_only) {
    std::string name = index::FoldedWords(value_);
    for (const std::string_view head : {"tinh ", "thanh pho ", "tp "}) {
      if (name.starts_with(head)) name.erase(0, head.size());
    }
    if (const std::string_view other = FindName("province", name); !other.empty()) name = other;
    const index::ProvinceName found = index::FindProvince(name, former_only);
    if (found.code.empty()) return Unknown("unknown-province");
    return Filter({Term(fields::kProvince, (found.after ? "a:" : "b:") + found.code)});
  }

  // The whole name behind "=", else part of it.
  Node Name(const xapian::Field& field) {
    Node node = Filter({Term(field, index::FoldedWords(value_))});
    node.whole = value_.starts_with('=');
    return node;
  }

  Node Named(const xapian::Field& field) {
    const std::string_view id = FindName(field_, value_);
    if (id.empty()) {
      notes_.push_back({"unknown-value", std::string(value_), AllNames(field_)});
      return Filter({});
    }
    Node node = Filter({Term(field, id)});
    node.shown = NameOf(field_, id);
    return node;
  }

  Node Unknown(const char* note) {
    notes_.push_back({note, std::string(value_), {}});
    return Filter({});
  }

  Node Filter(std::vector<std::string> terms) {
    Node node;
    node.kind = Kind::kFilter;
    node.field = field_;
    node.shown = quoted_ ? '"' + std::string(value_) + '"' : std::string(value_);
    node.terms = std::move(terms);
    return node;
  }

  std::string_view field_;
  std::string_view value_;
  bool quoted_;
  std::vector<Note>& notes_;
};

}  // namespace

Node FieldNode(std::string_view field, std::string_view value, bool quoted,
               std::vector<Note>& notes) {
  return FieldReader(field, value, quoted, notes).Run();
}

}  // namespace rasoat::query
