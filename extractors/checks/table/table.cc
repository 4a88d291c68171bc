#include "extractors/checks/table/table.h"

#include <algorithm>

#include "extractors/checks/claim.h"
#include "extractors/checks/table/relations.h"
#include "extractors/tables/cells.h"

namespace rasoat::checks::table {
namespace {

constexpr Message kMessages[] = {
#include "table_messages.inc"
};

// A relation is worded as the rule of running text words it.
constexpr Message kSums[] = {
#include "part_whole_messages.inc"
};

constexpr Message kQuotients[] = {
#include "ratio_percent_messages.inc"
};

constexpr Message kChanges[] = {
#include "change_messages.inc"
};

constexpr Message kParts[] = {
#include "part_exceeds_whole_messages.inc"
};

Catalogue MessagesOf(Relation relation) {
  if (relation == Relation::kAtMost) return kParts;
  if (relation == Relation::kSum) return kSums;
  return relation == Relation::kQuotient ? Catalogue(kQuotients) : Catalogue(kChanges);
}

constexpr std::size_t kFewestHolding = 2;  // that make a family believable
constexpr std::size_t kFewestDerived =
    3;  // the same, where nothing but the figures tells the columns

class Checker {
 public:
  Checker(const Subject& subject, const tables::Table& table, std::vector<Check>& checks)
      : passage_(subject.passage), table_(table), checks_(checks) {}

  void Run() {
    for (const Family& family : Formulas(table_)) Add(family, true);
    for (const Family& family : SumsOfColumns(table_)) Add(family, Believed(family));
    for (const Family& family : SumsOfRows(table_)) Add(family, Believed(family));
    for (Family family : Subsets(table_)) {
      const bool firm = Believed(family);
      // That a part is smaller than its whole is no news.
      std::erase_if(family.members, [this](const CellRelation& member) {
        return JudgeClaim(ClaimOf(member)).Fits();
      });
      if (firm) Add(family, true);
    }
    for (const std::vector<Family>& candidates : Derived(table_)) {
      const auto best = std::max_element(
          candidates.begin(), candidates.end(),
          [this](const Family& a, const Family& b) { return Holding(a) < Holding(b); });
      const std::size_t holding = Holding(*best);
      // Three in four rows, else the columns that were found are not the ones that give it.
      if (holding >= kFewestDerived && holding * 4 >= best->members.size() * 3) Add(*best, true);
    }
  }

 private:
  // Rows and columns of one family that hold speak for those that do not.
  bool Believed(const Family& family) const {
    const std::size_t holding = Holding(family);
    return holding >= kFewestHolding && holding * 2 > family.members.size();
  }

  std::size_t Holding(const Family& family) const {
    return static_cast<std::size_t>(
        std::count_if(family.members.begin(), family.members.end(),
                      [this](const auto& member) { return JudgeClaim(ClaimOf(member)).Fits(); }));
  }

  std::uint32_t MentionAt(Span written) const {
    const auto& mentions = passage_.mentions();
    const auto behind = std::upper_bound(
        mentions.begin(), mentions.end(), written.start,
        [](std::uint32_t start, const Mention& mention) { return start < mention.span.start; });
    return behind == mentions.begin() ? 0
                                      : static_cast<std::uint32_t>(behind - mentions.begin() - 1);
  }

  Claim ClaimOf(const CellRelation& member) const {
    Claim claim;
    claim.rule = "table";
    claim.relation = member.relation;
    for (const Place& place : member.cells) {
      const tables::CellFigure* figure = table_.FigureAt(place.row, place.column);
      Operand operand;
      operand.value = figure->value;
      operand.grain = -figure->value.places();
      operand.written = figure->written;
      operand.mention = MentionAt(figure->written);
      claim.operands.push_back(operand);
    }
    SetDirection(claim);
    const Place judged = member.cells[StatedOperand(claim.relation, claim.operands.size())];
    claim.evidence = EvidenceOf(member, judged);
    return claim;
  }

