#include "index/database.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "index/xapian/database.h"
#include "pipeline/model/error.h"

namespace rasoat {

namespace fs = std::filesystem;

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
void MakeFolder(const std::string& folder) {
  umask(077);
  std::error_code failure;
  if (fs::is_directory(folder, failure)) return;
  fs::create_directories(fs::path(folder).parent_path(), failure);
  if (mkdir(folder.c_str(), 0700) != 0) {
    throw Error(ErrorCode::kDatabaseWrite, folder, SystemMessage(errno));
  }
}

}  // namespace

DatabaseWriter::DatabaseWriter(const std::string& folder) : DatabaseWriter(folder, false) {}

DatabaseWriter::DatabaseWriter(const std::string& folder, bool rebuild) {
  if (rebuild && !fs::is_directory(folder)) throw Error(ErrorCode::kDatabaseMissing, folder);
  MakeFolder(folder);
  lock_ = std::make_unique<Lock>(folder);
  if (rebuild) store::Store(folder, store::Mode::kRead);  // nothing is deleted without the truth
  store_ = std::make_unique<store::Store>(folder, store::Mode::kWrite);
  if (rebuild) {
    std::error_code failure;
    fs::remove_all(xapian::IndexPath(folder), failure);
    if (failure) throw Error(ErrorCode::kDatabaseWrite, folder, failure.message());
  }
  index_ = std::make_unique<xapian::Writer>(folder);
  index_->CatchUp(*store_);
  store_->Begin();
}

DatabaseWriter::~DatabaseWriter() = default;

void DatabaseWriter::Commit() {
  store_->Commit();
  index_->CatchUp(*store_);
  store_->Begin();
}

std::size_t DatabaseWriter::Reindex(const std::string& folder) {
  DatabaseWriter writer(folder, true);
  return static_cast<std::size_t>(writer.store().Count().documents);
}

}  // namespace rasoat
