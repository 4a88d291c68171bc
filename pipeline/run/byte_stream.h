#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/run/container.h"

struct archive;

namespace rasoat::run {

// Guards against archives that inflate beyond any use: output per input, once there is much of it.
class BombGuard {
 public:
  // Throws Error kUnsafe.
  static void Check(std::uint64_t packed, std::uint64_t unpacked);
};

// A libarchive handle on a file or on bytes in memory. Throws Error kUnreadable, kMalformed.
struct ArchiveCloser {
  void operator()(::archive* handle) const;
};
using ArchiveHandle = std::unique_ptr<::archive, ArchiveCloser>;
ArchiveHandle OpenHandle(const Holder& holder, bool raw);

// The bytes of a file or buffer, decompressed if they are compressed (gzip, also of many members,
// bzip2, xz, zstd).
class ByteStream {
 public:
  explicit ByteStream(const Holder& holder);

  // Fills the window up to `size` bytes, or to the end; the window stays until Skip.
  std::string_view Peek(std::size_t size);
  void Skip(std::size_t size);

  // Passes over `size` bytes without keeping them. False if there are fewer.
  bool Pass(std::uint64_t size);

 private:
  bool Fill();

  Holder holder_;
  ArchiveHandle handle_;
  std::string window_;
  std::size_t start_ = 0;
  std::uint64_t produced_ = 0;
  bool end_ = false;
};

}  // namespace rasoat::run
