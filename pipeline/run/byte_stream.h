#pragma once

#include <zlib.h>

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
// bzip2, xz, zstd). Damaged ones are given as far as they go. Throws Error kUnsafe.
class ByteStream {
 public:
  explicit ByteStream(const Holder& holder);

  // Fills the window up to `size` bytes, or to the end; the window stays until Skip.
  std::string_view Peek(std::size_t size);
  void Skip(std::size_t size);

  // Why the bytes end where they end, if that is not their end.
  const std::optional<Error>& failure() const { return failure_; }

  // Passes over `size` bytes without keeping them. False if there are fewer.
  bool Pass(std::uint64_t size);

 private:
  bool Fill();
  int ReadBlock(char* buffer, std::size_t size);
  std::uint64_t Packed() const;

  Holder holder_;
  // Of a file zlib reads, plain or gzip: unlike libarchive it gives what comes before a damage.
  std::unique_ptr<gzFile_s, int (*)(gzFile)> gzip_;
  ArchiveHandle handle_;  // of other compressions, and of bytes in memory
  std::string window_;
  std::size_t start_ = 0;
  std::uint64_t produced_ = 0;
  bool end_ = false;
  std::optional<Error> failure_;
};

}  // namespace rasoat::run
