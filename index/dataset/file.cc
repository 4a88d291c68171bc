#include "index/dataset/file.h"

#include <unistd.h>

#include <cerrno>

#include "pipeline/model/error.h"

namespace rasoat::dataset {

OutFile::OutFile(std::string path)
    : path_(std::move(path)), file_(std::fopen(path_.c_str(), "wb")) {
  if (file_ == nullptr) throw Error(ErrorCode::kDatasetWrite, path_, SystemMessage(errno));
}

OutFile::~OutFile() {
  if (file_ != nullptr) std::fclose(file_);
}

void OutFile::Write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size()) return;
  throw Error(ErrorCode::kDatasetWrite, path_, SystemMessage(errno));
}

void OutFile::Close() {
  const bool written = std::fflush(file_) == 0 && fsync(fileno(file_)) == 0;
  const int failure = errno;
  const bool closed = std::fclose(file_) == 0;
  file_ = nullptr;
  if (!written || !closed) {
    throw Error(ErrorCode::kDatasetWrite, path_, SystemMessage(written ? errno : failure));
  }
}

}  // namespace rasoat::dataset
