#include "index/query/plan.h"

#include <algorithm>
#include <utility>

#include "index/query/match.h"
#include "index/query/vocabulary.h"
#include "index/query/words_in.h"
#include "index/xapian/schema.h"

namespace rasoat::query {
namespace {

namespace fields = xapian::fields;
using XQuery = Xapian::Query;

constexpr double kTitleWeight = 3;
constexpr double kLeadWeight = 1.5;
constexpr double kUnmarkedWeight = 0.3;
constexpr unsigned kMostExpansions = 100;  // of a wildcard
constexpr std::size_t kMostUnits = 50;     // that a figure's subject may be

const xapian::TextField& FieldOf(Scope scope) {
  switch (scope) {
    case Scope::kText: return fields::kTextField;
    case Scope::kTitle: return fields::kTitleField;
    case Scope::kLead: return fields::kLeadField;
    case Scope::kOrganisation: return fields::kOrganisationField;
  }
  return fields::kTextField;
}

XQuery Any(std::vector<XQuery> queries) {
  if (queries.empty()) return XQuery::MatchNothing;
  if (queries.size() == 1) return queries.front();
  return {XQuery::OP_OR, queries.begin(), queries.end()};
}

XQuery AnyOf(const std::vector<std::string>& terms) {
  if (terms.empty()) return XQuery::MatchNothing;
  return {XQuery::OP_OR, terms.begin(), terms.end()};
}

// For filters: no weight.
XQuery Unweighted(const XQuery& query) { return {XQuery::OP_SCALE_WEIGHT, query, 0.0}; }

class Planner {
 public:
  Planner(const Xapian::Database& index, std::vector<Note>& notes)
      : index_(index), notes_(notes), unmarked_(UnmarkedTexts()) {}

  XQuery Plan(const Node& node) {
    switch (node.kind) {
      case Kind::kNothing: return XQuery::MatchNothing;
      case Kind::kWords: return PlanWords(node);
      case Kind::kAnd: return PlanAll(node);
      case Kind::kOr: {
        std::vector<XQuery> options;
        for (const Node& child : node.children) options.push_back(Plan(child));
        return Any(std::move(options));
      }
      case Kind::kNot:
        if (HasVerbatim(node)) return XQuery::MatchAll;
        return {XQuery::OP_AND_NOT, XQuery::MatchAll, Plan(node.children.front())};
      case Kind::kFilter: return Unweighted(PlanFilter(node));
      case Kind::kDays: return PlanDays(node);
      case Kind::kFigure: return Unweighted(PlanFigure(node));
    }
    return XQuery::MatchNothing;
  }

 private:
  // Texts that have lost their marks; nothing where the index has none, to spare the work.
  XQuery UnmarkedTexts() const {
    std::vector<XQuery> kinds;
    for (const char* quality : {"ocr", "noaccent"}) {
      const std::string term = xapian::Term(fields::kQuality, quality);
      if (index_.term_exists(term)) kinds.emplace_back(term);
    }
    return kinds.empty() ? XQuery() : Any(std::move(kinds));
  }

  XQuery PlanAll(const Node& node) {
    std::vector<XQuery> wanted;
    std::vector<XQuery> unwanted;
    for (const Node& child : node.children) {
      // "-=Đảng" is for the texts to answer: the index would exclude "đảng", too.
      if (child.kind == Kind::kNot && HasVerbatim(child)) continue;
      if (child.kind == Kind::kNot) {
        unwanted.push_back(Plan(child.children.front()));
      } else {
        wanted.push_back(Plan(child));
      }
    }
    const XQuery all =
        wanted.empty() ? XQuery::MatchAll : XQuery(XQuery::OP_AND, wanted.begin(), wanted.end());
    if (unwanted.empty()) return all;
    return {XQuery::OP_AND_NOT, all, Any(std::move(unwanted))};
  }

