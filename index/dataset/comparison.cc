#include "index/dataset/comparison.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "index/dataset/agree.h"
#include "pipeline/text/keys.h"

namespace rasoat::dataset {
namespace {

using store::StatedRow;

struct Word {
  std::string_view role;
  std::string_view words;
  int line;
};

constexpr Word kWords[] = {
#include "dataset_words.inc"
};

constexpr std::string_view kNames[] = {"single", "agree", "corrected", "conflict"};
constexpr std::string_view kProvincePrefix = "dang-bo:tinh-";

auto SeriesKey(const StatedRow& row) {
  return std::tie(row.indicator, row.org, row.performer, row.level, row.basis, row.kind, row.unit);
}

bool SameSeries(const StatedRow& a, const StatedRow& b) { return SeriesKey(a) == SeriesKey(b); }

bool SameKey(const StatedRow& a, const StatedRow& b) {
  return SameSeries(a, b) && a.period == b.period;
}

StatedValue ValueOf(const StatedRow& row) {
  return {Decimal::Parse(row.value).value_or(Decimal()), row.grain, row.comparator};
}

bool SaysCorrection(const std::string& title) {
  const std::string key = text::FoldedKey(title);
  return std::any_of(std::begin(kWords), std::end(kWords), [&](const Word& word) {
    return word.role == "correction" && key.find(text::FoldedKey(word.words)) != std::string::npos;
  });
}

// Documents that state one value only.
void DropAmbiguous(std::vector<StatedRow>& rows) {
  std::map<std::string, std::set<std::string>> values;
  for (const StatedRow& row : rows) values[row.document].insert(row.value);
  std::set<std::string> seen;
  std::erase_if(rows, [&](const StatedRow& row) {
    return values[row.document].size() > 1 || !seen.insert(row.document).second;
  });
}

Agreement Judge(const std::vector<StatedRow>& rows, std::int64_t sources) {
  std::vector<StatedValue> values;
  for (const StatedRow& row : rows) values.push_back(ValueOf(row));
  const bool agree = AllAgree(values);
  if (sources < 2) return Agreement::kSingle;
  if (agree) return Agreement::kAgree;
  const auto latest = std::max_element(
      rows.begin(), rows.end(),
      [](const StatedRow& a, const StatedRow& b) { return a.published < b.published; });
  return SaysCorrection(latest->title) ? Agreement::kCorrected : Agreement::kConflict;
}

class Comparer {
 public:
  explicit Comparer(const std::function<void(const Observation&)>& take) : take_(take) {}

  void Add(const StatedRow& row) {
    if (!rows_.empty() && !SameKey(rows_.front(), row)) Finish();
    rows_.push_back(row);
  }

  void Finish() {
    DropAmbiguous(rows_);
    if (rows_.empty()) return;
    Observation observation;
    std::set<std::string> leads;
    std::vector<StatedValue> values;
    for (const StatedRow& row : rows_) {
      leads.insert(row.lead);
      values.push_back(ValueOf(row));
    }
    observation.sources = static_cast<std::int64_t>(leads.size());
    observation.agreement = Judge(rows_, observation.sources);
    const bool one = observation.agreement == Agreement::kAgree ||
                     (observation.agreement == Agreement::kSingle && AllAgree(values));
    if (one) observation.value = MostExact(values).value.ToString();
    observation.begins_series = !last_.has_value() || !SameSeries(*last_, rows_.front());
    last_ = rows_.front();
    observation.rows = std::move(rows_);
    rows_.clear();
    take_(observation);
  }

 private:
  const std::function<void(const Observation&)>& take_;
  std::vector<StatedRow> rows_;
  std::optional<StatedRow> last_;
};

bool CanAdd(const StatedRow& row) {
  return row.kind == "count" && row.scope == "toan_dang_bo" && row.comparator.empty() &&
         row.basis == "thuc_hien" && row.unit != "phan_tram";
}

// What a province's units must agree with it in.
std::string RollupKey(const StatedRow& row, const std::string& province) {
  return row.indicator + "|" + row.performer + "|" + row.level + "|" + row.unit + "|" + row.period +
         "|" + province;
}

// "ben-tre" of "dang-bo:tinh-ben-tre" and of "dang-bo:huyen-giong-dua.ben-tre".
std::string ProvinceOf(const StatedRow& row, bool whole) {
  if (whole) return row.org.substr(kProvincePrefix.size());
  const std::size_t dot = row.org.rfind('.');
  return dot == std::string::npos ? std::string() : row.org.substr(dot + 1);
}

}  // namespace

std::string_view NameOf(Agreement agreement) { return kNames[static_cast<std::size_t>(agreement)]; }

void Compare(store::Store& store, const std::function<void(const Observation&)>& take) {
  Comparer comparer(take);
  store.ReadStated([&](const StatedRow& row) { comparer.Add(row); });
  comparer.Finish();
}

std::vector<Rollup> FindRollups(store::Store& store) {
  std::map<std::string, Rollup> found;
  store.ReadStated([&](const StatedRow& row) {
    if (CanAdd(row) && row.org.starts_with(kProvincePrefix)) {
      found[RollupKey(row, ProvinceOf(row, true))].whole = row;
    }
  });
  if (found.empty()) return {};
  store.ReadStated([&](const StatedRow& row) {
    if (!CanAdd(row) || row.org.starts_with(kProvincePrefix)) return;
    const auto whole = found.find(RollupKey(row, ProvinceOf(row, false)));
    if (whole == found.end()) return;
    auto& parts = whole->second.parts;
    const bool known = std::any_of(parts.begin(), parts.end(),
                                   [&](const StatedRow& part) { return part.org == row.org; });
    if (!known) parts.push_back(row);
  });
  std::vector<Rollup> more;
  for (auto& [key, rollup] : found) {
    Decimal sum;
    for (const StatedRow& part : rollup.parts) {
      sum = sum.Plus(ValueOf(part).value).value_or(sum);
    }
    if (rollup.parts.size() < 2 || sum <= ValueOf(rollup.whole).value) continue;
    rollup.sum = sum.ToString();
    more.push_back(std::move(rollup));
  }
  return more;
}

}  // namespace rasoat::dataset
