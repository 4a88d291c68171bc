#include "index/search/hits.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "index/facts.h"
#include "index/figures.h"
#include "index/query/match.h"
#include "index/query/words_in.h"
#include "index/words.h"
#include "index/xapian/schema.h"
#include "pipeline/text/code_points.h"
#include "pipeline/text/keys.h"

namespace rasoat::search {
namespace {

using index::Text;
using nlohmann::json;
using query::Kind;
using query::Node;

constexpr std::size_t kMostFigures = 5;  // shown of one document

bool IsSubject(const std::string& subject, const Node& node) {
  if (subject.empty()) return false;
  if (subject == node.subject) return true;
  return xapian::subjects::IsUnit(node.subject) && query::HoldsWordsAsTyped(subject, node.subject);
}

template <typename Visit>
void VisitWanted(const Node& node, Visit visit) {
  if (node.kind == Kind::kNot) return;
  visit(node);
  for (const Node& child : node.children) VisitWanted(child, visit);
}

// What the query wants besides words.
struct Wanted {
  std::vector<const Node*> figures;
  std::vector<std::string> numbers;
  std::vector<std::string> terms;  // of filters

  explicit Wanted(const Node& root) {
    VisitWanted(root, [&](const Node& node) {
      if (node.kind == Kind::kFigure) figures.push_back(&node);
      if (node.kind == Kind::kFilter)
        terms.insert(terms.end(), node.terms.begin(), node.terms.end());
      if (!node.number.empty()) numbers.push_back(node.number);
    });
  }
  bool HasTerm(const xapian::Field& field, std::string_view key) const {
    return std::find(terms.begin(), terms.end(), xapian::Term(field, key)) != terms.end();
  }
  bool HasNumber(const std::string& number) const {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
  }
};

// Indices of the mentions that answer the query's figures, numbers and document numbers.
std::vector<std::size_t> AnsweringMentions(const json& record, const Wanted& wanted) {
  std::vector<std::size_t> answering;
  if (!wanted.figures.empty()) {
    for (const index::Figure& figure : index::FiguresOf(record)) {
      for (const Node* node : wanted.figures) {
        if (node->range.Contains(figure.value) &&
            (IsSubject(figure.subject, *node) || IsSubject(figure.category, *node))) {
          answering.push_back(figure.mention);
        }
      }
    }
  }
  const json& mentions = record.at("mentions");
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto numbers = index::NumbersOf(mentions[i]);
    const bool stated = std::any_of(numbers.begin(), numbers.end(),
                                    [&](const auto& number) { return wanted.HasNumber(number); });
    const bool cited =
        Text(mentions[i], "type") == "docref" &&
        wanted.HasTerm(xapian::fields::kDocRef, text::FoldedKey(Text(mentions[i], "number")));
    if (stated || cited) answering.push_back(i);
  }
  std::sort(answering.begin(), answering.end());
  answering.erase(std::unique(answering.begin(), answering.end()), answering.end());
  return answering;
}

// Whether the query asks for checks that came out as this one did.
bool IsWantedCheck(const json& check, const Wanted& wanted) {
  namespace fields = xapian::fields;
  const index::CheckFact fact = index::CheckFactOf(check);
  const bool finding = fact.verdict == "inconsistent" || fact.verdict == "rounding";
  return wanted.HasTerm(fields::kVerdict, fact.verdict) ||
         (finding && wanted.HasTerm(fields::kRule, fact.rule)) ||
         wanted.HasTerm(fields::kCheck, fact.rule + "/" + fact.verdict);
}

PagePlace PlaceOf(const json& object) {
  const auto page = object.find("page");
  if (page == object.end()) return {};
  PagePlace place{page->get<int>(), {}};
  if (const auto box = object.find("box"); box != object.end()) {
    place.box = box->get<std::vector<double>>();
  }
  return place;
}

// The page and box of the block that holds a code point.
PagePlace PlaceAt(const json& record, std::uint32_t code_point) {
  PagePlace place;
  for (const json& block : record.at("blocks")) {
    if (block.at("start").get<std::uint32_t>() > code_point) break;
    place = PlaceOf(block);
  }
  return place;
}

std::vector<Finding> FindingsOf(const json& record) {
  std::vector<Finding> findings;
  for (const json& check : record.at("checks")) {
    const std::string verdict = Text(check, "verdict");
    if (verdict != "inconsistent" && verdict != "rounding") continue;
    findings.push_back({Text(check, "rule"), verdict, Text(check.at("message"), "vi"),
                        Text(check.at("message"), "en")});
  }
  return findings;
}

bool IsRecognised(const json& record) {
  const std::vector<std::string> qualities = index::QualitiesOf(record);
  return std::find(qualities.begin(), qualities.end(), "ocr") != qualities.end();
}

}  // namespace

Hit MakeHit(const Ranked& ranked, const store::StoredDocument& document, const json& record,
            const Node& root) {
  const std::string& text = record.at("text").get_ref<const std::string&>();
  Hit hit;
  hit.id = ranked.id;
  hit.version = document.version;
  hit.path = document.path;
  hit.title = Text(record, "title");
  hit.published = Text(record, "published");
  hit.publisher = Text(record, "publisher");
  hit.score = ranked.score;
  const text::CodePointIndex points(text);
  const Wanted wanted(root);
  std::vector<Span> spans;
  for (const json& check : record.at("checks")) {
    if (!IsWantedCheck(check, wanted)) continue;
    spans.push_back({points.ToBytes(check.at("start").get<std::uint32_t>()),
                     points.ToBytes(check.at("end").get<std::uint32_t>())});
  }
  for (const std::size_t i : AnsweringMentions(record, wanted)) {
    const json& mention = record.at("mentions")[i];
    const auto start = mention.at("start").get<std::uint32_t>();
    const auto end = mention.at("end").get<std::uint32_t>();
    spans.push_back({points.ToBytes(start), points.ToBytes(end)});
    if (hit.figures.size() < kMostFigures) {
      hit.figures.push_back({Text(mention, "quote"), start, end, PlaceOf(mention)});
    }
  }
  hit.snippet = query::MakeSnippet(text, query::MatchText(text, root, IsRecognised(record), spans));
  hit.snippet_start = points.ToCodePoints(hit.snippet.span.start);
  const std::uint32_t mark = hit.snippet.marks.empty() ? 0 : hit.snippet.marks.front().start;
  hit.place = PlaceAt(record, points.ToCodePoints(hit.snippet.span.start + mark));
  hit.findings = FindingsOf(record);
  return hit;
}

bool HoldsVerbatim(const json& record, const Node& root) {
  const std::string& text = record.at("text").get_ref<const std::string&>();
  return query::WordsHold(text, Text(record, "title"), root, IsRecognised(record));
}

}  // namespace rasoat::search
