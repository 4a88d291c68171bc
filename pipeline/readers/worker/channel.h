#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

// Messages between the program and its workers over a Unix socket: eight bytes of length, then the
// message; with the first byte may go a descriptor (unix(7), SCM_RIGHTS).

namespace rasoat::readers::worker {

// Owns a descriptor.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.Release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }
  int Release();

 private:
  int number_ = -1;
};

// The bytes of a file in memory that processes share without copying. Throws Error kInternal when
// there is no memory for it.
Descriptor ShareBytes(std::string_view bytes);

struct Message {
  std::string bytes;
  Descriptor file;  // where one came along
};

// False when the other side is gone.
bool Send(int socket, std::string_view message, int file = -1);

enum class Received { kMessage, kClosed, kTimedOut, kTooLong };

// Waits until `deadline`, or for ever without one.
Received Receive(int socket, std::size_t longest,
                 std::optional<std::chrono::steady_clock::time_point> deadline, Message& message);

}  // namespace rasoat::readers::worker
