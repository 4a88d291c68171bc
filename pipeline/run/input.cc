#include "pipeline/run/input.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

namespace rasoat::run {
namespace fs = std::filesystem;
namespace {

constexpr const char* kStandardInput = "-";

// Of the files that readers take whole; each looks at its own limit again.
std::uint64_t Longest(const readers::Limits& limits) {
  return std::max(limits.text_bytes, limits.paged_bytes);
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
    bytes = ReadAll(std::cin, input.path, Longest(limits));
  } else {
    std::error_code failure;
    const std::uintmax_t size = fs::file_size(input.path, failure);
    if (failure) throw OpenError(input.path, failure.value());
    if (size > Longest(limits)) {
      throw Error(ErrorCode::kTooLarge, input.path, std::to_string(Longest(limits)) + " bytes");
    }
    std::ifstream file(input.path, std::ios::binary);
    if (!file) throw OpenError(input.path, errno);
    bytes = ReadAll(file, input.path, Longest(limits));
  }
  if (bytes.empty()) throw Error(ErrorCode::kEmpty, input.path);
  return bytes;
}

}  // namespace rasoat::run
