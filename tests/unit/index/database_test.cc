#include "index/database.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <functional>

#include "index/search/search.h"
#include "index/xapian/database.h"
#include "index/xapian/schema.h"
#include "pipeline/readers/assemble.h"
#include "tests/support/temp_folder.h"

namespace rasoat {
namespace {

Record MakeTestRecord(const std::string& id, const std::string& text) {
  readers::RawDocument raw;
  raw.id = id;
  raw.title = "Báo cáo " + id;
  raw.blocks.push_back({BlockKind::kParagraph, 0, text, {}, {}});
  return MakeRecord(readers::Assemble(std::move(raw), {id, id, "text/plain", "hash of " + text}));
}

std::vector<std::string> Found(const std::string& folder, const std::string& query) {
  std::vector<std::string> ids;
  search::Options options;
  options.query = query;
  options.exact = true;
  for (const search::Hit& hit : search::Search(folder, options).hits) ids.push_back(hit.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

using Ids = std::vector<std::string>;

ErrorCode CodeOf(const std::function<void()>& action, std::string* detail = nullptr) {
  try {
    action();
  } catch (const Error& error) {
    if (detail != nullptr) *detail = error.detail();
    return error.code();
  }
  ADD_FAILURE() << "no error";
  return ErrorCode::kInternal;
}

TEST(Database, FindsWithAndWithoutDiacritics) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  DatabaseWriter writer(folder);
  writer.store().PutRecord(MakeTestRecord("a", "UBKT kiểm tra 12 đảng viên ở Hòa Bình."), "a");
  writer.store().PutRecord(MakeTestRecord("b", "Kiềm chế lạm phát, tra cứu số liệu của bác sĩ."),
                           "b");
  writer.Commit();
  EXPECT_EQ(Found(folder, "kiem"), (Ids{"a", "b"}));
  EXPECT_EQ(Found(folder, "kiểm"), Ids{"a"});
  EXPECT_EQ(Found(folder, "hoà"), Ids{"a"});
  EXPECT_EQ(Found(folder, "bac si"), Ids{"b"});
  EXPECT_EQ(Found(folder, "bác sỹ"), Ids{"b"});
  EXPECT_EQ(Found(folder, "dang vien"), Ids{"a"});
  EXPECT_EQ(Found(folder, "\"kiem tra\""), Ids{"a"});
  EXPECT_EQ(Found(folder, "\"tra kiem\""), Ids{});
  EXPECT_EQ(Found(folder, "tra -12"), Ids{"b"});
  EXPECT_EQ(Found(folder, "báo cáo"), (Ids{"a", "b"}));
}

TEST(Database, PhrasesDoNotCrossBlocks) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  readers::RawDocument raw;
  raw.id = "a";
  raw.blocks.push_back({BlockKind::kParagraph, 0, "Công tác kiểm", {}, {}});
  raw.blocks.push_back({BlockKind::kParagraph, 0, "tra cứu", {}, {}});
  DatabaseWriter writer(folder);
  writer.store().PutRecord(
      MakeRecord(readers::Assemble(std::move(raw), {"a", "a", "text/plain", "1"})), "a");
  writer.Commit();
  EXPECT_EQ(Found(folder, "kiểm tra"), Ids{"a"});
  EXPECT_EQ(Found(folder, "\"kiểm tra\""), Ids{});
}

TEST(Database, KeepsVersionsAndSearchesTheLatest) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  DatabaseWriter writer(folder);
  EXPECT_EQ(writer.store().PutRecord(MakeTestRecord("a", "Giám sát 5 chi bộ."), "a"),
            store::Put::kNew);
  EXPECT_EQ(writer.store().PutRecord(MakeTestRecord("a", "Giám sát 5 chi bộ."), "a"),
            store::Put::kUnchanged);
  EXPECT_EQ(writer.store().PutRecord(MakeTestRecord("a", "Giám sát 7 đảng bộ."), "a"),
            store::Put::kChanged);
  writer.Commit();
  EXPECT_EQ(writer.store().Count().documents, 1);
  EXPECT_EQ(writer.store().Count().versions, 2);
  EXPECT_EQ(writer.store().Find("a")->version, 2);
  EXPECT_EQ(Found(folder, "đảng bộ"), Ids{"a"});
  EXPECT_EQ(Found(folder, "chi bộ"), Ids{});
}

TEST(Database, DropsWhatAnInputNoLongerHolds) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  DatabaseWriter writer(folder);
  writer.store().PutRecord(MakeTestRecord("a", "Một."), "f.jsonl");
  writer.store().PutRecord(MakeTestRecord("b", "Hai."), "f.jsonl");
  writer.Commit();
  writer.store().NoteLeft("f.jsonl", {"b"});
  EXPECT_EQ(writer.store().DropLeft(), 1);
  writer.Commit();
  EXPECT_EQ(Found(folder, "mot"), Ids{});
  EXPECT_EQ(Found(folder, "hai"), Ids{"b"});
  EXPECT_EQ(writer.store().Count().versions, 2) << "earlier versions stay in the store";
}

