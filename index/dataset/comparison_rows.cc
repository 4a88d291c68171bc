#include "index/dataset/comparison_rows.h"

#include <algorithm>
#include <map>

#include "extractors/indicators/indicators.h"
#include "extractors/places/provinces.h"
#include "index/dataset/comparison.h"
#include "index/dataset/record_rows.h"
#include "index/facts.h"
#include "index/store/record_json.h"
#include "pipeline/model/hash.h"
#include "pipeline/model/message.h"

namespace rasoat::dataset {
namespace {

using store::StatedRow;

constexpr Message kMessages[] = {
#include "dataset_messages.inc"
};

constexpr std::string_view kRule = "cross-document";
constexpr std::size_t kSeriesId = 16;  // hex digits
constexpr std::size_t kNamed = 3;      // documents named in a sentence

std::string Say(std::string_view id, Language language,
                std::initializer_list<MessageArgument> arguments) {
  return FormatMessage(kMessages, id, language, arguments);
}

bool Concerns(Selection selected, const std::string& document) {
  return selected == nullptr || selected->contains(document);
}

std::string SeriesId(const StatedRow& row) {
  return Sha256(row.indicator + "|" + row.org + "|" + row.performer + "|" + row.level + "|" +
                row.basis + "|" + row.kind + "|" + row.unit)
      .substr(0, kSeriesId);
}

int YearOf(const StatedRow& row) {
  const std::string& day = row.period_end.empty() ? row.period_start : row.period_end;
  return day.size() < 4 ? 0 : std::stoi(day.substr(0, 4));
}

std::string IndicatorName(const StatedRow& row) {
  return indicators::Describe(row.indicator).vietnamese;
}

// Values with the documents that state them, in order of the values.
std::map<std::string, std::vector<const StatedRow*>> ByValue(const Observation& observation) {
  std::map<std::string, std::vector<const StatedRow*>> values;
  for (const StatedRow& row : observation.rows) {
    values[(row.comparator.empty() ? "" : row.comparator + " ") + row.value].push_back(&row);
  }
  return values;
}

class Taker {
 public:
  Taker(Selection selected, RowTaker& taker) : selected_(selected), taker_(taker) {}

  void Take(const Observation& observation) {
    if (observation.begins_series) last_.reset();
    const bool wanted =
        std::any_of(observation.rows.begin(), observation.rows.end(),
                    [&](const StatedRow& row) { return Concerns(selected_, row.document); });
    if (wanted) {
      TakeSeries(observation);
      if (observation.agreement == Agreement::kConflict ||
          observation.agreement == Agreement::kCorrected) {
        TakeConflict(observation);
      }
    }
    last_ = observation.first();
  }

  void Take(const Rollup& rollup) {
    if (!Concerns(selected_, rollup.whole.document)) return;
    std::string texts[2];
    for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
      texts[static_cast<std::size_t>(language)] =
          Say("rollup", language,
              {{"organisation", rollup.whole.org_name},
               {"value", rollup.whole.value},
               {"indicator", IndicatorName(rollup.whole)},
               {"period", rollup.whole.period},
               {"count", std::to_string(rollup.parts.size())},
               {"sum", rollup.sum}});
    }
    std::string figures = FigureOf(rollup.whole);
    for (const StatedRow& part : rollup.parts) figures += " " + FigureOf(part);
    TakeCheck(rollup.whole, "undetermined", "question", "none", rollup.sum, figures, texts);
  }

 private:
  static std::string FigureOf(const StatedRow& row) {
    return FigureId(row.document, static_cast<std::size_t>(row.number));
  }

  void TakeSeries(const Observation& observation) {
    const StatedRow& first = observation.first();
    std::string values;
    std::string documents;
    for (const auto& [value, rows] : ByValue(observation)) {
      values += (values.empty() ? "" : "; ") + value;
      for (const StatedRow* row : rows) documents += (documents.empty() ? "" : " ") + row->document;
    }
    Row row("series");
    row.Put("series", SeriesId(first)).Put("period", first.period);
    row.Put("organisation_id", first.org).Put("organisation", first.org_name);
    row.Put("indicator", first.indicator).Put("indicator_name", IndicatorName(first));
    row.Put("performer", first.performer).Put("level", first.level).Put("basis", first.basis);
    row.Put("kind", first.kind).Put("unit", first.unit);
    row.Put("period_start", first.period_start).Put("period_end", first.period_end);
    row.Put("value", observation.value).Put("values", values).Put("sources", observation.sources);
    row.Put("documents", documents).Put("agreement", std::string(NameOf(observation.agreement)));
    row.Put("gap_before", GapBefore(first)).Put("note", NoteOn(first));
    taker_.Take(row);
  }

  std::string GapBefore(const StatedRow& row) const {
    if (!last_) return {};
    const int years = YearOf(row) - YearOf(*last_) - 1;
    return years > 0 && YearOf(*last_) > 0 ? std::to_string(years) : std::string();
  }

  std::string NoteOn(const StatedRow& row) const {
    if (row.org.ends_with(".2025") && !last_) return Say("scope-merged", Language::kVietnamese, {});
    const bool crosses =
        last_ && last_->period_end < places::kTwoTiers && row.period_end >= places::kTwoTiers;
    return crosses ? Say("scope-tiers", Language::kVietnamese, {}) : std::string();
  }

