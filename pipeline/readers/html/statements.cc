#include "pipeline/readers/html/statements.h"

#include <algorithm>

#include "pipeline/text/ascii.h"

namespace rasoat::readers::html {
namespace {

// Many systems write their own name or address where the author's belongs.
bool IsPerson(std::string_view name) {
  const bool one_word = name.find(' ') == std::string_view::npos;
  const bool address =
      name.find("://") != std::string_view::npos || name.find('@') != std::string_view::npos;
  return !address && !(one_word && (name.find('.') != std::string_view::npos ||
                                    name.starts_with("admin") || name.starts_with("Admin")));
}

struct Target {
  Field field;
  const char* name;  // as in the record
  std::string DocumentInfo::*member;
};

constexpr Target kTargets[] = {
    {Field::kTitle, "title", &DocumentInfo::title},
    {Field::kLead, "lead", &DocumentInfo::lead},
    {Field::kAuthor, "author", &DocumentInfo::author},
    {Field::kOrigin, "origin", &DocumentInfo::origin},
    {Field::kPublisher, "publisher", &DocumentInfo::publisher},
    {Field::kUrl, "url", &DocumentInfo::url},
};

void Note(DocumentInfo& info, std::string field, const Statement& statement) {
  info.metadata.push_back({std::move(field), statement.from, statement.written, statement.element});
}

Timestamp TimeOf(const Statement& statement) {
  return ParseIsoTimestamp(statement.value).value_or(Timestamp{});
}

}  // namespace

void Statements::Add(Statement statement) {
  statement.value = std::string(rasoat::text::TrimAscii(statement.value));
  if (statement.written.empty()) statement.written = statement.value;
  if (statement.value.empty()) return;
  if (statement.field == Field::kAuthor && !IsPerson(statement.value)) return;
  statements_.push_back(std::move(statement));
}

void Statements::AddDate(Field field, Rank rank, std::string from, std::string_view iso) {
  iso = rasoat::text::TrimAscii(iso);
  const auto time = ParseIsoTimestamp(iso);
  if (time) Add({field, rank, std::move(from), ToIso(*time), std::string(iso), {}});
}

void Statements::DescriptionIsLead() {
  for (Statement& statement : statements_) {
    if (statement.field == Field::kLead && statement.rank == Rank::kLast) {
      statement.rank = Rank::kJsonLd;
    }
  }
}

const Statement* Statements::Best(Field field) const {
  const Statement* best = nullptr;
  for (const Statement& statement : statements_) {
    if (statement.field != field) continue;
    if (best == nullptr || statement.rank < best->rank) best = &statement;
  }
  return best;
}

std::vector<const Statement*> Statements::All(Field field) const {
  std::vector<const Statement*> all;
  for (const Statement& statement : statements_) {
    if (statement.field == field) all.push_back(&statement);
  }
  return all;
}

void Statements::ResolveDate(DocumentInfo& info, std::vector<std::string>& conflicts) {
  const Statement* chosen = Best(Field::kPublished);
  if (chosen == nullptr) chosen = Best(Field::kModified);
  if (chosen == nullptr) return;
  Timestamp time = TimeOf(*chosen);
  const auto published = All(Field::kPublished);
  for (const Statement* other : published) {
    const Timestamp shown = TimeOf(*other);
    const bool same_clock = other->rank == Rank::kVisible && shown.date == time.date &&
                            shown.minute == time.minute && time.minute >= 0;
    if (same_clock) time.zone = kVietnamZone;
  }
  time = InVietnam(time);
  for (const Statement* other : published) {
    const Timestamp local = InVietnam(TimeOf(*other));
    const bool finer = time.minute < 0 && local.minute >= 0 && local.date == time.date;
    if (finer) time = local;
    if (local.date == time.date || other == chosen) continue;
    conflicts.push_back(chosen->from + " " + ToIso(time.date) + ", " + other->from + " " +
                        ToIso(local.date));
  }
  info.published = ToIso(time.date);
  if (time.minute >= 0) info.published_at = ToIso(time);
  Note(info, "published", *chosen);
  for (const Statement* other : published) {
    if (other != chosen) Note(info, "published", *other);
  }
}

void Statements::MoveInto(DocumentInfo& info, std::vector<std::string>& conflicts) {
  for (const Target& target : kTargets) {
    const Statement* best = Best(target.field);
    if (best == nullptr || best->rank == Rank::kLast) continue;
    info.*target.member = best->value;
    Note(info, target.name, *best);
  }
  ResolveDate(info, conflicts);
  std::sort(conflicts.begin(), conflicts.end());
  conflicts.erase(std::unique(conflicts.begin(), conflicts.end()), conflicts.end());
}

}  // namespace rasoat::readers::html
