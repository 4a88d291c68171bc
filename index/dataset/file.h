#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace rasoat::dataset {

// A file that is written front to back. Every failure is an Error kDatasetWrite with the path and
// the reason: a full disk is told, not lost in a buffer.
class OutFile {
 public:
  explicit OutFile(std::string path);
  ~OutFile();
  OutFile(const OutFile&) = delete;
  OutFile& operator=(const OutFile&) = delete;

  void Write(std::string_view bytes);
  // Writes out and closes; to be called before the object goes.
  void Close();

 private:
  std::string path_;
  std::FILE* file_ = nullptr;
};

}  // namespace rasoat::dataset
