#include "index/xapian/writer.h"

#include "index/store/record_json.h"
#include "index/xapian/database.h"
#include "index/xapian/document.h"
#include "index/xapian/schema.h"

namespace rasoat::xapian {
namespace {

// Documents between two commits while catching up: about a million postings, where throughput is
// best and memory still small.
constexpr std::size_t kBatch = 1000;

}  // namespace

Writer::Writer(std::string folder, const std::string& path)
    : folder_(std::move(folder)), index_(OpenForWriting(folder_, path)) {
  Guarded(folder_, Use::kWriting, [&] { index_.begin_transaction(); });
}

Writer::~Writer() {
  try {
    index_.cancel_transaction();
  } catch (const Xapian::Error&) {
    // Closed by an earlier failure: there is nothing to take back.
  }
}

std::int64_t Writer::Sequence() {
  const std::string text = index_.get_metadata(std::string(metadata::kSequence));
  return text.empty() ? 0 : std::stoll(text);
}

void Writer::Put(const std::string& id, Xapian::Document document, std::int64_t sequence,
                 bool known) {
  Guarded(folder_, Use::kWriting, [&] {
    SetSequence(sequence, document);
    if (known) {
      index_.replace_document(IdTerm(id), document);
    } else {
      index_.add_document(document);
    }
    taken_.insert(sequence);
  });
}

void Writer::Apply(store::Store& store, const store::Store::Change& change) {
  if (taken_.contains(change.sequence)) return;
  if (const auto stored = store.Find(change.document)) {
    index_.replace_document(
        IdTerm(change.document), store::WithRecord(folder_, *stored, [&](const auto& record) {
          Xapian::Document document = MakeDocument(stored->id, stored->version, record);
          SetSequence(change.sequence, document);
          return document;
        }));
  } else {
    index_.delete_document(IdTerm(change.document));
  }
}

void Writer::Commit(std::int64_t sequence) {
  index_.set_metadata(std::string(metadata::kSequence), std::to_string(sequence));
  index_.commit_transaction();
  index_.begin_transaction();
}

std::size_t Writer::CatchUp(store::Store& store) {
  return Guarded(folder_, Use::kWriting, [&] {
    std::size_t read = 0;
    const auto changes = store.ChangesAfter(Sequence());
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const std::size_t before = read;
      read += !taken_.contains(changes[i].sequence);
      Apply(store, changes[i]);
      const bool full = read != before && read % kBatch == 0;
      if (full || i + 1 == changes.size()) Commit(changes[i].sequence);
    }
    taken_.clear();
    return read;
  });
}

}  // namespace rasoat::xapian
