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

// The limits of packages and of the archives of pipeline/run. Figures: a report with pictures has a
// few hundred parts and inflates fivefold; published bombs a thousandfold and more.
inline constexpr std::int64_t kMostEntries = 10'000;
inline constexpr std::uint64_t kMostInflated = 512ull << 20;  // all parts of one package
inline constexpr std::uint64_t kMostPart = 64ull << 20;       // one part
inline constexpr std::uint64_t kHarmless = 1ull << 20;        // a ratio says nothing below it
inline constexpr std::uint64_t kMostRatio = 200;

}  // namespace rasoat::readers
