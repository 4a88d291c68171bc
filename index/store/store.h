#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "extractors/record/record.h"
#include "index/store/copies.h"
#include "index/store/sqlite.h"

namespace rasoat::store {

enum class Mode { kRead, kWrite };

// How an input ended.
struct InputState {
  std::string address;
  std::string root;
  std::string path;
  std::string sha256;
  std::string state;  // "ok", "ok-with-warnings", "failed"
  std::string error;
  std::string detail;
  std::int64_t attempts = 0;      // Store counts them
  std::int64_t milliseconds = 0;  // that reading took
};

struct SavedSearch {
  std::string name;
  std::string query;
  std::int64_t seen = 0;  // number of the last change that the user has seen
};

// A record as it is kept: made apart from the store, so that several threads can.
struct Payload {
  std::string json;
  std::string compressed;
  duplicates::Signature signature;
};
Payload MakePayload(const Record& record);

struct StoredFigure {
  std::string type;
  std::string value;  // exact
  std::string unit;
};

// A figure that names its indicator, organisation and period.
struct StatedRow {
  std::string indicator;
  std::string org;
  std::string performer;
  std::string level;
  std::string basis;
  std::string kind;  // count, percent, increase, decrease, increase-percent, decrease-percent
  std::string unit;
  std::string period;       // EDTF
  std::int64_t number = 0;  // index into the record's statements
  std::string org_name;
  std::string scope;
  std::string period_start;  // ISO; empty where the interval is open
  std::string period_end;
  std::string value;
  int grain = 0;           // a unit of its last written digit is ten to this power
  std::string comparator;  // gt, ge, lt, le, approx, below (close and under); or empty
  std::string document;
  std::string published;
  std::string title;
  std::string lead;  // the document that stands for its copies, or itself
};

struct Counts {
  std::int64_t documents = 0;  // latest versions
  std::int64_t versions = 0;
  std::int64_t figures = 0;  // of latest versions
  std::int64_t inconsistent = 0;
  std::int64_t rounding = 0;
  std::int64_t failed_inputs = 0;
};

struct StoredDocument {
  std::string id;
  std::int64_t version = 0;  // its number
  std::string path;
  std::string record;  // JSON
};

// What happened to a document that was put.
enum class Put { kNew, kChanged, kUnchanged };

// The truth: store.sqlite in the database folder. All failures are Error. One thread at a time.
class Store {
 public:
  // Opens the store in `folder`. With kWrite, makes it if the folder is empty or new. Throws
  // kDatabaseMissing, kDatabaseSchema (made by another version), kDatabaseDamaged, kDatabaseLocked.
  Store(std::string folder, Mode mode);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  const std::string& folder() const { return folder_; }

  // Writing happens in transactions; what is not committed is gone with the object.
  void Begin();
  // What is read from here on is of one state of the database, whatever others write.
  void BeginReading();
  void Commit();

  // How `address` ended when this version of the program last read it, or nothing: also where its
  // documents have moved to another address since.
  std::optional<InputState> FindInput(const std::string& address);
  void SetInput(const InputState& input);

  // A page that was recognised before, or nothing.
  std::optional<std::string> FindPage(const std::string& key);
  void KeepPage(const std::string& key, const std::string& content);

  // Keeps the record as the latest version of its document, unless that has the same content.
  // Throws kTooLarge, before anything is written, for a record beyond what the store takes.
  Put PutRecord(const Record& record, const Payload& payload, const std::string& input);
  Put PutRecord(const Record& record, const std::string& input) {
    return PutRecord(record, MakePayload(record), input);
  }

  // Notes documents of `input` that are none of `documents` any more, until DropLeft.
  void NoteLeft(const std::string& input, const std::vector<std::string>& documents);
  // Documents that were noted, and that no other input took over, have no latest version from now
  // on. Gives how many.
  std::int64_t DropLeft();

  // Ids of the documents whose latest version came from `input`.
  std::vector<std::string> DocumentsOf(const std::string& input);

  // Addresses of inputs under `root`.
  std::vector<std::string> AddressesUnder(const std::string& root);
  // Forgets an input: its documents have no latest version from now on. Gives how many.
  std::int64_t RemoveInput(const std::string& address);

  // The latest version of a document, or nothing.
  std::optional<StoredDocument> Find(const std::string& id);
  // The number of its latest version; 0 for none.
  std::int64_t LatestVersion(const std::string& id);
  // Documents whose id begins with `prefix`, or whose path is it: for people who type.
  std::vector<std::string> FindIds(const std::string& prefix_or_path);

  // The documents that changed after `sequence`, each once, with the last of their changes.
  struct Change {
    std::int64_t sequence = 0;
    std::string document;
  };
  std::vector<Change> ChangesAfter(std::int64_t sequence);
  std::int64_t LastChange();

  // By name.
  std::vector<SavedSearch> SavedSearches();
  std::optional<SavedSearch> FindSaved(const std::string& name);
  void SaveSearch(const SavedSearch& saved);
  bool DeleteSaved(const std::string& name);

  // The figures of a document's latest version, names and dates left out.
  std::vector<StoredFigure> FiguresOf(const std::string& document);

  // What latest versions state of organisations, in the order of the table `stated`.
  void ReadStated(const std::function<void(const StatedRow&)>& take);

  // Ids of the documents that have a latest version, in order.
  std::vector<std::string> Documents();

  // Which documents are copies of each other. After changes, Regroup is due.
  Copies& copies() { return copies_; }

  std::vector<InputState> Failures();
  Counts Count();

 private:
  void Execute(std::string_view sql);
  void Create();
  bool IsBlank();
  void CheckSchema();
  Statement Prepare(std::string_view sql) { return {connection_, folder_, sql, statements_}; }
  std::int64_t InsertVersion(const Record& record, const Payload& payload, std::int64_t number,
                             const std::string& input);
  void MoveVersion(const Record& record, const Payload& payload, const std::string& input);
  void InsertFigures(const Record& record, std::int64_t version);
  void InsertChecks(const Record& record, std::int64_t version);
  void InsertStated(const Record& record, std::int64_t version);
  // Of the document's latest version, before it ceases to be that.
  void ForgetLatest(const std::string& document);
  void NoteChange(const std::string& document);
  bool DropLatest(const std::string& document, const std::string& input);

  void Close();

  std::string folder_;
  sqlite3* connection_ = nullptr;
  StatementCache statements_;
  Copies copies_;
};

}  // namespace rasoat::store
