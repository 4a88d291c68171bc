#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/readers/reader.h"

struct zip;

namespace rasoat::readers {

// The parts of an office file: a ZIP archive in memory, read through libzip. Nothing is ever
// written to a disk. Limits are checked before and while inflating.
class Package {
 public:
  // Throws Error kMalformed (no whole archive), kUnsafe (too many entries, or entries that promise
  // to become far larger than they are).
  explicit Package(std::string_view bytes);
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  bool Has(const std::string& name) const;

  // The bytes of a part; nothing where there is none. Throws kUnsafe beyond the limits, kEncrypted,
  // kMalformed where it cannot be inflated.
  std::optional<std::string> Read(const std::string& name) const;

 private:
  std::string bytes_;
  ::zip* archive_ = nullptr;
};

// The media type of a ZIP archive by its parts: OOXML, OpenDocument, else "application/zip".
std::string PackageType(std::string_view bytes);
std::string PackageTypeOfFile(const std::string& path);

}  // namespace rasoat::readers
