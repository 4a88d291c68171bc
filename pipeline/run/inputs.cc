#include "pipeline/run/inputs.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <iostream>
#include <iterator>
#include <system_error>

#include "pipeline/readers/media_type.h"

namespace rasoat::run {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kSniff = 4096;
constexpr const char* kRecordType = "application/jsonl";
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

Error OpenError(const std::string& path, int error_number) {
  if (error_number == ENOENT) return {ErrorCode::kNotFound, path};
  return {ErrorCode::kUnreadable, path, SystemMessage(error_number)};
}

Input Failed(std::string address, std::string path, Error error) {
  Input input = FileInput(std::move(address), std::move(path));
  input.error = std::move(error);
  return input;
}

std::string ReadAll(std::istream& stream, const std::string& path, std::uint64_t limit) {
  std::string bytes;
  char buffer[1 << 16];
  while (stream.read(buffer, sizeof buffer), stream.gcount() > 0) {
    bytes.append(buffer, static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > limit) {
      throw Error(ErrorCode::kTooLarge, path, std::to_string(limit) + " bytes");
    }
  }
  if (stream.bad()) throw Error(ErrorCode::kUnreadable, path, SystemMessage(errno));
  return bytes;
}

}  // namespace

Input FileInput(std::string address, std::string path) {
  Input input;
  input.address = std::move(address);
  input.path = std::move(path);
  return input;
}

std::string LoadBytes(const Input& input, const readers::Limits& limits) {
  if (input.error) throw Error(*input.error);
  if (input.bytes) return *input.bytes;
  std::string bytes;
  if (input.path == kStandardInput) {
    bytes = ReadAll(std::cin, input.path, limits.text_bytes);
  } else {
    std::error_code failure;
    const std::uintmax_t size = fs::file_size(input.path, failure);
    if (failure) throw OpenError(input.path, failure.value());
    if (size > limits.text_bytes) {
      throw Error(ErrorCode::kTooLarge, input.path, std::to_string(limits.text_bytes) + " bytes");
    }
    std::ifstream file(input.path, std::ios::binary);
    if (!file) throw OpenError(input.path, errno);
    bytes = ReadAll(file, input.path, limits.text_bytes);
  }
  if (bytes.empty()) throw Error(ErrorCode::kEmpty, input.path);
  return bytes;
}

struct Inputs::Folder {
  std::string address;  // of its entries: "" or "sub/"
  FileId id;
  std::vector<fs::path> entries;
  std::size_t next = 0;
};

// The lines of one file of JSON Lines. Memory is bounded by the longest line allowed.
class Inputs::Records {
 public:
  Records(std::string address, std::string path, std::uint64_t limit)
      : address_(std::move(address)), path_(std::move(path)), limit_(limit) {
    if (path_ != kStandardInput) file_.open(path_, std::ios::binary);
  }

  std::optional<Input> Next() {
    try {
      return NextLine();
    } catch (const std::exception&) {  // the stream's own, on a fault of the device
      if (reported_) return std::nullopt;
      reported_ = true;
      return Failed(address_, path_, {ErrorCode::kUnreadable, path_, SystemMessage(EIO)});
    }
  }

 private:
  std::optional<Input> NextLine() {
    std::string line;
    while (!reported_ && ReadLine(line)) {
      ++number_;
      const std::string mark = "#" + std::to_string(number_);
      if (too_long_) {
        return Failed(address_ + mark, path_ + mark,
                      {ErrorCode::kTooLarge, path_ + mark, std::to_string(limit_) + " bytes"});
      }
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      Input record = FileInput(address_ + mark, path_ + mark);
      record.bytes = std::move(line);
      record.media_type = kRecordType;
      return record;
    }
    if (number_ == 0 && !reported_) {
      reported_ = true;
      return Failed(address_, path_, {ErrorCode::kEmpty, path_});
    }
    return std::nullopt;
  }

  std::istream& stream() { return path_ == kStandardInput ? std::cin : file_; }

  // A line beyond the limit is passed over, not kept. False at the end.
  bool ReadLine(std::string& line) {
    line.clear();
    too_long_ = false;
    std::streambuf& buffer = *stream().rdbuf();
    bool any = false;
    for (int c = buffer.sbumpc(); c != std::char_traits<char>::eof(); c = buffer.sbumpc()) {
      any = true;
      if (c == '\n') return true;
      if (line.size() >= limit_) {
        too_long_ = true;
      } else {
        line.push_back(static_cast<char>(c));
      }
    }
    return any;
  }

  std::string address_;
  std::string path_;
  std::uint64_t limit_;
  std::ifstream file_;
  std::size_t number_ = 0;
  bool too_long_ = false;
  bool reported_ = false;
};

Inputs::Inputs(std::vector<std::string> paths, const readers::Limits& limits, bool jsonl)
    : paths_(std::move(paths)), limits_(limits), jsonl_(jsonl) {}

Inputs::~Inputs() = default;

std::optional<Input> Inputs::Next() {
  for (;;) {
    if (records_) {
      if (auto record = records_->Next()) {
        record->root = root_;
        return record;
      }
      records_.reset();
    }
    if (folders_.empty() && next_path_ == paths_.size()) return std::nullopt;
    if (auto input = folders_.empty() ? NextOfPaths() : NextOfFolder()) {
      input->root = root_;
      return input;
    }
  }
}

std::optional<Input> Inputs::NextOfPaths() {
  const std::string& path = paths_[next_path_++];
  root_.clear();
  visited_.clear();
  if (path == kStandardInput) {
    // Records are known by their bracket; nothing else that is read here begins with one.
    const bool records = jsonl_ || (std::cin >> std::ws).peek() == '{';
    if (!records) return FileInput(path, path);
    records_ = std::make_unique<Records>(path, path, limits_.record_bytes);
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
  if (loop) return Failed(address, path.string(), {ErrorCode::kLoop, path.string()});
  // Several links to one folder are no loop; its files are read once.
  if (id && !visited_.emplace(id->device, id->inode).second) return std::nullopt;
  std::error_code failure;
  Folder folder{address, id.value_or(FileId{}), {}, 0};
  for (fs::directory_iterator it(path, failure), end; !failure && it != end;
       it.increment(failure)) {
    if (!it->path().filename().string().starts_with('.')) folder.entries.push_back(it->path());
  }
  if (failure) return Failed(address, path.string(), OpenError(path.string(), failure.value()));
  std::sort(folder.entries.begin(), folder.entries.end());
  folders_.push_back(std::move(folder));
  return std::nullopt;
}

std::optional<Input> Inputs::Open(std::string address, const fs::path& path) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (!fs::exists(status)) {
    const int number = failure ? failure.value() : ENOENT;
    return Failed(std::move(address), path.string(), OpenError(path.string(), number));
  }
  if (!fs::is_regular_file(status)) {
    return Failed(std::move(address), path.string(),
                  {ErrorCode::kUnreadable, path.string(), "not a regular file"});
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) return Failed(std::move(address), path.string(), OpenError(path.string(), errno));
  std::string head(kSniff, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  if (jsonl_ || readers::DetectMediaType(head, path.string()) == kRecordType) {
    records_ = std::make_unique<Records>(std::move(address), path.string(), limits_.record_bytes);
    return std::nullopt;
  }
  return FileInput(std::move(address), path.string());
}

}  // namespace rasoat::run
