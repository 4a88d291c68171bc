#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <unordered_set>

#include "index/store/store.h"

namespace rasoat::xapian {

// Brings the index after the store: every document whose latest version changed is replaced, every
// one that has none any more is removed. The index remembers the last change that it has, in the
// same commit as the documents, so that whatever interrupts a run, the next one goes on from there.
// What was not committed is gone with the object.
class Writer {
 public:
  // Of the database `folder`; the index lies at `path`.
  Writer(std::string folder, const std::string& path);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Takes a document ahead of the store's commit: the change `sequence`, which CatchUp then need
  // not read again. `known`: whether the index may have it already.
  void Put(const std::string& id, Xapian::Document document, std::int64_t sequence, bool known);

  // Indexes what the store has committed and the index lacks, and commits. Gives how many documents
  // were read from the store for it.
  std::size_t CatchUp(store::Store& store);

 private:
  std::int64_t Sequence();
  void Apply(store::Store& store, const store::Store::Change& change);
  void Commit(std::int64_t sequence);

  std::string folder_;
  Xapian::WritableDatabase index_;
  std::unordered_set<std::int64_t> taken_;  // changes that Put has brought
};

}  // namespace rasoat::xapian
