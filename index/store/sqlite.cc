#include "index/store/sqlite.h"

#include <utility>

#include "pipeline/model/error.h"

namespace rasoat::store {

void ThrowSqlite(sqlite3* connection, const std::string& folder) {
  const std::string message = sqlite3_errmsg(connection);
  switch (sqlite3_errcode(connection)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw Error(ErrorCode::kDatabaseLocked, folder);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: throw Error(ErrorCode::kDatabaseDamaged, folder, message);
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN: {
      const int system = sqlite3_system_errno(connection);
      throw Error(ErrorCode::kDatabaseWrite, folder, system ? SystemMessage(system) : message);
    }
    default: throw Error(ErrorCode::kInternal, folder, message);
  }
}

Statement::Statement(sqlite3* connection, const std::string& folder, std::string_view sql,
                     StatementCache& cache)
    : connection_(connection), folder_(folder), cache_(cache), sql_(sql) {
  if (const auto kept = cache.find(sql_); kept != cache.end()) {
    statement_ = kept->second;
    cache.erase(kept);
    return;
  }
  Check(sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

Statement::~Statement() {
  if (statement_ == nullptr) return;
  Reset();
  cache_.emplace(std::move(sql_), statement_);
}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      folder_(other.folder_),
      cache_(other.cache_),
      sql_(std::move(other.sql_)),
      statement_(std::exchange(other.statement_, nullptr)),
      next_(other.next_) {}

void Statement::Check(int code) const {
  if (code != SQLITE_OK) ThrowSqlite(connection_, folder_);
}

Statement& Statement::Bind(std::string_view text) {
  Check(sqlite3_bind_text(statement_, next_++, text.data(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::Bind(std::int64_t value) {
  Check(sqlite3_bind_int64(statement_, next_++, value));
  return *this;
}

Statement& Statement::BindBlob(std::string_view bytes) {
  Check(sqlite3_bind_blob64(statement_, next_++, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::BindNull() {
  Check(sqlite3_bind_null(statement_, next_++));
  return *this;
}

bool Statement::Step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) ThrowSqlite(connection_, folder_);
  return false;
}

void Statement::Run() {
  while (Step()) {
  }
  Reset();
}

void Statement::Reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  next_ = 1;
}

std::string Statement::Text(int column) const {
  // Of a text the same bytes, and of a blob all of them.
  const void* text = sqlite3_column_blob(statement_, column);
  if (text == nullptr) return {};
  return {static_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::int64_t Statement::Integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

}  // namespace rasoat::store
