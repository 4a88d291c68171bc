#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

#include "index/store/store.h"

namespace rasoat::xapian {

// Brings the index after the store: every document whose latest version changed is replaced, every
// one that has none any more is removed. The index remembers the last change that it has, in the
// same commit as the documents, so that whatever interrupts a run, the next one goes on from there.
class Writer {
 public:
  // Of the database `folder`; the index lies at `path`.
  Writer(std::string folder, const std::string& path);

  // Indexes what the store has and the index lacks, and commits. Gives how many documents.
  std::size_t CatchUp(store::Store& store);

 private:
  std::int64_t Sequence();
  void Apply(store::Store& store, const store::Store::Change& change);

  std::string folder_;
  Xapian::WritableDatabase index_;
};

}  // namespace rasoat::xapian
