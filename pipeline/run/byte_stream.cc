#include "pipeline/run/byte_stream.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

namespace rasoat::run {
namespace {

constexpr std::size_t kBlock = 1 << 16;
constexpr std::uint64_t kHarmless = 64ull << 20;  // a ratio says little below it
constexpr std::uint64_t kMostRatio = 200;

}  // namespace

void BombGuard::Check(std::uint64_t packed, std::uint64_t unpacked) {
  if (unpacked < kHarmless || unpacked / std::max<std::uint64_t>(packed, 1) < kMostRatio) return;
  throw Error(ErrorCode::kUnsafe, "", std::to_string(packed) + " bytes that inflate to more than " +
                                          std::to_string(unpacked));
}

void ArchiveCloser::operator()(::archive* handle) const { archive_read_free(handle); }

ArchiveHandle OpenHandle(const Holder& holder, bool raw) {
  ArchiveHandle handle(archive_read_new());
  if (!handle) throw Error(ErrorCode::kInternal, holder.path, "libarchive");
  archive_read_support_filter_all(handle.get());
  if (!raw) {
    archive_read_support_format_zip(handle.get());
    archive_read_support_format_tar(handle.get());
    archive_read_support_format_7zip(handle.get());
    archive_read_support_format_rar(handle.get());
    archive_read_support_format_rar5(handle.get());
  }
  archive_read_support_format_raw(handle.get());
  const int status =
      holder.bytes
          ? archive_read_open_memory(handle.get(), holder.bytes->data(), holder.bytes->size())
          : archive_read_open_filename(handle.get(), holder.path.c_str(), kBlock);
  if (status != ARCHIVE_OK) {
    const char* reason = archive_error_string(handle.get());
    throw Error(ErrorCode::kMalformed, holder.path, reason == nullptr ? "" : reason);
  }
  return handle;
}

ByteStream::ByteStream(const Holder& holder) : holder_(holder), handle_(OpenHandle(holder_, true)) {
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(handle_.get(), &entry);
  if (status == ARCHIVE_EOF) {
    end_ = true;
  } else if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
    throw Error(ErrorCode::kMalformed, holder.path, archive_error_string(handle_.get()));
  }
}

bool ByteStream::Fill() {
  if (end_) return false;
  if (start_ > kBlock) {
    window_.erase(0, start_);
    start_ = 0;
  }
  char buffer[kBlock];
  const la_ssize_t got = archive_read_data(handle_.get(), buffer, sizeof buffer);
  if (got < 0) {
    throw Error(ErrorCode::kMalformed, holder_.path, archive_error_string(handle_.get()));
  }
  if (got == 0) {
    end_ = true;
    return false;
  }
  window_.append(buffer, static_cast<std::size_t>(got));
  produced_ += static_cast<std::uint64_t>(got);
  BombGuard::Check(static_cast<std::uint64_t>(archive_filter_bytes(handle_.get(), -1)), produced_);
  return true;
}

std::string_view ByteStream::Peek(std::size_t size) {
  while (window_.size() - start_ < size && Fill()) {
  }
  return std::string_view(window_).substr(start_, size);
}

void ByteStream::Skip(std::size_t size) {
  start_ += std::min(size, window_.size() - start_);
}

bool ByteStream::Pass(std::uint64_t size) {
  while (size > 0) {
    const std::string_view part = Peek(static_cast<std::size_t>(std::min<std::uint64_t>(size, kBlock)));
    if (part.empty()) return false;
    size -= part.size();
    Skip(part.size());
  }
  return true;
}

}  // namespace rasoat::run
