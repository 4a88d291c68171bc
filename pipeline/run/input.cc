#include "pipeline/run/input.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include "pipeline/readers/media_type.h"

namespace rasoat::run {
namespace fs = std::filesystem;
namespace {

constexpr const char* kStandardInput = "-";

// PDF files and pictures may be larger than text.
std::uint64_t LongestOf(std::string_view head, const readers::Limits& limits) {
  const std::string type = readers::DetectMediaType(head, "");
  const bool paged = type == "application/pdf" || type.starts_with("image/");
  return paged ? limits.paged_bytes : limits.text_bytes;
}

// Refuses a file beyond its limit before it is read, where its size is known.
std::string ReadAll(std::istream& stream, const std::string& path, std::uint64_t size,
                    const readers::Limits& limits) {
  std::string bytes;
  std::uint64_t longest = 0;
  char buffer[1 << 16];
  while (stream.read(buffer, sizeof buffer), stream.gcount() > 0) {
    bytes.append(buffer, static_cast<std::size_t>(stream.gcount()));
    if (longest == 0) longest = LongestOf(bytes, limits);
    if (std::max<std::uint64_t>(size, bytes.size()) > longest) {
      throw Error(ErrorCode::kTooLarge, path, std::to_string(longest) + " bytes");
    }
  }
  if (stream.bad()) throw Error(ErrorCode::kUnreadable, path, SystemMessage(errno));
  return bytes;
}

}  // namespace

Error OpenError(const std::string& path, int error_number) {
  if (error_number == ENOENT) return {ErrorCode::kNotFound, path};
  return {ErrorCode::kUnreadable, path, SystemMessage(error_number)};
}

Input FileInput(std::string address, std::string path) {
  Input input;
  input.address = std::move(address);
  input.path = std::move(path);
  return input;
}

Input FailedInput(std::string address, std::string path, Error error) {
  Input input = FileInput(std::move(address), std::move(path));
  input.error = std::move(error);
  return input;
}

std::string LoadBytes(const Input& input, const readers::Limits& limits) {
  if (input.error) throw Error(*input.error);
  if (input.bytes) return *input.bytes;
  std::string bytes;
  if (input.path == kStandardInput) {
    bytes = ReadAll(std::cin, input.path, 0, limits);
  } else {
    std::error_code failure;
    const std::uintmax_t size = fs::file_size(input.path, failure);
    if (failure) throw OpenError(input.path, failure.value());
    std::ifstream file(input.path, std::ios::binary);
    if (!file) throw OpenError(input.path, errno);
    bytes = ReadAll(file, input.path, size, limits);
  }
  if (bytes.empty()) throw Error(ErrorCode::kEmpty, input.path);
  return bytes;
}

}  // namespace rasoat::run
