#include "index/database.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "index/xapian/database.h"
#include "index/xapian/document.h"
#include "pipeline/model/error.h"

namespace rasoat {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

// Different terms of documents, each of which has two or three postings.
constexpr std::size_t kMostPostings = 500'000;

}  // namespace

struct DatabaseWriter::Lock {
  explicit Lock(const std::string& folder) {
    const std::string file = (fs::path(folder) / "lock").string();
    descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) throw Error(ErrorCode::kDatabaseWrite, folder, SystemMessage(errno));
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      close(descriptor);
      throw Error(ErrorCode::kDatabaseLocked, folder);
    }
  }
  ~Lock() { close(descriptor); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  int descriptor = -1;
};

namespace {

// Reports may be confidential: what this process makes from here on is for its owner only. SQLite
// and Xapian make files at any time, so the mask stays.
void MakeFolder(std::string folder) {
  umask(077);
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  std::error_code failure;
  if (fs::is_directory(folder, failure)) return;
  fs::create_directories(fs::path(folder).parent_path(), failure);
  if (mkdir(folder.c_str(), 0700) != 0) {
    throw Error(ErrorCode::kDatabaseWrite, folder, SystemMessage(errno));
  }
}

}  // namespace

DatabaseWriter::DatabaseWriter(const std::string& folder) {
  MakeFolder(folder);
  lock_ = std::make_unique<Lock>(folder);
  store_ = std::make_unique<store::Store>(folder, store::Mode::kWrite);
  index_ = std::make_unique<xapian::Writer>(folder, xapian::IndexPath(folder));
  if (index_->sequence() > store_->LastChange()) {
    throw Error(ErrorCode::kIndexOutdated, folder, "index of another store");
  }
  index_->CatchUp(*store_);
  store_->Begin();
}

DatabaseWriter::~DatabaseWriter() = default;

store::Put DatabaseWriter::Put(const Record& record, const Prepared& prepared,
                               const std::string& input) {
  const store::Put put = store_->PutRecord(record, prepared.payload, input);
  if (put == store::Put::kUnchanged) return put;
  const std::string& id = record.document.id;
  prepared.document->set_data(xapian::DataOf(id, store_->LatestVersion(id)));
  postings_ += prepared.document->termlist_count();
  index_->Put(id, prepared.document, store_->LastChange(), put != store::Put::kNew);
  return put;
}

void DatabaseWriter::Commit() {
  store_->copies().Regroup();
  store_->Commit();
  index_->CatchUp(*store_);
  Restart();
}

void DatabaseWriter::CommitIfDue() {
  if (postings_ < kMostPostings && Clock::now() - last_commit_ < longest_wait_) return;
  store_->copies().Regroup();
  store_->Commit();
  index_->Follow(*store_);
  Restart();
}

void DatabaseWriter::Restart() {
  store_->Begin();
  postings_ = 0;
  last_commit_ = Clock::now();
}

std::size_t DatabaseWriter::Reindex(const std::string& folder) {
  std::error_code failure;
  if (!fs::is_directory(folder, failure)) throw Error(ErrorCode::kDatabaseMissing, folder);
  const Lock lock(folder);
  umask(077);
  store::Store store(folder, store::Mode::kRead);
  // The old index is in use until the new one is whole; then they change places in one step.
  const std::string fresh = xapian::NewIndexPath(folder);
  const std::string place = xapian::IndexPath(folder);
  fs::remove_all(fresh, failure);
  xapian::Writer(folder, fresh).CatchUp(store);
  const int flags = fs::exists(place, failure) ? RENAME_EXCHANGE : 0;
  if (renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, place.c_str(), flags) != 0) {
    throw Error(ErrorCode::kDatabaseWrite, folder, SystemMessage(errno));
  }
  fs::remove_all(fresh, failure);
  return static_cast<std::size_t>(store.Count().documents);
}

}  // namespace rasoat
