#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// SQLite with its errors made into rasoat::Error and its handles closed by themselves. Nothing is
// hidden: statements are SQL.

namespace rasoat::store {

// Throws Error for `code` (of the connection, in the database `folder`): a full disk, a lock, a
// damaged file.
[[noreturn]] void ThrowSqlite(sqlite3* connection, const std::string& folder);

class Statement {
 public:
  Statement(sqlite3* connection, std::string folder, std::string_view sql);

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
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  void Check(int code) const;

  sqlite3* connection_;
  std::string folder_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int next_ = 1;
};

}  // namespace rasoat::store
