#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "index/dataset/formats.h"
#include "pipeline/model/decimal.h"
#include "pipeline/model/error.h"

namespace rasoat::dataset {
namespace {

constexpr const char* kName = "dataset.sqlite";

std::string Quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::string_view AffinityOf(Type type) {
  switch (type) {
    case Type::kInteger:
    case Type::kBoolean: return "INTEGER";
    case Type::kNumber: return "NUMERIC";
    case Type::kString:
    case Type::kDate: break;
  }
  return "TEXT";
}

std::string CreateTable(const Table& table, const std::vector<const Table*>& tables) {
  std::string sql = "CREATE TABLE " + Quoted(table.name) + "(";
  std::string keys;
  for (const Column& column : table.columns) {
    sql += Quoted(column.name) + " " + std::string(AffinityOf(column.type));
    if (column.required) sql += " NOT NULL";
    const std::string_view target = column.references.substr(0, column.references.find('.'));
    const bool there = std::any_of(tables.begin(), tables.end(),
                                   [&](const Table* other) { return other->name == target; });
    if (there) {
      const std::size_t dot = column.references.find('.');
      sql += " REFERENCES " + Quoted(column.references.substr(0, dot)) + "(" +
             Quoted(column.references.substr(dot + 1)) + ")";
    }
    sql += ", ";
    if (column.key) keys += (keys.empty() ? "" : ", ") + Quoted(column.name);
  }
  return sql + "PRIMARY KEY(" + keys + "))";
}

class Sqlite : public Format {
 public:
  explicit Sqlite(const FormatOptions& options) : path_(options.folder + "/" + kName) {
    const int opened = sqlite3_open(path_.c_str(), &connection_);
    if (opened != SQLITE_OK) Fail();
    Execute("PRAGMA journal_mode = OFF");
    Execute("PRAGMA synchronous = OFF");
    Execute("BEGIN");
    for (const Table* table : options.tables) {
      Execute(CreateTable(*table, options.tables));
      std::string marks;
      for (std::size_t i = 0; i < table->columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
      sqlite3_stmt* insert = nullptr;
      const std::string sql = "INSERT INTO " + Quoted(table->name) + " VALUES(" + marks + ")";
      Check(sqlite3_prepare_v2(connection_, sql.c_str(), -1, &insert, nullptr));
      inserts_.emplace(table->name, insert);
    }
  }

  ~Sqlite() override { Close(); }

  void Take(const Row& row) override {
    const auto found = inserts_.find(row.table().name);
    if (found == inserts_.end()) return;
    sqlite3_stmt* insert = found->second;
    for (std::size_t i = 0; i < row.values().size(); ++i) {
      Bind(insert, static_cast<int>(i) + 1, row.table().columns[i].type, row.values()[i]);
    }
    const int done = sqlite3_step(insert);
    if (done != SQLITE_DONE) Fail();
    Check(sqlite3_reset(insert));
  }

  std::vector<FileEntry> Finish() override {
    Execute("COMMIT");
    Close();
    return {{kName, "", "sqlite", "application/vnd.sqlite3"}};
  }

 private:
  // SQLite makes 59.3 a binary number; what that cannot hold to the last digit stays text.
  void Bind(sqlite3_stmt* insert, int at, Type type, const std::optional<std::string>& value) {
    if (!value) {
      Check(sqlite3_bind_null(insert, at));
      return;
    }
    if (type == Type::kBoolean) {
      Check(sqlite3_bind_int(insert, at, *value == "true" ? 1 : 0));
      return;
    }
    const bool number = type == Type::kInteger || type == Type::kNumber;
    const auto decimal = number ? Decimal::Parse(*value) : std::nullopt;
    if (decimal && decimal->IsInteger()) {
      Check(sqlite3_bind_int64(insert, at, decimal->Reduced().units()));
      return;
    }
    if (decimal && FitsBinary(*value)) {
      double binary = 0;
      std::from_chars(value->data(), value->data() + value->size(), binary);
      Check(sqlite3_bind_double(insert, at, binary));
      return;
    }
    Check(sqlite3_bind_text(insert, at, value->data(), static_cast<int>(value->size()),
                            SQLITE_TRANSIENT));
  }

  static bool FitsBinary(const std::string& literal) {
    constexpr std::size_t kExactDigits = 15;
    std::size_t digits = 0;
    for (const char c : literal) digits += c >= '0' && c <= '9';
    return digits <= kExactDigits;
  }

  void Execute(const std::string& sql) {
    Check(sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr));
  }
  void Check(int code) {
    if (code != SQLITE_OK) Fail();
  }
  [[noreturn]] void Fail() {
    throw Error(ErrorCode::kDatasetWrite, path_, sqlite3_errmsg(connection_));
  }

  void Close() {
    for (const auto& [name, insert] : inserts_) sqlite3_finalize(insert);
    inserts_.clear();
    sqlite3_close(connection_);
    connection_ = nullptr;
  }

  std::string path_;
  sqlite3* connection_ = nullptr;
  std::map<std::string_view, sqlite3_stmt*> inserts_;
};

}  // namespace

std::unique_ptr<Format> MakeSqlite(const FormatOptions& options) {
  return std::make_unique<Sqlite>(options);
}

}  // namespace rasoat::dataset
