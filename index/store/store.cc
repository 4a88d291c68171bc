#include "index/store/store.h"

#include <zstd.h>

#include <algorithm>
#include <filesystem>
#include <new>

#include "index/store/schema.h"

namespace rasoat::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFile = "store.sqlite";
constexpr int kBusyMilliseconds = 5000;
constexpr std::size_t kLongestRecord = 500'000'000;  // half of what SQLite takes
constexpr int kCompression = 3;                      // zstd's own default

std::string Compress(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size =
      ZSTD_compress(out.data(), out.size(), text.data(), text.size(), kCompression);
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // the one error that is left
  out.resize(size);
  return out;
}

// What is no whole frame of ours comes back as it is, to be refused as no record.
std::string Decompress(const std::string& bytes) {
  const auto size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > kLongestRecord) {
    return bytes;
  }
  std::string out(static_cast<std::size_t>(size), '\0');
  const std::size_t got = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
  return ZSTD_isError(got) == 0 && got == out.size() ? out : bytes;
}

// A record behind its source: what a document says, wherever it stands.
std::string WithoutSource(const std::string& json) {
  const std::size_t hash = json.find("\"sha256\":\"");
  return hash == std::string::npos ? json : json.substr(hash);
}

// The exact value of a mention as text, for look-ups by SQL.
struct ValueText {
  std::string value;
  std::string unit;

  void operator()(const Count& m) { value = m.figure.value.ToString(), unit = m.unit; }
  void operator()(const Percent& m) { value = m.figure.value.ToString(), unit = m.unit; }
  void operator()(const Change& m) { value = m.figure.value.ToString(), unit = m.unit; }
  void operator()(const Money& m) { value = m.figure.value.ToString(), unit = ""; }
  void operator()(const DateMention& m) { value = m.edtf; }
  void operator()(const DocRef& m) { value = m.number, unit = m.kind; }
  void operator()(const Org& m) { value = m.name; }
  void operator()(const AdminUnit& m) { value = m.name, unit = m.level; }
  void operator()(const Other&) {}
  void operator()(const Ratio& m) {
    value = m.numerator.value.ToString() + "/" + m.denominator.value.ToString();
    unit = m.unit;
  }
};

}  // namespace

Payload MakePayload(const Record& record) {
  Payload payload{ToJson(record), {}, duplicates::SignatureOf(record.document.text)};
  payload.compressed = Compress(payload.json);
  return payload;
}

Store::Store(std::string folder, Mode mode)
    : folder_(std::move(folder)), copies_(connection_, folder_, statements_) {
  const std::string file = (fs::path(folder_) / kFile).string();
  std::error_code failure;
  const bool exists = fs::file_size(file, failure) > 0 && !failure;
  if (!exists && mode == Mode::kRead) throw Error(ErrorCode::kDatabaseMissing, folder_);
  const int flags =
      mode == Mode::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int opened = sqlite3_open_v2(file.c_str(), &connection_, flags, nullptr);
  try {
    if (opened != SQLITE_OK) ThrowSqlite(connection_, folder_);
    sqlite3_busy_timeout(connection_, kBusyMilliseconds);
    if (mode == Mode::kWrite && IsBlank()) Create();
    CheckSchema();
    Execute("PRAGMA foreign_keys = ON");
  } catch (...) {
    Close();
    throw;
  }
}

Store::~Store() { Close(); }

void Store::Close() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(connection_);
}

