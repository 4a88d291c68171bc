#include <sqlite3.h>

#include "index/store/store.h"

// What was read and how it ended, and the searches that users keep.

namespace rasoat::store {
namespace {

constexpr std::string_view kColumns =
    "SELECT address, root, path, sha256, state, error, detail, attempts, milliseconds FROM input ";

InputState ReadRow(const Statement& row) {
  return {row.Text(0), row.Text(1), row.Text(2),    row.Text(3),   row.Text(4),
          row.Text(5), row.Text(6), row.Integer(7), row.Integer(8)};
}

SavedSearch ReadSaved(const Statement& row) { return {row.Text(0), row.Text(1), row.Integer(2)}; }

}  // namespace

std::optional<InputState> Store::FindInput(const std::string& address) {
  // A record that moved to another line has left this one: then the line is read again.
  Statement query = Prepare(std::string(kColumns) +
                            "WHERE address = ? AND program = ? AND (state = 'failed' OR "
                            "EXISTS(SELECT 1 FROM version WHERE version.input = address "
                            "AND latest = 1))");
  query.Bind(address).Bind(RASOAT_VERSION);
  if (!query.Step()) return std::nullopt;
  return ReadRow(query);
}

void Store::SetInput(const InputState& input) {
  // Attempts count while bytes and program are the same.
  Prepare(
      "INSERT INTO input VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, ?9) "
      "ON CONFLICT(address) DO UPDATE SET root = ?2, path = ?3, "
      "attempts = iif(sha256 = ?4 AND program = ?5, attempts + 1, 1), "
      "sha256 = ?4, program = ?5, state = ?6, error = ?7, detail = ?8, milliseconds = ?9")
      .Bind(input.address)
      .Bind(input.root)
      .Bind(input.path)
      .Bind(input.sha256)
      .Bind(RASOAT_VERSION)
      .Bind(input.state)
      .Bind(input.error)
      .Bind(input.detail)
      .Bind(input.milliseconds)
      .Run();
  if (input.state == "failed") return;
  // An earlier failure of the same file under another address, or of the file of these records.
  const std::string file = input.path.substr(0, input.path.rfind('#'));
  Prepare("DELETE FROM input WHERE state = 'failed' AND address <> ?1 AND path IN (?2, ?3)")
      .Bind(input.address)
      .Bind(input.path)
      .Bind(file)
      .Run();
}

std::vector<InputState> Store::Failures() {
  std::vector<InputState> failures;
  Statement query = Prepare(std::string(kColumns) + "WHERE state = 'failed' ORDER BY address");
  while (query.Step()) failures.push_back(ReadRow(query));
  return failures;
}

std::vector<SavedSearch> Store::SavedSearches() {
  std::vector<SavedSearch> all;
  Statement query = Prepare("SELECT name, query, seen FROM saved_search ORDER BY name");
  while (query.Step()) all.push_back(ReadSaved(query));
  return all;
}

std::optional<SavedSearch> Store::FindSaved(const std::string& name) {
  Statement query = Prepare("SELECT name, query, seen FROM saved_search WHERE name = ?");
  query.Bind(name);
  if (!query.Step()) return std::nullopt;
  return ReadSaved(query);
}

void Store::SaveSearch(const SavedSearch& saved) {
  Prepare("INSERT OR REPLACE INTO saved_search VALUES(?, ?, ?)")
      .Bind(saved.name)
      .Bind(saved.query)
      .Bind(saved.seen)
      .Run();
}

bool Store::DeleteSaved(const std::string& name) {
  Prepare("DELETE FROM saved_search WHERE name = ?").Bind(name).Run();
  return sqlite3_changes(connection_) > 0;
}

}  // namespace rasoat::store
