#include "index/query/parse.h"

#include <algorithm>

#include "extractors/lexer/lexed.h"
#include "index/query/fields.h"
#include "index/query/scan.h"
#include "index/query/synonyms.h"
#include "index/query/values.h"
#include "index/query/vocabulary.h"
#include "index/words.h"
#include "index/xapian/schema.h"
#include "pipeline/text/normalize.h"

// query   := all (HOẶC all)*
// all     := one (VÀ? one)*
// one     := KHÔNG one | ( query ) | @câu ( words ) | field | figure | words | "words"
// figure  := subject (> ≥ < ≤ =) amount | "words" amount..amount
// What does not fit is passed over.

namespace rasoat::query {
namespace {

constexpr int kDeepest = 32;
constexpr std::size_t kLongestSubject = 6;  // words

class Parser {
 public:
  explicit Parser(Pieces pieces) : pieces_(std::move(pieces.pieces)) {
    query_.notes = std::move(pieces.notes);
  }

  Query Run() {
    std::vector<Node> all;
    while (at_ < pieces_.size()) {
      all.push_back(ParseAny(0));
      if (at_ < pieces_.size()) ++at_;  // a closing bracket that nothing opened
    }
    query_.root = Group(Kind::kAnd, std::move(all));
    JoinChecks(query_.root);
    SetMarks(query_.root);
    return std::move(query_);
  }

 private:
  bool Is(Item item) const { return at_ < pieces_.size() && pieces_[at_].item == item; }
  bool IsAt(std::size_t i, Item item) const {
    return i < pieces_.size() && pieces_[i].item == item;
  }
  void Say(std::string id, std::string detail = {}) {
    Note note{std::move(id), std::move(detail), {}};
    if (query_.notes.empty() || query_.notes.back() != note)
      query_.notes.push_back(std::move(note));
  }

  Node ParseAny(int depth) {
    std::vector<Node> options;
    options.push_back(ParseAll(depth));
    while (Is(Item::kOr)) {
      ++at_;
      options.push_back(ParseAll(depth));
    }
    return Group(Kind::kOr, std::move(options));
  }

  Node ParseAll(int depth) {
    std::vector<Node> all;
    while (at_ < pieces_.size() && !Is(Item::kOr) && !Is(Item::kClose)) {
      if (Is(Item::kAnd)) {
        ++at_;
        continue;
      }
      ParseOne(depth, all);
    }
    return Group(Kind::kAnd, std::move(all));
  }

  void ParseOne(int depth, std::vector<Node>& all) {
    switch (pieces_[at_].item) {
      case Item::kNot: return ParseNot(depth, all);
      case Item::kOpen: return all.push_back(ParseBrackets(depth));
      case Item::kTogether: return all.push_back(ParseTogether());
      case Item::kField: return all.push_back(ParseField());
      case Item::kQuoted:
        if (IsAt(at_ + 1, Item::kCompare) || IsAt(at_ + 1, Item::kRange)) {
          return all.push_back(ParseFigure(SubjectOfPiece(pieces_[at_++])));
        }
        return all.push_back(ParseWords());
      case Item::kPercent:
        ++at_;
        if (Is(Item::kCompare)) all.push_back(ParseFigure("%"));
        return;
      case Item::kWords: return ParseRun(all);
      default: ++at_;
    }
  }

  void ParseNot(int depth, std::vector<Node>& all) {
    while (Is(Item::kNot)) ++at_;
    if (at_ >= pieces_.size() || Is(Item::kOr) || Is(Item::kClose) || Is(Item::kAnd)) return;
    std::vector<Node> excluded;
    if (Is(Item::kWords) && !IsSubjectOfFigure()) {
      excluded.push_back(ParseWords());
    } else {
      ParseOne(depth, excluded);
    }
    all.push_back(Not(Group(Kind::kAnd, std::move(excluded))));
  }

  Node ParseBrackets(int depth) {
    ++at_;
    if (depth >= kDeepest) {
      if (depth == kDeepest) Say("too-deep", std::to_string(kDeepest));
      return {};
    }
    Node node = ParseAny(depth + 1);
    if (Is(Item::kClose)) ++at_;
    return node;
  }

  Node ParseTogether() {
    const bool sentence = pieces_[at_++].text == "sentence";
    std::vector<Word> words;
    for (++at_; at_ < pieces_.size() && !Is(Item::kClose); ++at_) {
      for (Word& word : pieces_[at_].words) words.push_back(std::move(word));
    }
    if (Is(Item::kClose)) ++at_;
    for (Word& word : words) word.prefix = word.verbatim = false;
    Node node = Words(std::move(words));
    if (node.words.size() > 1) {
      node.together = sentence ? Together::kSentence : Together::kParagraph;
    }
    return node;
  }

  Node ParseField() {
    const Piece& piece = pieces_[at_++];
    return FieldNode(piece.field, piece.text, piece.quoted, query_.notes);
  }

  Node ParseWords() {
    Piece& piece = pieces_[at_++];
    Node node = Words(std::move(piece.words));
    node.number = piece.number;
    if (!node.number.empty()) node.shown = piece.text;
    if (node.words.size() > 1) node.slack = piece.slack;
    return node;
  }

  // Whether the words from here on are, all of them, what a comparison is about.
  bool IsSubjectOfFigure() {
    std::vector<std::size_t> run;
    std::size_t i = at_;
    for (; IsAt(i, Item::kWords); ++i) run.push_back(i);
    if (!IsAt(i, Item::kCompare) && !IsAt(i, Item::kRange)) return false;
    TakeSubject(run);
    return run.empty();
  }

