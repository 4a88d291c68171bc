#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "index/prepared.h"
#include "index/store/store.h"
#include "index/xapian/writer.h"

namespace rasoat {

// A database folder open for writing: the store (the truth) and the index (rebuildable). The lock
// is held as long as the object lives and goes with the process, however it ends.
class DatabaseWriter {
 public:
  // Makes the folder (for its owner only) if it is not there. First brings the index after the
  // store, should an earlier run have been interrupted between the two. Throws Error
  // kDatabaseLocked when another process has the lock, and whatever Store and Writer throw.
  explicit DatabaseWriter(const std::string& folder);
  ~DatabaseWriter();
  DatabaseWriter(const DatabaseWriter&) = delete;
  DatabaseWriter& operator=(const DatabaseWriter&) = delete;

  store::Store& store() { return *store_; }

  // Puts a record into the store, and what was prepared of it into the index.
  store::Put Put(const Record& record, const Prepared& prepared, const std::string& input);

  // Commits the store, then the index.
  void Commit();
  // Commits where so much work is uncommitted that memory or a crash would cost more: about a
  // million postings, or this long (five seconds unless told). The index may come a little later.
  void CommitIfDue();
  void SetLongestWait(std::chrono::duration<double> wait) { longest_wait_ = wait; }

  // Makes the index anew from the store, beside the old one, and puts it in its place when it is
  // whole. Gives how many documents it has.
  static std::size_t Reindex(const std::string& folder);

 private:
  struct Lock;
  void Restart();

  std::unique_ptr<Lock> lock_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<xapian::Writer> index_;
  std::size_t postings_ = 0;
  std::chrono::duration<double> longest_wait_{5};
  std::chrono::steady_clock::time_point last_commit_ = std::chrono::steady_clock::now();
};

}  // namespace rasoat