  // One row for each document that is selected: each has its figure questioned.
  void TakeConflict(const Observation& observation) {
    const bool corrected = observation.agreement == Agreement::kCorrected;
    std::string texts[2];
    std::string figures;
    for (const StatedRow& row : observation.rows) {
      figures += (figures.empty() ? "" : " ") + FigureOf(row);
    }
    for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
      std::string values;
      for (const auto& [value, rows] : ByValue(observation)) {
        values += (values.empty() ? "" : "; ") +
                  Say("conflict-value", language, {{"documents", Named(rows)}, {"value", value}});
      }
      texts[static_cast<std::size_t>(language)] =
          Say(corrected ? "corrected" : "conflict", language,
              {{"indicator", IndicatorName(observation.first())},
               {"organisation", observation.first().org_name},
               {"period", observation.first().period},
               {"values", values}});
    }
    for (const StatedRow& row : observation.rows) {
      if (!Concerns(selected_, row.document)) continue;
      TakeCheck(row, corrected ? "consistent" : "inconsistent",
                corrected ? "corrected" : "conflict", corrected ? "none" : "note", "", figures,
                texts);
    }
  }

  static std::string Named(const std::vector<const StatedRow*>& rows) {
    std::string names;
    for (std::size_t i = 0; i < std::min(rows.size(), kNamed); ++i) {
      const std::string& title = rows[i]->title;
      names += (i == 0 ? "" : ", ") + (title.empty() ? rows[i]->document : "“" + title + "”");
    }
    if (rows.size() > kNamed) names += " (+" + std::to_string(rows.size() - kNamed) + ")";
    return names;
  }

  void TakeCheck(const StatedRow& at, std::string verdict, std::string check_class,
                 std::string severity, std::string computed, const std::string& figures,
                 const std::string (&texts)[2]) {
    const std::string print =
        Sha256(std::string(kRule) + "|" + check_class + "|" + SeriesId(at) + "|" + at.period);
    Row row("checks");
    row.Put("check", at.document + "!x" + print.substr(0, 8) + "." + std::to_string(at.number));
    row.Put("document", at.document).Put("rule", std::string(kRule));
    row.Put("verdict", std::move(verdict)).Put("class", std::move(check_class));
    row.Put("severity", std::move(severity)).Put("written", at.value);
    row.Put("computed", std::move(computed)).Put("figures", figures).Put("evidence", "");
    row.Put("start", "").Put("end", "");
    row.PutText("message_vi", texts[static_cast<std::size_t>(Language::kVietnamese)]);
    row.PutText("message_en", texts[static_cast<std::size_t>(Language::kEnglish)]);
    row.Put("fingerprint", print.substr(0, kSeriesId));
    taker_.Take(row);
  }

  Selection selected_;
  RowTaker& taker_;
  std::optional<StatedRow> last_;
};

// The figures of a document as one compares copies: how they are written, with what they count.
std::multiset<std::string> FiguresOf(store::Store& store, const std::string& document) {
  std::multiset<std::string> figures;
  for (const store::StoredFigure& figure : store.FiguresOf(document)) {
    figures.insert(figure.value + (figure.unit.empty() ? "" : " " + figure.unit));
  }
  return figures;
}

struct About {
  std::string published;
  std::string publisher;
  std::string title;
};

std::string Listed(const std::vector<std::string>& figures) {
  std::string list;
  for (const std::string& figure : figures) list += (list.empty() ? "" : ", ") + figure;
  return list.empty() ? Say("nothing", Language::kVietnamese, {}) : list;
}

void TakeCopy(store::Store& store, const store::Copy& copy,
              const std::multiset<std::string>& of_lead, RowTaker& taker) {
  const std::multiset<std::string> own = FiguresOf(store, copy.document);
  std::vector<std::string> missing;
  std::vector<std::string> other;
  std::set_difference(of_lead.begin(), of_lead.end(), own.begin(), own.end(),
                      std::back_inserter(missing));
  std::set_difference(own.begin(), own.end(), of_lead.begin(), of_lead.end(),
                      std::back_inserter(other));
  const bool lead = copy.document == copy.lead;
  const auto document = store.Find(copy.document);
  if (!document) return;
  const About about =
      store::WithRecord(store.folder(), *document, [](const nlohmann::json& record) {
        return About{index::Text(record, "published"), index::Text(record, "publisher"),
                     index::Text(record, "title")};
      });
  const std::string differs = missing.empty() && other.empty()
                                  ? std::string()
                                  : Say("differs", Language::kVietnamese,
                                        {{"lead", Listed(missing)}, {"copy", Listed(other)}});
  Row row("duplicates");
  row.Put("document", copy.document).Put("group", copy.lead);
  row.Put("kind", lead ? "lead" : copy.permille == 1000 ? "exact" : "near");
  row.Put("alike", Decimal(copy.permille, 3).ToString());
  row.Put("published", about.published).Put("publisher", about.publisher).Put("title", about.title);
  row.Put("figures_same", static_cast<std::int64_t>(own.size() - other.size()));
  row.Put("figures_other", static_cast<std::int64_t>(other.size())).Put("differs", differs);
  taker.Take(row);
}

}  // namespace

void TakeComparisons(store::Store& store, Selection selected, RowTaker& taker) {
  Taker rows(selected, taker);
  Compare(store, [&](const Observation& observation) { rows.Take(observation); });
  for (const Rollup& rollup : FindRollups(store)) rows.Take(rollup);
}

void TakeCopies(store::Store& store, Selection selected, RowTaker& taker) {
  for (const std::string& lead : store.copies().Leads()) {
    const std::vector<store::Copy> group = store.copies().GroupOf(lead);
    const bool wanted = std::any_of(group.begin(), group.end(), [&](const store::Copy& copy) {
      return Concerns(selected, copy.document);
    });
    if (!wanted) continue;
    const std::multiset<std::string> of_lead = FiguresOf(store, lead);
    for (const store::Copy& copy : group) TakeCopy(store, copy, of_lead, taker);
  }
}

}  // namespace rasoat::dataset
