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
// Terms of documents that wait to be written: some hundred bytes each.
constexpr std::size_t kMostWaiting = 200'000;

}  // namespace

Writer::Writer(std::string folder, const std::string& path)
    : folder_(std::move(folder)), index_(OpenForWriting(folder_, path)) {
  Guarded(folder_, Use::kWriting, [&] {
    sequence_ = SequenceOf(index_);
    index_.begin_transaction();
  });
  thread_ = std::thread([this] { Work(); });
}

Writer::~Writer() {
  {
    const std::lock_guard guard(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  thread_.join();
  try {
    index_.cancel_transaction();
  } catch (const Xapian::Error&) {
    // Closed by an earlier failure: there is nothing to take back.
  }
}

void Writer::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ended_ || !tasks_.empty(); });
    if (ended_) return;
    const Task task = std::move(tasks_.front().first);
    waiting_terms_ -= tasks_.front().second;
    tasks_.pop_front();
    busy_ = true;
    lock.unlock();
    changed_.notify_all();
    std::exception_ptr failure;
    try {
      Guarded(folder_, Use::kWriting, [&] { task(index_); });
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    busy_ = false;
    // Nothing that comes behind a failure may be written.
    if (failure) {
      failure_ = failure;
      ended_ = true;
    }
    changed_.notify_all();
  }
}

void Writer::ThrowIfFailed() {
  if (failure_) std::rethrow_exception(failure_);
}

void Writer::Queue(Task task, std::size_t terms) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ended_ || waiting_terms_ < kMostWaiting; });
  ThrowIfFailed();
  tasks_.emplace_back(std::move(task), terms);
  waiting_terms_ += terms;
  changed_.notify_all();
}

void Writer::Wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ended_ || (tasks_.empty() && !busy_); });
  ThrowIfFailed();
}

void Writer::Put(const std::string& id, DocumentPointer document, std::int64_t sequence,
                 bool known) {
  ahead_.insert(sequence);
  SetSequence(sequence, *document);
  const std::size_t terms = document->termlist_count();
  Queue(
      [id, document = std::move(document), known](Xapian::WritableDatabase& index) {
        if (known) {
          index.replace_document(IdTerm(id), *document);
        } else {
          index.add_document(*document);
        }
      },
      terms);
}

void Writer::Take(store::Store& store, const store::Store::Change& change) {
  const auto stored = store.Find(change.document);
  if (!stored) {
    Queue([term = IdTerm(change.document)](auto& index) { index.delete_document(term); });
    return;
  }
  const auto document = store::WithRecord(folder_, *stored, [&](const auto& record) {
    return std::make_shared<Xapian::Document>(MakeDocument(stored->id, stored->version, record));
  });
  SetSequence(change.sequence, *document);
  Queue([term = IdTerm(change.document), document](auto& index) {
    index.replace_document(term, *document);
  });
}

void Writer::Commit(std::int64_t sequence) {
  sequence_ = sequence;
  Queue([sequence](Xapian::WritableDatabase& index) {
    index.set_metadata(std::string(metadata::kSequence), std::to_string(sequence));
    index.commit_transaction();
    index.begin_transaction();
  });
}

void Writer::Follow(store::Store& store) {
  std::size_t read = 0;
  const auto changes = store.ChangesAfter(sequence_);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const bool ahead = ahead_.contains(changes[i].sequence);
    if (!ahead) Take(store, changes[i]);
    read += !ahead;
    const bool full = !ahead && read % kBatch == 0;
    if (full || i + 1 == changes.size()) Commit(changes[i].sequence);
  }
  ahead_.clear();
}

void Writer::CatchUp(store::Store& store) {
  Follow(store);
  Wait();
}

}  // namespace rasoat::xapian
