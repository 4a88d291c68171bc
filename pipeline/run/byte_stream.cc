#include "pipeline/run/byte_stream.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <fstream>

namespace rasoat::run {
namespace {

constexpr std::size_t kBlock = 1 << 16;
constexpr std::uint64_t kHarmless = 64ull << 20;  // a ratio says little below it
constexpr std::uint64_t kMostRatio = 200;

// bzip2, xz or zstd, by the head of the file.
bool IsOtherCompression(const std::string& path) {
  char head[4] = {};
  std::ifstream(path, std::ios::binary).read(head, sizeof head);
  const std::string_view bytes(head, sizeof head);
  return bytes.starts_with("BZh") ||
         bytes.starts_with(
             "\xFD"
             "7z") ||
         bytes == "\x28\xB5\x2F\xFD";
}

}  // namespace

void BombGuard::Check(std::uint64_t packed, std::uint64_t unpacked) {
  if (unpacked < kHarmless || unpacked / std::max<std::uint64_t>(packed, 1) < kMostRatio) return;
  throw Error(
      ErrorCode::kUnsafe, "",
      std::to_string(packed) + " bytes that inflate to more than " + std::to_string(unpacked));
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

ByteStream::ByteStream(const Holder& holder) : holder_(holder), gzip_(nullptr, &gzclose) {
  if (!holder.bytes && !IsOtherCompression(holder.path)) {
    gzip_.reset(gzopen(holder.path.c_str(), "rb"));
    if (!gzip_) throw OpenError(holder.path, errno);
    gzbuffer(gzip_.get(), 1 << 17);
    return;
  }
  handle_ = OpenHandle(holder_, true);
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(handle_.get(), &entry);
  if (status == ARCHIVE_EOF) {
    end_ = true;
  } else if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
    throw Error(ErrorCode::kMalformed, holder.path, archive_error_string(handle_.get()));
  }
}

// Bytes read; 0 at the end, below it on damage.
int ByteStream::ReadBlock(char* buffer, std::size_t size) {
  if (handle_) return static_cast<int>(archive_read_data(handle_.get(), buffer, size));
  return gzread(gzip_.get(), buffer, static_cast<unsigned>(size));
}

std::uint64_t ByteStream::Packed() const {
  if (handle_) return static_cast<std::uint64_t>(archive_filter_bytes(handle_.get(), -1));
  return static_cast<std::uint64_t>(std::max<z_off_t>(gzoffset(gzip_.get()), 0));
}

bool ByteStream::Fill() {
  if (end_) return false;
  if (start_ > kBlock) {
    window_.erase(0, start_);
    start_ = 0;
  }
  char buffer[kBlock];
  const int got = ReadBlock(buffer, sizeof buffer);
  if (got <= 0) {
    end_ = true;
    int fault = Z_OK;
    const char* reason =
        handle_ ? archive_error_string(handle_.get()) : gzerror(gzip_.get(), &fault);
    if (got < 0 || fault != Z_OK) {
      failure_ = Error(ErrorCode::kMalformed, "", reason == nullptr ? "" : reason);
    }
    return false;
  }
  window_.append(buffer, static_cast<std::size_t>(got));
  produced_ += static_cast<std::uint64_t>(got);
  BombGuard::Check(Packed(), produced_);
  return true;
}

std::string_view ByteStream::Peek(std::size_t size) {
  while (window_.size() - start_ < size && Fill()) {
  }
  return std::string_view(window_).substr(start_, size);
}

void ByteStream::Skip(std::size_t size) { start_ += std::min(size, window_.size() - start_); }

bool ByteStream::Pass(std::uint64_t size) {
  while (size > 0) {
    const std::string_view part =
        Peek(static_cast<std::size_t>(std::min<std::uint64_t>(size, kBlock)));
    if (part.empty()) return false;
    size -= part.size();
    Skip(part.size());
  }
  return true;
}

}  // namespace rasoat::run
