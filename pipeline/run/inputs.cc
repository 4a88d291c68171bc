#include "pipeline/run/inputs.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

#include "pipeline/readers/media_type.h"
#include "pipeline/readers/package/package.h"
#include "pipeline/text/ascii.h"

namespace rasoat::run {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kSniff = 4096;
constexpr const char* kRecordType = "application/jsonl";
constexpr const char* kPackageType = "application/zip";
constexpr const char* kStandardInput = "-";

struct FileId {
  dev_t device = 0;
  ino_t inode = 0;
  friend bool operator==(const FileId&, const FileId&) = default;
};

std::optional<FileId> IdOf(const fs::path& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) return std::nullopt;
  return FileId{info.st_dev, info.st_ino};
}

// A name that promises an office document: a ZIP archive with other things in it is a damaged one.
bool IsNamedOffice(std::string_view path) {
  const std::string name = text::AsciiLower(path);
  for (const char* ending : {".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".odt", ".ods", ".ott"}) {
    if (name.ends_with(ending)) return true;
  }
  return false;
}

Error NoOfficeFile(const std::string& path) {
  return {ErrorCode::kMalformed, path, "ZIP without an office document"};
}

}  // namespace

struct Inputs::Folder {
  std::string address;  // of its entries: "" or "sub/"
  FileId id;
  std::vector<fs::path> entries;
  std::size_t next = 0;
};

Inputs::Inputs(std::vector<std::string> paths, const readers::Limits& limits, bool jsonl)
    : paths_(std::move(paths)), limits_(limits), jsonl_(jsonl) {}

Inputs::~Inputs() = default;

std::optional<Input> Inputs::Next() {
  for (;;) {
    if (!containers_.empty()) {
      if (auto input = NextOfContainer()) {
        input->root = root_;
        return input;
      }
      continue;
    }
    if (folders_.empty() && next_path_ == paths_.size()) return std::nullopt;
    if (auto input = folders_.empty() ? NextOfPaths() : NextOfFolder()) {
      input->root = root_;
      return input;
    }
  }
}

// Nothing where a container ended, or another one begins in it.
std::optional<Input> Inputs::NextOfContainer() {
  auto input = containers_.back()->Next();
  if (!input) {
    for (Note& note : containers_.back()->Notes()) notes_.push_back(std::move(note));
    containers_.pop_back();
    return std::nullopt;
  }
  if (!input->bytes || input->error || !input->media_type.empty()) return input;
  input->media_type = readers::DetectMediaType(*input->bytes, input->path);
  if (!IsContainer(input->media_type)) return input;
  if (input->media_type == kPackageType && IsNamedOffice(input->path)) {
    input->error = NoOfficeFile(input->path);
    return input;
  }
  const int depth = static_cast<int>(containers_.size()) + 1;
  containers_.push_back(OpenContainer(
      input->media_type, {input->address, input->path, std::move(input->bytes)}, limits_, depth));
  return std::nullopt;
}

std::optional<Input> Inputs::NextOfPaths() {
  const std::string& path = paths_[next_path_++];
  root_.clear();
  visited_.clear();
  if (path == kStandardInput) {
    // Records are known by their bracket; nothing else that is read here begins with one.
    const bool records = jsonl_ || (std::cin >> std::ws).peek() == '{';
    if (!records) return FileInput(path, path);
    containers_.push_back(OpenRecords({path, path, std::nullopt}, limits_));
    return std::nullopt;
  }
  std::error_code failure;
  if (fs::is_directory(path, failure)) {
    root_ = fs::weakly_canonical(path, failure).string();
    return EnterFolder("", path);
  }
  return Open(fs::path(path).lexically_normal().string(), path);
}

std::optional<Input> Inputs::NextOfFolder() {
  Folder& folder = folders_.back();
  if (folder.next == folder.entries.size()) {
    folders_.pop_back();
    return std::nullopt;
  }
  const fs::path path = folder.entries[folder.next++];
  const std::string address = folder.address + path.filename().string();
  std::error_code failure;
  if (fs::is_directory(path, failure)) return EnterFolder(address + "/", path);
  return Open(address, path);
}

std::optional<Input> Inputs::EnterFolder(const std::string& address, const fs::path& path) {
  const auto id = IdOf(path);
  const bool loop = id && std::any_of(folders_.begin(), folders_.end(),
                                      [&](const Folder& folder) { return folder.id == *id; });
  if (loop) return FailedInput(address, path.string(), {ErrorCode::kLoop, path.string()});
  // Several links to one folder are no loop; its files are read once.
  if (id && !visited_.emplace(id->device, id->inode).second) return std::nullopt;
  std::error_code failure;
  Folder folder{address, id.value_or(FileId{}), {}, 0};
  for (fs::directory_iterator it(path, failure), end; !failure && it != end;
       it.increment(failure)) {
    if (!it->path().filename().string().starts_with('.')) folder.entries.push_back(it->path());
  }
  if (failure)
    return FailedInput(address, path.string(), OpenError(path.string(), failure.value()));
  std::sort(folder.entries.begin(), folder.entries.end());
  folders_.push_back(std::move(folder));
  return std::nullopt;
}

std::optional<Input> Inputs::Open(std::string address, const fs::path& path) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (!fs::exists(status)) {
    const int number = failure ? failure.value() : ENOENT;
    return FailedInput(std::move(address), path.string(), OpenError(path.string(), number));
  }
  if (!fs::is_regular_file(status)) {
    return FailedInput(std::move(address), path.string(),
                       {ErrorCode::kUnreadable, path.string(), "not a regular file"});
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) return FailedInput(std::move(address), path.string(), OpenError(path.string(), errno));
  std::string head(kSniff, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  std::string type = jsonl_ ? kRecordType : readers::DetectMediaType(head, path.string());
  if (type == kPackageType) type = readers::PackageTypeOfFile(path.string());
  if (type == kPackageType && IsNamedOffice(path.string())) {
    return FailedInput(std::move(address), path.string(), NoOfficeFile(path.string()));
  }
  if (IsContainer(type)) {
    containers_.push_back(
        OpenContainer(type, {std::move(address), path.string(), std::nullopt}, limits_, 1));
    return std::nullopt;
  }
  return FileInput(std::move(address), path.string());
}

}  // namespace rasoat::run
