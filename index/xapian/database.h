#pragma once

#include <xapian.h>

#include <string>

// Opening an index, and telling what is wrong with one.

namespace rasoat::xapian {

// Runs `action`; a Xapian::Error in it becomes an Error about the database `folder`.
template <typename Action>
auto Guarded(const std::string& folder, Action action) -> decltype(action());

// Throws Error for a Xapian error that was caught.
[[noreturn]] void ThrowXapian(const std::string& folder, const Xapian::Error& error);

// The index of a database folder, for reading. Throws Error kDatabaseMissing, kDatabaseSchema (made
// by another version, or with a feature that this program does not know: its name is the detail),
// kDatabaseDamaged.
Xapian::Database OpenForReading(const std::string& folder);

// The same for writing; makes a new one with this program's schema.
Xapian::WritableDatabase OpenForWriting(const std::string& folder);

// Where the index of a database folder lies.
std::string IndexPath(const std::string& folder);

template <typename Action>
auto Guarded(const std::string& folder, Action action) -> decltype(action()) {
  try {
    return action();
  } catch (const Xapian::Error& error) {
    ThrowXapian(folder, error);
  }
}

}  // namespace rasoat::xapian
