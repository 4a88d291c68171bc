#pragma once

#include <xapian.h>

#include <string>

// Opening an index, and telling what is wrong with one.

namespace rasoat::xapian {

enum class Use { kReading, kWriting };

// Runs `action`; a Xapian::Error in it becomes an Error about the database `folder`.
template <typename Action>
auto Guarded(const std::string& folder, Use use, Action action) -> decltype(action());

// Throws Error for a Xapian error that was caught.
[[noreturn]] void ThrowXapian(const std::string& folder, Use use, const Xapian::Error& error);

// The index of a database folder, for reading. Throws Error kDatabaseMissing, kIndexOutdated (made
// by another version, or with a feature that this program does not know: its name is the detail),
// kDatabaseDamaged.
Xapian::Database OpenForReading(const std::string& folder);

// The last change of the store that the index has: what a search can have seen.
std::int64_t SequenceOf(const Xapian::Database& index);

// The same for writing; makes a new one with this program's schema. `path` is that of the index.
Xapian::WritableDatabase OpenForWriting(const std::string& folder, const std::string& path);

// Where the index of a database folder lies, and where one is built that will take its place.
std::string IndexPath(const std::string& folder);
std::string NewIndexPath(const std::string& folder);

template <typename Action>
auto Guarded(const std::string& folder, Use use, Action action) -> decltype(action()) {
  try {
    return action();
  } catch (const Xapian::Error& error) {
    ThrowXapian(folder, use, error);
  }
}

}  // namespace rasoat::xapian