  XQuery PlanWords(const Node& node) {
    XQuery query = Leniently(node);
    if (!node.number.empty()) {
      query = Any({query, Unweighted(XQuery(xapian::Term(fields::kNumber, node.number)))});
    }
    if (node.scope == Scope::kOrganisation) return Unweighted(query);
    if (node.scope != Scope::kText) return query;
    // What stands in the text and in the title or lead as well counts for more.
    return {XQuery::OP_AND_MAYBE, query,
            Any({Heavier(node, Scope::kTitle, kTitleWeight),
                 Heavier(node, Scope::kLead, kLeadWeight)})};
  }

  XQuery Heavier(const Node& node, Scope scope, double weight) {
    std::vector<XQuery> terms;
    for (const Word& word : node.words) {
      if (!word.prefix) terms.emplace_back(TermOf(word, scope));
    }
    if (terms.empty()) return XQuery::MatchNothing;
    return {XQuery::OP_SCALE_WEIGHT, XQuery(XQuery::OP_AND, terms.begin(), terms.end()), weight};
  }

  XQuery Leniently(const Node& node) {
    const XQuery exact = Placed(node);
    const bool toned = std::any_of(node.words.begin(), node.words.end(), [](const Word& word) {
      return word.marks == Marks::kToned && word.marked;
    });
    if (unmarked_.empty() || !toned || node.scope == Scope::kOrganisation) return exact;
    Node folded = node;
    for (Word& word : folded.words) word.marks = Marks::kFolded;
    const XQuery there(XQuery::OP_FILTER, Placed(folded), unmarked_);
    return Any({exact, XQuery(XQuery::OP_SCALE_WEIGHT, there, kUnmarkedWeight)});
  }

  XQuery Placed(const Node& node) {
    if (node.words.size() == 1 && node.words.front().prefix) return Wildcard(node);
    std::vector<std::string> terms;
    if (node.whole) terms.push_back(NameMark(xapian::kNameStart));
    for (const Word& word : node.words) terms.push_back(TermOf(word, node.scope));
    if (node.whole) terms.push_back(NameMark(xapian::kNameEnd));
    if (terms.size() == 1) return XQuery(terms.front());
    const auto count = static_cast<Xapian::termcount>(terms.size());
    switch (node.together) {
      case Together::kPhrase:
        return {XQuery::OP_PHRASE, terms.begin(), terms.end(),
                count + std::min(node.slack, xapian::kSentenceGap - 1)};
      case Together::kSentence:
        return Near(terms, std::max<Xapian::termcount>(xapian::kSentenceGap, count));
      case Together::kParagraph:
        return Near(terms, std::max<Xapian::termcount>(xapian::kBlockGap, count));
    }
    return XQuery::MatchNothing;
  }

  static std::string NameMark(std::string_view mark) {
    return std::string(fields::kOrganisation.prefix) + std::string(mark);
  }

  // NEAR wants every word at a place of its own: a word that is asked for twice stands once.
  static XQuery Near(std::vector<std::string>& terms, Xapian::termcount window) {
    std::vector<std::string> once;
    for (std::string& term : terms) {
      if (std::find(once.begin(), once.end(), term) == once.end()) once.push_back(term);
    }
    if (once.size() == 1) return XQuery(once.front());
    return {XQuery::OP_NEAR, once.begin(), once.end(), window};
  }

  XQuery Wildcard(const Node& node) {
    const std::string start = TermOf(node.words.front(), node.scope);
    std::size_t count = 0;
    for (auto term = index_.allterms_begin(start); term != index_.allterms_end(start); ++term) {
      if (++count > kMostExpansions) break;
    }
    if (count > kMostExpansions) {
      Say("many-words", node.words.front().written + "*", std::to_string(kMostExpansions));
    }
    return {XQuery::OP_WILDCARD, start, kMostExpansions, XQuery::WILDCARD_LIMIT_MOST_FREQUENT,
            XQuery::OP_SYNONYM};
  }

