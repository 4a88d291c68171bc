#pragma once

#include <xapian.h>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>

#include "index/store/store.h"

namespace rasoat::xapian {

// Brings the index after the store: every document whose latest version changed is replaced, every
// one that has none any more is removed. The index remembers the last change that it has, in the
// same commit as the documents, so that whatever interrupts a run, the next one goes on from there.
// What was not committed is gone with the object.
//
// A thread of its own does the writing, which costs as much as all reading and extraction before
// it. An error of it is thrown by the next call of any function.
class Writer {
 public:
  // Of the database `folder`; the index lies at `path`.
  Writer(std::string folder, const std::string& path);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // By pointer, because copies of a Xapian::Document share a count that is not for two threads.
  using DocumentPointer = std::shared_ptr<Xapian::Document>;

  // Takes a document ahead of the store's commit: the change `sequence`, which Follow then need not
  // read again. `known`: whether the index may have it already. Waits while many others do. The
  // document is the writer's from now on.
  void Put(const std::string& id, DocumentPointer document, std::int64_t sequence, bool known);

  // Takes what the store has committed and the index lacks, and has it all committed. Returns
  // before that is done.
  void Follow(store::Store& store);
  // The same, and waits until it is done.
  void CatchUp(store::Store& store);

  // Of the last change that was taken.
  std::int64_t sequence() const { return sequence_; }

 private:
  using Task = std::function<void(Xapian::WritableDatabase&)>;

  void Take(store::Store& store, const store::Store::Change& change);
  void Commit(std::int64_t sequence);

  void Queue(Task task, std::size_t terms = 0);
  void Wait();
  void ThrowIfFailed();
  void Work();

  std::string folder_;
  Xapian::WritableDatabase index_;  // touched by the thread only, once that runs
  std::int64_t sequence_ = 0;       // of the last change that was taken and is to be committed
  std::unordered_set<std::int64_t> ahead_;  // changes that Put has brought

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<Task, std::size_t>> tasks_;  // with the terms of their documents
  std::size_t waiting_terms_ = 0;
  bool busy_ = false;
  bool ended_ = false;
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace rasoat::xapian
