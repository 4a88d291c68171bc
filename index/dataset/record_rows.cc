#include "index/dataset/record_rows.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "extractors/indicators/indicators.h"
#include "index/facts.h"
#include "pipeline/model/calendar.h"
#include "pipeline/model/edtf.h"
#include "pipeline/text/code_points.h"

namespace rasoat::dataset {
namespace {

using nlohmann::json;

// Exact literals: of a number as the record writes it.
std::string Literal(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->dump() : std::string();
}

std::string Text(const json& object, const char* key) { return index::Text(object, key); }

std::string Joined(const std::vector<std::string>& parts) {
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : " ") + part;
  return joined;
}

std::string DateOf(const json& record) {
  std::string date = Text(record, "published");
  if (date.empty() && record.contains("letterhead") && record["letterhead"].contains("date")) {
    date = Text(record["letterhead"]["date"], "text");
  }
  return ParseIsoDate(date) ? date.substr(0, 10) : std::string();
}

std::string SourceOf(const json& record) {
  const std::string url = Text(record.at("source"), "path");
  return url.empty() ? Text(record.at("source"), "address") : url;
}

constexpr std::size_t kLongest = 1200;  // bytes that are looked through for the ends of a sentence
constexpr std::size_t kAround = 600;    // bytes of a long sentence before and behind its figure

// The sentence of a block around a span, both in code points.
class Sentences {
 public:
  Sentences(const json& record)
      : text_(record.at("text").get_ref<const std::string&>()), points_(text_) {
    for (const json& block : record.at("blocks")) {
      blocks_.emplace_back(points_.ToBytes(block.at("start")), points_.ToBytes(block.at("end")));
    }
  }

  std::string Around(std::uint32_t start, std::uint32_t end) const {
    std::size_t first = points_.ToBytes(start);
    std::size_t last = points_.ToBytes(end);
    const auto block = std::find_if(blocks_.begin(), blocks_.end(), [&](const auto& one) {
      return one.first <= first && first < one.second;
    });
    if (block == blocks_.end()) return {};
    const std::size_t least = first - block->first > kLongest ? first - kLongest : block->first;
    std::size_t from = least;
    for (std::size_t i = first; i > least; --i) {
      if (EndsSentence(i - 1, block->second)) {
        from = i;
        break;
      }
    }
    const std::size_t most = std::min(block->second, last + kLongest);
    while (last < most && (last == 0 || !EndsSentence(last - 1, block->second))) ++last;
    while (from < first && IsInside(from)) ++from;
    while (last < block->second && IsInside(last)) ++last;
    while (from < first && text_[from] == ' ') ++from;
    return Cut(from, last, first);
  }

 private:
  // A sentence longer than a person reads is shown around its figure.
  std::string Cut(std::size_t from, std::size_t last, std::size_t figure) const {
    if (last - from <= 2 * kAround) return text_.substr(from, last - from);
    std::size_t begin = figure > from + kAround ? figure - kAround : from;
    std::size_t end = std::min(last, begin + 2 * kAround);
    while (begin > from && IsInside(begin)) --begin;
    while (end < last && IsInside(end)) ++end;
    return (begin > from ? "…" : "") + text_.substr(begin, end - begin) + (end < last ? "…" : "");
  }

  // Of a code point, behind its first byte.
  bool IsInside(std::size_t at) const {
    return (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U;
  }

  // A full stop before a blank, and no single letter before it: "N. V. H.".
  bool EndsSentence(std::size_t at, std::size_t end) const {
    const char c = text_[at];
    if (c != '.' && c != '!' && c != '?') return false;
    if (at + 1 < end && text_[at + 1] != ' ') return false;
    return at < 2 || text_[at - 2] != ' ';
  }

  const std::string& text_;
  text::CodePointIndex points_;
  std::vector<std::pair<std::size_t, std::size_t>> blocks_;
};

int Gravity(const std::string& verdict) {
  constexpr std::string_view kOrder[] = {"", "undetermined", "consistent", "rounding",
                                         "inconsistent"};
  const auto found = std::find(std::begin(kOrder), std::end(kOrder), verdict);
  return static_cast<int>(found - std::begin(kOrder));
}

class RecordRows {
 public:
  RecordRows(const store::StoredDocument& document, const json& record, const CopyPlace& copy,
             RowTaker& taker)
      : id_(document.id),
        version_(document.version),
        record_(record),
        copy_(copy),
        taker_(taker),
        sentences_(record) {
    const json& statements = record.at("statements");
    for (std::size_t i = 0; i < statements.size(); ++i) {
      by_mention_.emplace(statements[i].at("mention").get<std::size_t>(), i);
    }
    const json& checks = record.at("checks");
    for (std::size_t i = 0; i < checks.size(); ++i) {
      for (const json& operand : checks[i].at("operands")) {
        const auto figure = by_mention_.find(operand.get<std::size_t>());
        if (figure != by_mention_.end()) checks_of_[figure->second].push_back(i);
      }
    }
  }

