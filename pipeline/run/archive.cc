#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

#include "pipeline/run/byte_stream.h"

namespace rasoat::run {
namespace {

constexpr std::size_t kBlock = 1 << 16;
constexpr std::size_t kMostEntries = 1'000'000;

std::string FileName(const std::string& path) {
  return path.substr(path.find_last_of('/') == std::string::npos ? 0 : path.find_last_of('/') + 1);
}

// The name of the one file in "báo-cáo.txt.gz".
std::string WithoutEnding(const std::string& path) {
  const std::string name = FileName(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

// Whether unpacking would leave the folder it is unpacked into.
bool Escapes(const std::string& name) {
  if (name.starts_with('/') || name.find('\\') != std::string::npos) return true;
  if (name.size() > 1 && name[1] == ':') return true;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

bool IsHidden(const std::string& name) {
  if (name.starts_with("__MACOSX/")) return true;
  for (std::size_t at = 0; at < name.size();) {
    if (name[at] == '.' && name.compare(at, 2, "./") != 0) return true;
    const std::size_t slash = name.find('/', at);
    if (slash == std::string::npos) return false;
    at = slash + 1;
  }
  return false;
}

class Archive : public Container {
 public:
  Archive(Holder holder, const readers::Limits& limits)
      : holder_(std::move(holder)), limits_(limits) {}

  std::optional<Input> Next() override {
    if (done_) return std::nullopt;
    try {
      if (!handle_) handle_ = OpenHandle(holder_, false);
      auto input = NextEntry();
      if (!input && entries_ == 0) throw Error(ErrorCode::kEmpty, "");
      return input;
    } catch (const Error& error) {
      done_ = true;
      return FailedInput(holder_.address, holder_.path, error.WithSubject(holder_.path));
    }
  }

  std::vector<Note> Notes() const override {
    if (hidden_ == 0) return {};
    return {{holder_.path, "hidden-entries", hidden_}};
  }

 private:
  std::optional<Input> NextEntry() {
    for (;;) {
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(handle_.get(), &entry);
      if (status == ARCHIVE_EOF) {
        done_ = true;
        return std::nullopt;
      }
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) ThrowBroken();
      // Bytes as they are: what looked like an archive is none.
      const bool plain = archive_format(handle_.get()) == ARCHIVE_FORMAT_RAW &&
                         archive_filter_code(handle_.get(), 0) == ARCHIVE_FILTER_NONE;
      if (plain) throw Error(ErrorCode::kMalformed, "", "archive");
      if (++entries_ > kMostEntries) {
        throw Error(ErrorCode::kUnsafe, "",
                    "more than " + std::to_string(kMostEntries) + " entries");
      }
      if (auto input = ReadEntry(entry)) return input;
    }
  }

  [[noreturn]] void ThrowBroken() const {
    if (archive_read_has_encrypted_entries(handle_.get()) > 0) {
      throw Error(ErrorCode::kEncrypted, "");
    }
    const char* reason = archive_error_string(handle_.get());
    throw Error(ErrorCode::kMalformed, "", reason == nullptr ? "archive" : reason);
  }

  std::string NameOf(archive_entry* entry) const {
    if (archive_format(handle_.get()) == ARCHIVE_FORMAT_RAW) return WithoutEnding(holder_.path);
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    return name == nullptr ? "entry-" + std::to_string(entries_) : name;
  }

  // Nothing for what is no file, or hidden.
  std::optional<Input> ReadEntry(archive_entry* entry) {
    std::string name = NameOf(entry);
    while (name.starts_with("./")) name.erase(0, 2);
    const bool raw = archive_format(handle_.get()) == ARCHIVE_FORMAT_RAW;
    const auto type = archive_entry_filetype(entry);
    const bool link = type == AE_IFLNK || archive_entry_hardlink(entry) != nullptr;
    if (type == AE_IFDIR || name.empty()) return std::nullopt;
    const std::string address = holder_.address + "!/" + name;
    const std::string path = holder_.path + "!/" + name;
    if (Escapes(name) && !raw)
      return FailedInput(address, path, {ErrorCode::kUnsafe, path, "path"});
    if (IsHidden(name) && !raw) {
      ++hidden_;
      return std::nullopt;
    }
    if (link) return FailedInput(address, path, {ErrorCode::kUnsafe, path, "link"});
    if (!raw && type != AE_IFREG)
      return FailedInput(address, path, {ErrorCode::kUnsafe, path, "no file"});
    if (archive_entry_is_encrypted(entry)) {
      return FailedInput(address, path, {ErrorCode::kEncrypted, path});
    }
    return ReadBytes(address, path);
  }

  std::optional<Input> ReadBytes(const std::string& address, const std::string& path) {
    Input input = FileInput(address, path);
    std::string bytes;
    char buffer[kBlock];
    for (;;) {
      const la_ssize_t got = archive_read_data(handle_.get(), buffer, sizeof buffer);
      if (got == 0) break;
      if (got < 0) {
        const char* reason = archive_error_string(handle_.get());
        if (got == ARCHIVE_FATAL) done_ = true;
        return FailedInput(address, path,
                           {ErrorCode::kMalformed, path, reason == nullptr ? "archive" : reason});
      }
      unpacked_ += static_cast<std::uint64_t>(got);
      BombGuard::Check(static_cast<std::uint64_t>(archive_filter_bytes(handle_.get(), -1)),
                       unpacked_);
      bytes.append(buffer, static_cast<std::size_t>(got));
      if (bytes.size() > limits_.text_bytes) {
        return FailedInput(
            address, path,
            {ErrorCode::kTooLarge, path, std::to_string(limits_.text_bytes) + " bytes"});
      }
    }
    if (bytes.empty()) return FailedInput(address, path, {ErrorCode::kEmpty, path});
    input.bytes = std::move(bytes);
    return input;
  }

  Holder holder_;
  readers::Limits limits_;
  ArchiveHandle handle_;
  std::size_t entries_ = 0;
  std::size_t hidden_ = 0;
  std::uint64_t unpacked_ = 0;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Container> OpenArchive(Holder holder, const readers::Limits& limits) {
  return std::make_unique<Archive>(std::move(holder), limits);
}

}  // namespace rasoat::run
