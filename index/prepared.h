#pragma once

#include <memory>

#include "index/store/store.h"

namespace Xapian {
class Document;
}

// What can be made of a record before the database is asked, so that several threads can.

namespace rasoat {

struct Prepared {
  store::Payload payload;
  std::shared_ptr<Xapian::Document> document;
};

// Thread-safe. Costs memory that grows with the record: some 200 bytes for each word.
Prepared Prepare(const Record& record);

}  // namespace rasoat