  void Take() {
    TakeDocument();
    const json& statements = record_.at("statements");
    for (std::size_t i = 0; i < statements.size(); ++i) TakeFigure(i, statements[i]);
    const json& checks = record_.at("checks");
    for (std::size_t i = 0; i < checks.size(); ++i) TakeCheck(i, checks[i]);
    const json& tables = record_.at("tables");
    for (std::size_t i = 0; i < tables.size(); ++i) TakeTable(i, tables[i]);
  }

 private:
  void TakeDocument() {
    const index::Facts facts = index::FactsOf(record_);
    std::vector<std::string> warnings;
    for (const json& warning : record_.at("warnings")) warnings.push_back(Text(warning, "code"));
    warnings.erase(std::unique(warnings.begin(), warnings.end()), warnings.end());
    Row row("documents");
    row.Put("document", id_).Put("version", version_).Put("title", Text(record_, "title"));
    row.Put("kind", facts.kind).Put("published", DateOf(record_)).Put("publisher", facts.publisher);
    row.Put("author", Text(record_, "author")).Put("url", Text(record_, "url"));
    row.Put("source", SourceOf(record_)).Put("media_type", facts.media_type);
    row.Put("sha256", Text(record_.at("source"), "sha256"));
    row.Put("province_before", Joined(facts.provinces_before));
    row.Put("province_after", Joined(facts.provinces_after));
    row.Put("period_start", IsoDayOf(facts.period.first))
        .Put("period_end", IsoDayOf(facts.period.last));
    row.Put("figures", static_cast<std::int64_t>(record_.at("statements").size()));
    row.Put("checks", static_cast<std::int64_t>(record_.at("checks").size()));
    row.Put("inconsistent", static_cast<std::int64_t>(facts.inconsistent));
    row.Put("rounding", static_cast<std::int64_t>(facts.rounding));
    row.Put("copy_of", copy_.lead == id_ ? "" : copy_.lead);
    row.Put("copies", copy_.size > 0 ? std::to_string(copy_.size) : "");
    row.Put("warnings", Joined(warnings)).Put("fetched", Text(record_, "fetched"));
    row.Put("extractor", RASOAT_VERSION);
    taker_.Take(row);
  }

  void TakeFigure(std::size_t number, const json& statement) {
    const json& mention = record_.at("mentions")[statement.at("mention").get<std::size_t>()];
    const auto start = mention.at("start").get<std::uint32_t>();
    const auto end = mention.at("end").get<std::uint32_t>();
    const std::string indicator = Text(statement, "indicator");
    Row row("figures");
    row.Put("figure", FigureId(id_, number))
        .Put("document", id_)
        .Put("title", Text(record_, "title"));
    row.Put("source", SourceOf(record_)).Put("url", Text(record_, "url"));
    row.Put("published", DateOf(record_)).Put("publisher", Text(record_, "publisher"));
    row.Put("place", Text(statement, "place")).Put("place_before", Text(statement, "code_before"));
    row.Put("place_after", Text(statement, "code_after"));
    row.Put("province_before", Text(statement, "province_before"));
    row.Put("province_after", Text(statement, "province_after"));
    row.Put("organisation", Text(statement, "org"))
        .Put("organisation_id", Text(statement, "org_id"));
    row.Put("scope", Text(statement, "scope")).Put("indicator", indicator);
    row.Put("indicator_name", indicator.empty() ? "" : indicators::Describe(indicator).vietnamese);
    row.Put("object", Text(statement, "object")).Put("performer", Text(statement, "performer"));
    row.Put("level", Text(statement, "level")).Put("outcome", Text(statement, "outcome"));
    row.Put("unit", Text(statement, "unit")).Put("counted", Text(mention, "unit"));
    PutValue(mention, row);
    row.Put("period", Text(statement, "period"))
        .Put("period_start", Text(statement, "period_start"));
    row.Put("period_end", Text(statement, "period_end"));
    row.Put("cumulative", statement.value("cumulative", false) ? "true" : "");
    row.Put("basis", Text(statement, "basis"));
    row.Put("part_of", Other(statement, "part_of")).Put("said_of", Other(statement, "said_of"));
    row.PutText("quote", Text(mention, "quote")).Put("sentence", sentences_.Around(start, end));
    row.Put("page", Literal(mention, "page")).Put("start", start).Put("end", end);
    const json cell = mention.value("cell", json::object());
    row.Put("table", Literal(cell, "table")).Put("row", Literal(cell, "row"));
    row.Put("column", Literal(cell, "col"));
    PutChecks(number, row);
    row.Put("confidence", ConfidenceOf(statement));
    row.Put("copy_of", copy_.lead == id_ ? "" : copy_.lead).Put("extractor", RASOAT_VERSION);
    taker_.Take(row);
  }