  // Publishers and kinds are found by part of their names: "nhân dân" is "Báo Nhân Dân".
  XQuery PlanFilter(const Node& node) {
    if (node.terms.empty()) return XQuery::MatchNothing;
    if (node.whole) return AnyOf(node.terms);
    if (node.field == "publisher") return Containing(fields::kPublisher, node);
    if (node.field == "kind") return Containing(fields::kKind, node);
    return AnyOf(node.terms);
  }

  XQuery Containing(const xapian::Field& field, const Node& node) {
    const std::string prefix(field.prefix);
    const std::string wanted = node.terms.front().substr(prefix.size());
    std::vector<std::string> terms;
    for (auto term = index_.allterms_begin(prefix); term != index_.allterms_end(prefix); ++term) {
      if (HoldsWords((*term).substr(prefix.size()), wanted)) terms.push_back(*term);
    }
    return AnyOf(terms);
  }

  XQuery PlanDays(const Node& node) const {
    if (node.field == "date") {
      return {XQuery::OP_VALUE_RANGE, SlotOf(fields::kPublished), node.first, node.last};
    }
    // A period that shares a day with the one asked for. Without one both slots are empty, and an
    // empty end lies before every day.
    return {XQuery::OP_AND, XQuery(XQuery::OP_VALUE_LE, SlotOf(fields::kPeriodStart), node.last),
            XQuery(XQuery::OP_VALUE_GE, SlotOf(fields::kPeriodEnd), node.first)};
  }

  XQuery PlanFigure(const Node& node) {
    std::vector<std::string> terms;
    for (const std::string& subject : SubjectsOf(node.subject)) {
      for (std::string& term : xapian::RangeTerms(subject, node.range)) {
        terms.push_back(std::move(term));
      }
    }
    return AnyOf(terms);
  }

  // "đảng viên" is what "lượt đảng viên" and "đảng viên dự bị" count, too.
  std::vector<std::string> SubjectsOf(const std::string& subject) {
    if (!xapian::subjects::IsUnit(subject)) return {subject};
    const std::string prefix(fields::kUnit.prefix);
    std::vector<std::pair<Xapian::doccount, std::string>> units;
    for (auto term = index_.allterms_begin(prefix); term != index_.allterms_end(prefix); ++term) {
      std::string unit = (*term).substr(prefix.size());
      if (HoldsWordsAsTyped(unit, subject)) units.emplace_back(term.get_termfreq(), unit);
    }
    if (units.size() > kMostUnits) {
      std::stable_sort(units.begin(), units.end(),
                       [](const auto& a, const auto& b) { return a.first > b.first; });
      units.resize(kMostUnits);
      Say("many-units", subject, std::to_string(kMostUnits));
    }
    std::vector<std::string> subjects;
    for (auto& [frequency, unit] : units) subjects.push_back(std::move(unit));
    return subjects;
  }

  void Say(std::string id, std::string detail, std::string other) {
    Note note{std::move(id), std::move(detail), std::move(other)};
    if (std::find(notes_.begin(), notes_.end(), note) == notes_.end()) notes_.push_back(note);
  }

  const Xapian::Database& index_;
  std::vector<Note>& notes_;
  XQuery unmarked_;
};

}  // namespace

Xapian::Query ToXapian(const Node& root, const Xapian::Database& index, std::vector<Note>& notes) {
  return Planner(index, notes).Plan(root);
}

std::string TermOf(const Word& word, Scope scope) {
  const xapian::TextField& field = FieldOf(scope);
  // Numbers stand in the toned stream only.
  const bool number = word.toned.front() >= '0' && word.toned.front() <= '9';
  const bool folded = word.marks == Marks::kFolded && !number;
  const xapian::Field& stream = folded ? field.folded : field.toned;
  return std::string(stream.prefix) + word.key();
}

}  // namespace rasoat::query