// A run that was killed before its end forgets nothing: who left is asked at the end of the next.
TEST(Database, DropsWhatAnInterruptedRunFoundMissing) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  {
    DatabaseWriter writer(folder);
    writer.store().PutRecord(MakeTestRecord("a", "Một."), "f.jsonl");
    writer.store().PutRecord(MakeTestRecord("b", "Hai."), "f.jsonl");
    writer.store().PutRecord(MakeTestRecord("c", "Ba."), "f.jsonl");
    writer.store().NoteLeft("f.jsonl", {"c"});
    writer.Commit();
  }
  DatabaseWriter writer(folder);
  // Another input turns out to have it.
  writer.store().PutRecord(MakeTestRecord("b", "Hai."), "g.jsonl");
  EXPECT_EQ(writer.store().DropLeft(), 1);
  writer.Commit();
  EXPECT_EQ(Found(folder, "mot"), Ids{});
  EXPECT_EQ(Found(folder, "hai"), Ids{"b"});
}

TEST(Database, TakesAPreparedRecordAsOneReadBack) {
  const test::TempFolder temp;
  const std::string direct = temp / "direct";
  const std::string replayed = temp / "replayed";
  const Record record = MakeTestRecord("a", "Kỷ luật 12 đảng viên, đạt 59,3%.");
  {
    DatabaseWriter writer(direct);
    EXPECT_EQ(writer.Put(record, Prepare(record), "a"), store::Put::kNew);
    writer.Commit();
    DatabaseWriter other(replayed);
    other.store().PutRecord(record, "a");
    other.Commit();
  }
  const auto terms = [](const std::string& folder) {
    std::string all;
    const Xapian::Database index = xapian::OpenForReading(folder);
    for (auto term = index.termlist_begin(1); term != index.termlist_end(1); ++term) {
      all += *term + " " + std::to_string(term.positionlist_count()) + "\n";
    }
    const Xapian::Document document = index.get_document(1);
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      all += std::to_string(value.get_valueno()) + "=" + *value + "\n";
    }
    return all + document.get_data();
  };
  EXPECT_EQ(terms(direct), terms(replayed));
  EXPECT_NE(terms(direct).find("XQđảng viên:"), std::string::npos);
}

TEST(Database, WithoutACommitNothingIsKept) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  const Record record = MakeTestRecord("a", "Kỷ luật 12 đảng viên.");
  { DatabaseWriter(folder).Put(record, Prepare(record), "a"); }
  EXPECT_EQ(Found(folder, "luật"), Ids{});
  EXPECT_EQ(store::Store(folder, store::Mode::kRead).Count().documents, 0);
}

TEST(Database, CountsAttemptsOnTheSameBytes) {
  const test::TempFolder temp;
  DatabaseWriter writer(temp / "db");
  store::InputState input;
  input.address = input.path = "a.pdf";
  input.sha256 = "1";
  input.state = "failed";
  input.error = "timed-out";
  writer.store().SetInput(input);
  writer.store().SetInput(input);
  EXPECT_EQ(writer.store().FindInput("a.pdf")->attempts, 2);
  input.sha256 = "2";
  writer.store().SetInput(input);
  EXPECT_EQ(writer.store().FindInput("a.pdf")->attempts, 1);
}

TEST(Database, IndexesOnStartWhatAnInterruptedRunLeft) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  { DatabaseWriter writer(folder); }
  {
    // The store was committed; the process ended before the index was.
    store::Store store(folder, store::Mode::kWrite);
    store.Begin();
    store.PutRecord(MakeTestRecord("a", "Khai trừ 3 đảng viên."), "a");
    store.Commit();
  }
  EXPECT_EQ(Found(folder, "khai trừ"), Ids{});
  { DatabaseWriter writer(folder); }
  EXPECT_EQ(Found(folder, "khai trừ"), Ids{"a"});
}

