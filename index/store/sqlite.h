#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

// SQLite with its errors made into rasoat::Error and its handles closed by themselves. Nothing is
// hidden: statements are SQL.

namespace rasoat::store {

// Throws Error for `code` (of the connection, in the database `folder`): a full disk, a lock, a
// damaged file.
[[noreturn]] void ThrowSqlite(sqlite3* connection, const std::string& folder);

// Statements that were compiled, by their SQL, for the next one who asks the same.
using StatementCache = std::unordered_multimap<std::string, sqlite3_stmt*>;

class Statement {
 public:
  Statement(sqlite3* connection, const std::string& folder, std::string_view sql,
            StatementCache& cache);
  // Goes back to the cache.
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;

  // Binds the next parameter, from 1 on.
  Statement& Bind(std::string_view text);
  Statement& Bind(std::int64_t value);
  Statement& BindBlob(std::string_view bytes);
  Statement& BindNull();

  // True while there is a row.
  bool Step();
  // Runs to the end and makes ready for new parameters.
  void Run();
  void Reset();

  std::string Text(int column) const;
  std::int64_t Integer(int column) const;

 private:
  void Check(int code) const;

  sqlite3* connection_;
  const std::string& folder_;
  StatementCache& cache_;
  std::string sql_;
  sqlite3_stmt* statement_ = nullptr;
  int next_ = 1;
};

}  // namespace rasoat::store
