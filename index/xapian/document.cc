#include "index/xapian/document.h"

#include <nlohmann/json.hpp>

#include "index/facts.h"
#include "index/figures.h"
#include "index/words.h"
#include "index/xapian/figure_terms.h"
#include "index/xapian/schema.h"
#include "pipeline/text/keys.h"

namespace rasoat::xapian {
namespace {

using index::Text;
using nlohmann::json;

class Builder {
 public:
  Builder(const json& record, Xapian::Document& out)
      : record_(record), facts_(index::FactsOf(record)), out_(out) {}

  void Run() {
    AddTexts();
    AddOrganisations();
    AddFigures();
    AddFilters();
    AddValues();
  }

 private:
  void AddTexts() {
    const std::string& text = record_.at("text").get_ref<const std::string&>();
    const std::string title = Text(record_, "title");
    std::uint32_t end = AddText(text, fields::kTextField, 0);
    if (marks_.Lost()) Filter(fields::kQuality, "noaccent");
    // A title that stands in no block is found as the text is.
    if (!title.empty() && !HasTitleBlock()) AddText(title, fields::kTextField, end + kBlockGap);
    AddText(title, fields::kTitleField, 0);
    AddText(Text(record_, "lead"), fields::kLeadField, 0);
  }

  bool HasTitleBlock() const {
    for (const json& block : record_.at("blocks")) {
      if (Text(block, "kind") == "title") return true;
    }
    return false;
  }

  // Gives the last position.
  std::uint32_t AddText(std::string_view text, const TextField& field, std::uint32_t from) {
    std::uint32_t last = from;
    for (const index::Word& word : index::CutIntoWords(text, from)) {
      const index::Keys& keys =
          index::SharedKeys().Of(text.substr(word.span.start, word.span.length()));
      Posting(field.toned, keys.toned, word.position);
      // Numbers have no marks to lose: one stream has them.
      if (!word.number) Posting(field.folded, keys.folded, word.position);
      last = word.position;
      marks_.Add(word, keys);
    }
    return last;
  }

  void AddOrganisations() {
    std::uint32_t position = 0;
    for (const std::string& name : facts_.organisations) {
      Posting(fields::kOrganisation, kNameStart, ++position);
      for (const index::Word& word : index::CutIntoWords(name)) {
        const auto written = std::string_view(name).substr(word.span.start, word.span.length());
        Posting(fields::kOrganisation, index::SharedKeys().Of(written).folded, ++position);
      }
      Posting(fields::kOrganisation, kNameEnd, ++position);
      position += kSentenceGap;
    }
  }

  void AddFigures() {
    for (const index::Figure& figure : index::FiguresOf(record_)) {
      for (const std::string* subject : {&figure.subject, &figure.category}) {
        if (subject->empty()) continue;
        for (const std::string& term : FigureTerms(*subject, figure.value)) {
          out_.add_boolean_term(term);
        }
        Filter(fields::kUnit, *subject);
      }
    }
    for (const json& mention : record_.at("mentions")) {
      for (const std::string& number : index::NumbersOf(mention)) Filter(fields::kNumber, number);
      if (Text(mention, "type") == "docref") AddDocRef(Text(mention, "number"));
    }
  }

  void AddDocRef(const std::string& number) {
    const std::string key = text::FoldedKey(number);
    Filter(fields::kDocRef, key);
    const std::size_t code = key.find_first_not_of("0123456789");
    if (code != std::string::npos && code > 0 && code + 1 < key.size()) {
      Filter(fields::kDocRef, std::string_view(key).substr(code + 1));
    }
  }

  void AddFilters() {
    for (const std::string& place : facts_.places) Filter(fields::kPlace, place);
    for (const std::string& code : facts_.provinces_before) Filter(fields::kProvince, "b:" + code);
    for (const std::string& code : facts_.provinces_after) Filter(fields::kProvince, "a:" + code);
    for (const std::string& rule : facts_.rules) Filter(fields::kRule, rule);
    for (const std::string& verdict : facts_.verdicts) Filter(fields::kVerdict, verdict);
    for (const index::CheckFact& check : facts_.checks) {
      Filter(fields::kCheck, check.rule + "/" + check.verdict);
    }
    for (const std::string& quality : facts_.qualities) Filter(fields::kQuality, quality);
    Filter(fields::kPublisher, index::FoldedWords(facts_.publisher));
    Filter(fields::kKind, index::FoldedWords(facts_.kind));
    Filter(fields::kHost, facts_.host);
    Filter(fields::kMediaType, facts_.media_type);
  }

  void AddValues() {
    Value(fields::kPublished, facts_.published);
    Value(fields::kYear, facts_.published.substr(0, 4));
    Value(fields::kPeriodStart, facts_.period.first);
    Value(fields::kPeriodEnd, facts_.period.last);
    Value(fields::kPublisherFacet, facts_.publisher);
    Value(fields::kKindFacet, facts_.kind);
    Values(fields::kProvinceFacet, facts_.provinces_after);
    Values(fields::kRuleFacet, facts_.rules);
    Values(fields::kVerdictFacet, facts_.verdicts);
    Values(fields::kOrganisationFacet, facts_.organisations);
    Sortable(fields::kChecks, record_.at("checks").size());
    Sortable(fields::kInconsistencies, facts_.inconsistent);
    const std::string worst = facts_.inconsistent > 0 ? "2" : facts_.rounding > 0 ? "1" : "0";
    const std::size_t most = facts_.inconsistent > 0 ? facts_.inconsistent : facts_.rounding;
    Value(fields::kSeverity, worst + Xapian::sortable_serialise(static_cast<double>(most)));
  }

  void Posting(const Field& field, std::string_view key, std::uint32_t position) {
    term_.assign(field.prefix);
    term_ += key;
    out_.add_posting(term_, position);
  }

  void Filter(const Field& field, std::string_view key) {
    if (!key.empty()) out_.add_boolean_term(Term(field, key));
  }

  void Value(const Field& field, const std::string& value) {
    if (!value.empty()) out_.add_value(SlotOf(field), value);
  }

  void Values(const Field& field, const std::vector<std::string>& values) {
    std::string joined;
    for (const std::string& value : values) {
      if (!joined.empty()) joined += kValueSeparator;
      joined += value;
    }
    Value(field, joined);
  }

  void Sortable(const Field& field, std::size_t number) {
    Value(field, Xapian::sortable_serialise(static_cast<double>(number)));
  }

  const json& record_;
  index::Facts facts_;
  Xapian::Document& out_;
  std::string term_;
  index::MarkCount marks_;
};

}  // namespace

std::string DataOf(const std::string& id, std::int64_t version) {
  return id + "\t" + std::to_string(version);
}

std::string IdOf(const std::string& data) { return data.substr(0, data.rfind('\t')); }

Xapian::Document MakeDocument(const std::string& id, std::int64_t version, const json& record) {
  Xapian::Document out;
  out.set_data(DataOf(id, version));
  out.add_boolean_term(IdTerm(id));
  Builder(record, out).Run();
  return out;
}

void SetSequence(std::int64_t sequence, Xapian::Document& document) {
  document.add_value(SlotOf(fields::kSequence),
                     Xapian::sortable_serialise(static_cast<double>(sequence)));
}

}  // namespace rasoat::xapian