  static void PutValue(const json& mention, Row& row) {
    const std::string type = Text(mention, "type");
    const json& written = mention.at("written");
    std::string digits;
    if (written.is_array()) {
      for (const json& part : written)
        digits += (digits.empty() ? "" : "/") + part.get<std::string>();
    } else {
      digits = written.get<std::string>();
    }
    std::string value = Literal(mention, "value");
    if (type == "change") {
      value = Literal(mention, "amount");
      if (value.empty()) value = Literal(mention, "percent");
    }
    if (type == "ratio") value = Literal(mention, "numerator");
    const bool percent = type == "percent";
    row.Put("type", type).PutText("written", digits).Put("value", value);
    row.Put("comparator", Text(mention, "comparator"));
    row.Put("numerator", Literal(mention, "numerator"));
    row.Put("denominator", Literal(mention, "denominator"));
    row.Put("percent", percent ? value : Literal(mention, "percent"));
    row.Put("direction", Text(mention, "direction"));
  }

  std::string Other(const json& statement, const char* key) const {
    const auto found = statement.find(key);
    return found == statement.end() ? std::string() : FigureId(id_, found->get<std::size_t>());
  }

  void PutChecks(std::size_t number, Row& row) const {
    const auto found = checks_of_.find(number);
    std::string worst;
    std::vector<std::string> ids;
    if (found != checks_of_.end()) {
      for (const std::size_t check : found->second) {
        ids.push_back(CheckId(id_, check));
        const std::string verdict = Text(record_.at("checks")[check], "verdict");
        if (Gravity(verdict) > Gravity(worst)) worst = verdict;
      }
    }
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    row.Put("verdict", worst).Put("checks", Joined(ids));
  }

  static std::string ConfidenceOf(const json& statement) {
    double lowest = 1;
    for (const auto& [slot, evidence] : statement.at("evidence").items()) {
      lowest = std::min(lowest, evidence[1].get<double>());
    }
    return lowest == 1 ? std::string() : json(lowest).dump();
  }

  void TakeCheck(std::size_t number, const json& check) {
    std::vector<std::string> figures;
    for (const json& operand : check.at("operands")) {
      const auto figure = by_mention_.find(operand.get<std::size_t>());
      if (figure != by_mention_.end()) figures.push_back(FigureId(id_, figure->second));
    }
    Row row("checks");
    row.Put("check", CheckId(id_, number)).Put("document", id_).Put("rule", Text(check, "rule"));
    row.Put("verdict", Text(check, "verdict")).Put("class", Text(check, "class"));
    row.Put("severity", Text(check, "severity")).Put("written", Text(check, "written"));
    row.Put("computed", Text(check, "computed")).Put("figures", Joined(figures));
    row.Put("evidence", Text(check, "evidence")).Put("start", Literal(check, "start"));
    row.Put("end", Literal(check, "end"));
    row.PutText("message_vi", Text(check.at("message"), "vi"));
    row.PutText("message_en", Text(check.at("message"), "en"));
    row.Put("fingerprint", Text(check, "fingerprint"));
    taker_.Take(row);
  }

  void TakeTable(std::size_t number, const json& table) {
    const int head = table.value("header_rows", 0);
    for (const json& cell : table.at("cells")) {
      Row row("tables");
      row.Put("document", id_).Put("table", static_cast<std::int64_t>(number));
      row.Put("row", Literal(cell, "row")).Put("column", Literal(cell, "col"));
      row.Put("row_span", Literal(cell, "rowspan")).Put("column_span", Literal(cell, "colspan"));
      row.Put("header", cell.at("row").get<int>() < head ? "true" : "false");
      row.Put("text", Text(cell, "text")).Put("unit", Text(table, "unit"));
      row.Put("start", Literal(cell, "start")).Put("end", Literal(cell, "end"));
      taker_.Take(row);
    }
  }

  const std::string& id_;
  std::int64_t version_;
  const json& record_;
  const CopyPlace& copy_;
  RowTaker& taker_;
  Sentences sentences_;
  std::map<std::size_t, std::size_t> by_mention_;              // mention to statement
  std::map<std::size_t, std::vector<std::size_t>> checks_of_;  // statement to checks
};

}  // namespace

std::string FigureId(const std::string& document, std::size_t statement) {
  return document + "#" + std::to_string(statement);
}

std::string CheckId(const std::string& document, std::size_t check) {
  return document + "!" + std::to_string(check);
}

void TakeRecord(const store::StoredDocument& document, const json& record, const CopyPlace& copy,
                RowTaker& taker) {
  RecordRows(document, record, copy, taker).Take();
}

}  // namespace rasoat::dataset