TEST(Database, ReindexMakesTheIndexAnew) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  {
    DatabaseWriter writer(folder);
    writer.store().PutRecord(MakeTestRecord("a", "Khai trừ 3 đảng viên."), "a");
    writer.Commit();
  }
  std::filesystem::remove_all(folder + "/index");
  EXPECT_EQ(CodeOf([&] { Found(folder, "khai trừ"); }), ErrorCode::kDatabaseDamaged);
  EXPECT_EQ(DatabaseWriter::Reindex(folder), 1U);
  EXPECT_EQ(Found(folder, "khai trừ"), Ids{"a"});
}

TEST(Database, HasOneWriter) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  const DatabaseWriter writer(folder);
  EXPECT_EQ(CodeOf([&] { const DatabaseWriter second(folder); }), ErrorCode::kDatabaseLocked);
}

TEST(Database, RefusesOtherVersionsByName) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  { DatabaseWriter writer(folder); }
  std::string detail;
  {
    Xapian::WritableDatabase index = xapian::OpenForWriting(folder, xapian::IndexPath(folder));
    index.set_metadata(std::string(xapian::metadata::kFeatures), "time-travel\tr\n");
  }
  EXPECT_EQ(CodeOf([&] { xapian::OpenForReading(folder); }, &detail), ErrorCode::kIndexOutdated);
  EXPECT_NE(detail.find("time-travel"), std::string::npos);
  {
    Xapian::WritableDatabase index(xapian::IndexPath(folder), Xapian::DB_OPEN);
    index.set_metadata(std::string(xapian::metadata::kFeatures), "");
    index.set_metadata(std::string(xapian::metadata::kSchema), "9999");
  }
  EXPECT_EQ(CodeOf([&] { xapian::OpenForReading(folder); }, &detail), ErrorCode::kIndexOutdated);
  EXPECT_NE(detail.find("9999"), std::string::npos);
  sqlite3* connection = nullptr;
  sqlite3_open((folder + "/store.sqlite").c_str(), &connection);
  sqlite3_exec(connection, "PRAGMA user_version = 9999", nullptr, nullptr, nullptr);
  sqlite3_close(connection);
  EXPECT_EQ(CodeOf([&] { store::Store(folder, store::Mode::kRead); }, &detail),
            ErrorCode::kDatabaseSchema);
  EXPECT_NE(detail.find("9999"), std::string::npos);
}

TEST(Database, TellsWhatIsNoDatabase) {
  const test::TempFolder temp;
  EXPECT_EQ(CodeOf([&] { Found(temp / "none", "x"); }), ErrorCode::kDatabaseMissing);
  std::filesystem::create_directory(temp / "other");
  std::ofstream(temp / "other/store.sqlite") << "not a database, but long enough to be read";
  EXPECT_EQ(CodeOf([&] { Found(temp / "other", "x"); }), ErrorCode::kDatabaseDamaged);
}

TEST(Database, BelongsToItsOwnerOnly) {
  const test::TempFolder temp;
  const std::string folder = temp / "db";
  {
    DatabaseWriter writer(folder);
    writer.store().PutRecord(MakeTestRecord("a", "Mật."), "a");
    writer.Commit();
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    struct stat info {};
    ASSERT_EQ(stat(entry.path().c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 077, 0U) << entry.path();
  }
  struct stat info {};
  ASSERT_EQ(stat(folder.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700U);
}

// docs/index-schema.md holds the table that `rasoat schema` prints: it is written from one place.
TEST(Database, SchemaDocumentNamesEveryField) {
  std::ifstream in(std::string(RASOAT_SOURCE_DIR) + "/docs/index-schema.md");
  const std::string document{std::istreambuf_iterator<char>(in), {}};
  for (const xapian::Field* field : xapian::Schema()) {
    EXPECT_NE(document.find("| " + std::string(field->name) + " |"), std::string::npos)
        << field->name;
    EXPECT_NE(document.find("| " + std::string(field->content) + " |"), std::string::npos)
        << field->name << ": " << field->content;
  }
}

}  // namespace
}  // namespace rasoat