  // Words in a row, up to what is none; before a comparison the last of them say of what.
  void ParseRun(std::vector<Node>& all) {
    std::vector<std::size_t> run;
    for (; Is(Item::kWords); ++at_) run.push_back(at_);
    std::string subject;
    if (Is(Item::kCompare) || Is(Item::kRange)) subject = TakeSubject(run);
    const std::size_t behind = at_;
    for (const std::size_t i : run) {
      at_ = i;
      all.push_back(ParseWords());
    }
    at_ = behind;
    if (!subject.empty()) all.push_back(ParseFigure(std::move(subject)));
  }

  // The longest known unit at the end of the words, else the last word.
  std::string TakeSubject(std::vector<std::size_t>& run) {
    std::size_t count = 1;
    std::string text;
    for (std::size_t length = 1; length <= std::min(run.size(), kLongestSubject); ++length) {
      const std::string& written = pieces_[run[run.size() - length]].text;
      text = written + (text.empty() ? "" : " ") + text;
      if (IsUnit(text)) count = length;
    }
    std::string subject;
    for (std::size_t i = run.size() - count; i < run.size(); ++i) {
      if (!subject.empty()) subject += ' ';
      subject += pieces_[run[i]].text;
    }
    run.resize(run.size() - count);
    return index::TonedWords(subject);
  }

  static bool IsUnit(const std::string& text) {
    const lexer::Lexed lexed(text, lexicon::SharedLexicon());
    const lexer::Term term = lexed.TermAt(0, lexicon::Tag::kUnit);
    return term && term.range.end == lexed.size();
  }

  static std::string SubjectOfPiece(const Piece& piece) { return index::TonedWords(piece.text); }

  Node ParseFigure(std::string subject) {
    const Piece& piece = pieces_[at_++];
    // "năm 2015..2020" without a colon: no years are counted by the thousand.
    if (piece.item == Item::kRange && FindName("field", subject) == "year") {
      return FieldNode("year", piece.amount + ".." + piece.amount_to, false, query_.notes);
    }
    const auto amount = ParseAmount(piece.amount);
    if (!amount) return {};
    Node node;
    node.kind = Kind::kFigure;
    const auto to = ParseAmount(piece.amount_to);
    node.subject = RealSubject(std::move(subject), amount->percent || (to && to->percent));
    if (piece.item == Item::kRange) {
      node.range = {amount->value, to->value, false, false};
      if (*node.range.low > *node.range.high)
        Say("impossible-range", piece.amount + ".." + piece.amount_to);
      return node;
    }
    const bool equal = piece.text == "=";
    if (equal || piece.text[0] == '>') node.range.low = amount->value;
    if (equal || piece.text[0] == '<') node.range.high = amount->value;
    node.range.low_open = piece.text == ">";
    node.range.high_open = piece.text == "<";
    return node;
  }

  static std::string RealSubject(std::string subject, bool percent) {
    namespace subjects = xapian::subjects;
    const std::string_view id = FindName("subject", subject);
    if (id == "money") return std::string(subjects::kMoney);
    if (id == "increase") {
      return std::string(percent ? subjects::kIncreasePercent : subjects::kIncrease);
    }
    if (id == "decrease") {
      return std::string(percent ? subjects::kDecreasePercent : subjects::kDecrease);
    }
    const std::string unit = UnitOf(subject);
    return unit.empty() ? subject : unit;
  }

  // "ĐV" counts what "đảng viên" does.
  static std::string UnitOf(const std::string& subject) {
    const std::string_view full = FullFormOf(subject);
    return full.empty() ? std::string() : index::TonedWords(full);
  }

  // A verdict and a rule side by side are of one check.
  static void JoinChecks(Node& node) {
    for (Node& child : node.children) JoinChecks(child);
    if (node.kind != Kind::kAnd) return;
    const auto find = [&](std::string_view field) {
      return std::find_if(node.children.begin(), node.children.end(), [&](const Node& child) {
        return child.kind == Kind::kFilter && child.field == field && !child.terms.empty();
      });
    };
    const auto verdict = find("verdict");
    const auto rule = find("rule");
    if (verdict == node.children.end() || rule == node.children.end()) return;
    const std::string_view verdict_id =
        std::string_view(verdict->terms[0]).substr(xapian::fields::kVerdict.prefix.size());
    const std::string_view rule_id =
        std::string_view(rule->terms[0]).substr(xapian::fields::kRule.prefix.size());
    rule->shown += " " + NameOf("field", "verdict") + ":" + verdict->shown;
    rule->terms = {
        xapian::Term(xapian::fields::kCheck, std::string(rule_id) + "/" + std::string(verdict_id))};
    node.children.erase(verdict);
    if (node.children.size() == 1) node = Node(std::move(node.children.front()));
  }

  // Marks typed are marks wanted; a query without any is compared without. Names of organisations
  // always are.
  static void SetMarks(Node& root) {
    bool marked = false;
    VisitAllWords(root, [&](const Node& node) {
      if (node.scope == Scope::kOrganisation) return;
      for (const Word& word : node.words) marked |= word.marked && !word.verbatim;
    });
    VisitAllWords(root, [&](Node& node) {
      const bool folded = !marked || node.scope == Scope::kOrganisation;
      for (Word& word : node.words) {
        word.marks = folded && !word.verbatim ? Marks::kFolded : Marks::kToned;
      }
    });
  }

  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  Query query_;
};

}  // namespace

Query Parse(std::string_view text) {
  const std::string normal = text::Normalize(text).text;
  return Parser(Scan(normal)).Run();
}

}  // namespace rasoat::query