void Store::Execute(std::string_view sql) {
  if (sqlite3_exec(connection_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    ThrowSqlite(connection_, folder_);
  }
}

void Store::Create() {
  Execute("PRAGMA journal_mode = WAL");
  Execute("BEGIN IMMEDIATE");
  Execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  Execute("PRAGMA user_version = " + std::to_string(kStoreSchema));
  Execute(kTables);
  Execute("COMMIT");
}

// Without a single table: new, or left by a run that ended before it had made them.
bool Store::IsBlank() {
  Statement tables = Prepare("SELECT count(*) FROM sqlite_schema");
  tables.Step();
  return tables.Integer(0) == 0;
}

void Store::CheckSchema() {
  Statement application = Prepare("PRAGMA application_id");
  application.Step();
  if (application.Integer(0) != kApplicationId) {
    throw Error(ErrorCode::kDatabaseDamaged, folder_, std::string(kFile) + " is not of rasoat");
  }
  Statement version = Prepare("PRAGMA user_version");
  version.Step();
  if (version.Integer(0) != kStoreSchema) {
    throw Error(ErrorCode::kDatabaseSchema, folder_,
                "store schema " + std::to_string(version.Integer(0)) +
                    ", program: " + std::to_string(kStoreSchema));
  }
}

void Store::BeginReading() {
  Execute("BEGIN");
  LastChange();  // the first look fixes the state
}

void Store::Begin() { Execute("BEGIN IMMEDIATE"); }

void Store::Commit() { Execute("COMMIT"); }

std::optional<std::string> Store::FindPage(const std::string& key) {
  Statement query = Prepare("SELECT content FROM recognised_page WHERE key = ?");
  query.Bind(key);
  if (!query.Step()) return std::nullopt;
  return query.Text(0);
}

void Store::KeepPage(const std::string& key, const std::string& content) {
  Prepare("INSERT OR REPLACE INTO recognised_page VALUES(?, CAST(? AS BLOB))")
      .Bind(key)
      .Bind(content)
      .Run();
}

Put Store::PutRecord(const Record& record, const Payload& payload, const std::string& input) {
  const Document& document = record.document;
  if (payload.json.size() > kLongestRecord) {
    throw Error(ErrorCode::kTooLarge, document.source.path,
                std::to_string(kLongestRecord) + " bytes of record");
  }
  Statement last = Prepare(
      "SELECT number, latest, record FROM version WHERE document = ? ORDER BY number DESC LIMIT 1");
  last.Bind(document.id);
  const bool known = last.Step();
  const std::int64_t number = known ? last.Integer(0) : 0;
  const bool same = known && last.Integer(1) == 1 &&
                    WithoutSource(Decompress(last.Text(2))) == WithoutSource(payload.json);
  last.Reset();
  if (known) {
    Prepare("DELETE FROM left_behind WHERE document = ?").Bind(document.id).Run();
  }
  if (same) {
    MoveVersion(record, payload, input);
    return Put::kUnchanged;
  }
  ForgetLatest(document.id);
  Prepare("UPDATE version SET latest = 0 WHERE document = ? AND latest = 1")
      .Bind(document.id)
      .Run();
  const std::int64_t version = InsertVersion(record, payload, number + 1, input);
  InsertFigures(record, version);
  InsertChecks(record, version);
  InsertStated(record, version);
  copies_.Add(version, payload.signature);
  NoteChange(document.id);
  return known ? Put::kChanged : Put::kNew;
}

// The same content under another address or path, such as a record on another line.
void Store::MoveVersion(const Record& record, const Payload& payload, const std::string& input) {
  Prepare("UPDATE version SET input = ?, path = ?, record = ? WHERE document = ? AND latest = 1")
      .Bind(input)
      .Bind(record.document.source.path)
      .BindBlob(payload.compressed)
      .Bind(record.document.id)
      .Run();
}

std::int64_t Store::InsertVersion(const Record& record, const Payload& payload, std::int64_t number,
                                  const std::string& input) {
  const Document& document = record.document;
  Prepare("INSERT INTO version VALUES(NULL, ?, ?, 1, ?, ?, ?, ?, ?, ?)")
      .Bind(document.id)
      .Bind(number)
      .Bind(input)
      .Bind(document.source.sha256)
      .Bind(document.source.path)
      .Bind(document.title)
      .Bind(document.published)
      .BindBlob(payload.compressed)
      .Run();
  return sqlite3_last_insert_rowid(connection_);
}

void Store::InsertFigures(const Record& record, std::int64_t version) {
  Statement insert = Prepare("INSERT INTO figure VALUES(?, ?, ?, ?, ?, ?)");
  std::int64_t number = 0;
  for (const Mention& mention : record.mentions) {
    ValueText text;
    std::visit(text, mention.value);
    insert.Bind(version)
        .Bind(number++)
        .Bind(MentionTypeName(mention.value))
        .Bind(text.value)
        .Bind(text.unit)
        .Bind(std::string_view(record.document.text)
                  .substr(mention.span.start, mention.span.length()))
        .Run();
  }
}

void Store::InsertChecks(const Record& record, std::int64_t version) {
  Statement insert = Prepare("INSERT INTO check_result VALUES(?, ?, ?, ?, ?, ?, ?)");
  std::int64_t number = 0;
  for (const checks::Check& check : record.checks) {
    insert.Bind(version)
        .Bind(number++)
        .Bind(check.rule)
        .Bind(checks::VerdictName(check.verdict))
        .Bind(checks::SeverityName(check.severity))
        .Bind(check.vietnamese)
        .Bind(check.english)
        .Run();
  }
}

void Store::ForgetLatest(const std::string& document) {
  Statement latest = Prepare("SELECT key FROM version WHERE document = ? AND latest = 1");
  latest.Bind(document);
  if (!latest.Step()) return;
  const std::int64_t version = latest.Integer(0);
  latest.Reset();
  Prepare("DELETE FROM stated WHERE version = ?").Bind(version).Run();
  copies_.Remove(version);
}

void Store::NoteChange(const std::string& document) {
  Prepare("INSERT INTO change(document) VALUES(?)").Bind(document).Run();
}

bool Store::DropLatest(const std::string& document, const std::string& input) {
  Statement owner =
      Prepare("SELECT 1 FROM version WHERE document = ? AND input = ? AND latest = 1");
  if (!owner.Bind(document).Bind(input).Step()) return false;
  owner.Reset();
  ForgetLatest(document);
  Prepare("UPDATE version SET latest = 0 WHERE document = ? AND input = ? AND latest = 1")
      .Bind(document)
      .Bind(input)
      .Run();
  NoteChange(document);
  return true;
}

void Store::NoteLeft(const std::string& input, const std::vector<std::string>& documents) {
  for (const std::string& id : DocumentsOf(input)) {
    if (std::find(documents.begin(), documents.end(), id) != documents.end()) continue;
    Prepare("INSERT OR IGNORE INTO left_behind VALUES(?, ?)").Bind(id).Bind(input).Run();
  }
}

std::int64_t Store::DropLeft() {
  std::int64_t gone = 0;
  Statement left = Prepare("SELECT document, input FROM left_behind");
  while (left.Step()) gone += DropLatest(left.Text(0), left.Text(1));
  left.Reset();
  Execute("DELETE FROM left_behind");
  return gone;
}

std::vector<std::string> Store::DocumentsOf(const std::string& input) {
  std::vector<std::string> ids;
  Statement query = Prepare("SELECT document FROM version WHERE input = ? AND latest = 1");
  query.Bind(input);
  while (query.Step()) ids.push_back(query.Text(0));
  return ids;
}

std::vector<std::string> Store::AddressesUnder(const std::string& root) {
  std::vector<std::string> addresses;
  Statement query = Prepare("SELECT address FROM input WHERE root = ? ORDER BY address");
  query.Bind(root);
  while (query.Step()) addresses.push_back(query.Text(0));
  return addresses;
}

std::int64_t Store::RemoveInput(const std::string& address) {
  std::int64_t gone = 0;
  for (const std::string& id : DocumentsOf(address)) gone += DropLatest(id, address);
  Prepare("DELETE FROM input WHERE address = ?").Bind(address).Run();
  return gone;
}

std::vector<std::string> Store::Documents() {
  std::vector<std::string> ids;
  Statement query = Prepare("SELECT document FROM version WHERE latest = 1 ORDER BY document");
  while (query.Step()) ids.push_back(query.Text(0));
  return ids;
}

std::optional<StoredDocument> Store::Find(const std::string& id) {
  Statement query =
      Prepare("SELECT number, path, record FROM version WHERE document = ? AND latest = 1");
  query.Bind(id);
  if (!query.Step()) return std::nullopt;
  return StoredDocument{id, query.Integer(0), query.Text(1), Decompress(query.Text(2))};
}

std::int64_t Store::LatestVersion(const std::string& id) {
  Statement query = Prepare("SELECT number FROM version WHERE document = ? AND latest = 1");
  query.Bind(id);
  return query.Step() ? query.Integer(0) : 0;
}

std::vector<std::string> Store::FindIds(const std::string& prefix_or_path) {
  std::vector<std::string> ids;
  Statement query = Prepare(
      "SELECT document FROM version WHERE latest = 1 AND "
      "(document = ?1 OR path = ?1 OR input = ?1 OR substr(document, 1, length(?1)) = ?1) "
      "ORDER BY document = ?1 DESC, document");
  query.Bind(prefix_or_path);
  while (query.Step()) ids.push_back(query.Text(0));
  return ids;
}

std::vector<Store::Change> Store::ChangesAfter(std::int64_t sequence) {
  std::vector<Change> changes;
  Statement query = Prepare(
      "SELECT max(sequence) AS last, document FROM change WHERE sequence > ? "
      "GROUP BY document ORDER BY last");
  query.Bind(sequence);
  while (query.Step()) changes.push_back({query.Integer(0), query.Text(1)});
  return changes;
}

std::int64_t Store::LastChange() {
  Statement query = Prepare("SELECT ifnull(max(sequence), 0) FROM change");
  query.Step();
  return query.Integer(0);
}

Counts Store::Count() {
  const auto one = [&](std::string_view sql) {
    Statement query = Prepare(sql);
    query.Step();
    return query.Integer(0);
  };
  return {one("SELECT count(*) FROM version WHERE latest = 1"),
          one("SELECT count(*) FROM version"),
          one("SELECT count(*) FROM figure JOIN version ON key = version "
              "WHERE latest = 1 AND type NOT IN ('org', 'place')"),  // names are no figures
          one("SELECT count(*) FROM check_result JOIN version ON key = version "
              "WHERE latest = 1 AND verdict = 'inconsistent'"),
          one("SELECT count(*) FROM check_result JOIN version ON key = version "
              "WHERE latest = 1 AND verdict = 'rounding'"),
          one("SELECT count(*) FROM input WHERE state = 'failed'")};
}

}  // namespace rasoat::store
