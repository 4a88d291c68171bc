#include <map>

#include "extractors/checks/claim.h"
#include "index/store/store.h"
#include "pipeline/model/edtf.h"

// What a record states of organisations, as rows that figures are compared by across documents.

namespace rasoat::store {
namespace {

using statements::SlotName;

struct Value {
  std::string kind;
  const Figure* figure = nullptr;
  const Bound* bound = nullptr;
};

const Bound kExactly;

Value ValueOf(const Change& change) {
  const bool up = change.direction == Direction::kIncrease;
  std::string kind = up ? "increase" : "decrease";
  if (change.is_percent) kind += "-percent";
  return {std::move(kind), &change.figure, &change.bound};
}

Value ValueOf(const MentionValue& value) {
  if (const auto* count = std::get_if<Count>(&value))
    return {"count", &count->figure, &count->bound};
  if (const auto* ratio = std::get_if<Ratio>(&value))
    return {"count", &ratio->numerator, &kExactly};
  if (const auto* money = std::get_if<Money>(&value))
    return {"count", &money->figure, &money->bound};
  if (const auto* percent = std::get_if<Percent>(&value)) {
    return {"percent", &percent->figure, &percent->bound};
  }
  if (const auto* change = std::get_if<Change>(&value)) return ValueOf(*change);
  return {};
}

std::string ComparatorOf(const Bound& bound) {
  if (bound.comparator == Comparator::kApprox && bound.from_below) return "below";
  return std::string(ComparatorName(bound.comparator));
}

// A part that differs from its whole by something no slot tells: by content, by source.
bool IsUntoldPart(const Record& record, const statements::Statement& statement) {
  if (!statement.part_of) return false;
  const statements::Statement& whole = record.statements[*statement.part_of];
  return whole[SlotName::kIndicator].value == statement[SlotName::kIndicator].value &&
         whole[SlotName::kPerformer].value == statement[SlotName::kPerformer].value &&
         whole[SlotName::kLevel].value == statement[SlotName::kLevel].value;
}

// A figure that a later report gives for comparison is what was done then.
std::string BasisOf(const statements::Statement& statement) {
  const std::string& basis = statement[SlotName::kBasis].value;
  return basis == "cung_ky" ? "thuc_hien" : basis;
}

}  // namespace

void Store::InsertStated(const Record& record, std::int64_t version) {
  Statement insert =
      Prepare("INSERT INTO stated VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < record.statements.size(); ++i) {
    const statements::Statement& statement = record.statements[i];
    const std::string& indicator = statement[SlotName::kIndicator].value;
    const std::string& period = statement[SlotName::kPeriod].value;
    const auto days = DaysOf(period);
    const bool by_content = indicator.ends_with(".ND");
    if (indicator.empty() || statement.org_id.empty() || !days || by_content) continue;
    if (IsUntoldPart(record, statement)) continue;
    const Value value = ValueOf(record.mentions[statement.mention].value);
    if (value.figure == nullptr) continue;
    const Span written = value.figure->written;
    const std::string_view digits =
        std::string_view(record.document.text).substr(written.start, written.length());
    insert.Bind(indicator)
        .Bind(statement.org_id)
        .Bind(statement[SlotName::kPerformer].value)
        .Bind(statement[SlotName::kLevel].value)
        .Bind(BasisOf(statement))
        .Bind(value.kind)
        .Bind(statement[SlotName::kUnit].value)
        .Bind(period)
        .Bind(version)
        .Bind(static_cast<std::int64_t>(i))
        .Bind(statement[SlotName::kOrg].value)
        .Bind(statement[SlotName::kScope].value)
        .Bind(IsoDayOf(days->first))
        .Bind(IsoDayOf(days->last))
        .Bind(value.figure->value.ToString())
        .Bind(std::int64_t{checks::GrainOf(digits, value.figure->value)})
        .Bind(ComparatorOf(*value.bound))
        .Run();
  }
}

std::vector<StoredFigure> Store::FiguresOf(const std::string& document) {
  std::vector<StoredFigure> figures;
  Statement query = Prepare(
      "SELECT type, value, unit FROM figure JOIN version ON key = version WHERE document = ? "
      "AND latest = 1 AND type IN ('count', 'ratio', 'percent', 'change', 'money') "
      "ORDER BY figure.number");
  query.Bind(document);
  while (query.Step()) figures.push_back({query.Text(0), query.Text(1), query.Text(2)});
  return figures;
}

void Store::ReadStated(const std::function<void(const StatedRow&)>& take) {
  Statement query = Prepare(
      "SELECT s.indicator, s.org, s.performer, s.level, s.basis, s.kind, s.unit, s.period, "
      "s.number, "
      "s.org_name, s.scope, s.period_start, s.period_end, s.value, s.grain, s.comparator, "
      "v.document, v.published, v.title, ifnull(l.document, v.document) "
      "FROM stated s JOIN version v ON v.key = s.version "
      "LEFT JOIN copy c ON c.version = v.key LEFT JOIN version l ON l.key = c.lead "
      "ORDER BY s.indicator, s.org, s.performer, s.level, s.basis, s.kind, s.unit, s.period, "
      "s.version, s.number");
  while (query.Step()) {
    StatedRow row;
    std::string* const texts[] = {&row.indicator, &row.org,  &row.performer, &row.level,
                                  &row.basis,     &row.kind, &row.unit,      &row.period};
    for (int i = 0; i < 8; ++i) *texts[i] = query.Text(i);
    row.number = query.Integer(8);
    row.org_name = query.Text(9);
    row.scope = query.Text(10);
    row.period_start = query.Text(11);
    row.period_end = query.Text(12);
    row.value = query.Text(13);
    row.grain = static_cast<int>(query.Integer(14));
    row.comparator = query.Text(15);
    row.document = query.Text(16);
    row.published = query.Text(17);
    row.title = query.Text(18);
    row.lead = query.Text(19);
    take(row);
  }
}

}  // namespace rasoat::store