  // A decrease is written as a negative figure, or as a positive one in its own column.
  static void SetDirection(Claim& claim) {
    if (claim.relation != Relation::kDifference && claim.relation != Relation::kGrowth) return;
    const bool down = claim.operands[1].value < claim.operands[0].value;
    Operand& stated = claim.operands[2];
    if (stated.value < Decimal(0, 0)) {
      stated.value = stated.value.Negated();
      claim.statement.direction = Direction::kDecrease;
    } else if (down) {
      claim.statement.direction = Direction::kDecrease;
    }
  }

  // The row of the judged cell, as far as the relation reaches in it.
  Span EvidenceOf(const CellRelation& member, Place judged) const {
    Span span = table_.At(judged.row, judged.column)->span;
    for (const Place& place : member.cells) {
      if (place.row != judged.row) continue;
      const Span cell = table_.At(place.row, place.column)->span;
      span = {std::min(span.start, cell.start), std::max(span.end, cell.end)};
    }
    return span;
  }

  void Add(const Family& family, bool firm) {
    for (const CellRelation& member : family.members) {
      Claim claim = ClaimOf(member);
      claim.firm = firm;
      if (IsLeftToRounding(claim)) continue;
      if (!AddCheck(passage_, claim, MessagesOf(claim.relation), checks_)) continue;
      const Place judged = member.cells[StatedOperand(claim.relation, claim.operands.size())];
      NamePlace(judged, member.blanks, checks_.back());
    }
  }

  // Figures rounded to millions need not add up by half a unit each.
  bool IsLeftToRounding(const Claim& claim) const {
    const bool sums = claim.relation == Relation::kSum || claim.relation == Relation::kDifference;
    if (!table_.rounded || !sums || JudgeClaim(claim).Fits()) return false;
    const Operand& stated = claim.operands[StatedOperand(claim.relation, claim.operands.size())];
    const auto computed = Computed(claim.relation, claim.operands);
    const auto slack = SlackOf(claim.operands);
    if (!computed || !slack) return false;
    const auto off = computed->Plus(Rational::Of(stated.value.Negated()));
    if (!off) return false;
    const Int128 distance = off->numerator < 0 ? -off->numerator : off->numerator;
    return Rational{distance, off->denominator} <= *slack;
  }

  static std::string Path(const std::vector<std::string>& path) {
    std::string text;
    for (const std::string& step : path) text += (text.empty() ? "" : " / ") + step;
    return text;
  }

  void NamePlace(Place place, int blanks, Check& check) const {
    const std::string row = Path(table_.RowPath(place.row));
    const std::string column = Path(table_.columns[static_cast<std::size_t>(place.column)].path);
    const std::string number = std::to_string(table_.index + 1);
    const auto name = [&](Language language) {
      const std::string row_name = row.empty() ? std::to_string(place.row + 1) : "“" + row + "”";
      const std::string column_name =
          column.empty() ? std::to_string(place.column + 1) : "“" + column + "”";
      return FormatMessage(kMessages, "place", language,
                           {{"table", number}, {"row", row_name}, {"column", column_name}});
    };
    const auto without = [&](Language language) {
      if (blanks == 0) return std::string();
      return FormatMessage(kMessages, "blanks", language, {{"count", std::to_string(blanks)}});
    };
    check.vietnamese =
        name(Language::kVietnamese) + check.vietnamese + without(Language::kVietnamese);
    check.english = name(Language::kEnglish) + check.english + without(Language::kEnglish);
  }

  const passage::Passage& passage_;
  const tables::Table& table_;
  std::vector<Check>& checks_;
};

}  // namespace

void Apply(const Subject& subject, std::vector<Check>& checks) {
  if (subject.tables == nullptr) return;
  for (const tables::Table& table : *subject.tables) Checker(subject, table, checks).Run();
}

}  // namespace rasoat::checks::table
