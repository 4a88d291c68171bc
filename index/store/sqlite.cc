#include "index/store/sqlite.h"

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

Statement::Statement(sqlite3* connection, std::string folder, std::string_view sql)
    : connection_(connection), folder_(std::move(folder)) {
  sqlite3_stmt* statement = nullptr;
  Check(sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()), &statement,
                           nullptr));
  statement_.reset(statement);
}

void Statement::Check(int code) const {
  if (code != SQLITE_OK) ThrowSqlite(connection_, folder_);
}

Statement& Statement::Bind(std::string_view text) {
  Check(sqlite3_bind_text(statement_.get(), next_++, text.data(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::Bind(std::int64_t value) {
  Check(sqlite3_bind_int64(statement_.get(), next_++, value));
  return *this;
}

Statement& Statement::BindBlob(std::string_view bytes) {
  Check(
      sqlite3_bind_blob64(statement_.get(), next_++, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::BindNull() {
  Check(sqlite3_bind_null(statement_.get(), next_++));
  return *this;
}

bool Statement::Step() {
  const int code = sqlite3_step(statement_.get());
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
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  next_ = 1;
}

std::string Statement::Text(int column) const {
  // Of a text the same bytes, and of a blob all of them.
  const void* text = sqlite3_column_blob(statement_.get(), column);
  if (text == nullptr) return {};
  return {static_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Statement::Integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

}  // namespace rasoat::store
