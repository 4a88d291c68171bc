#include "pipeline/readers/worker/channel.h"

#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include "pipeline/model/error.h"

namespace rasoat::readers::worker {
namespace {

constexpr std::size_t kStep = std::size_t{1} << 20;

// Room for one descriptor beside the bytes.
struct Control {
  alignas(cmsghdr) char bytes[CMSG_SPACE(sizeof(int))] = {};
};

bool SendHead(int socket, std::uint64_t length, int file) {
  iovec part{&length, sizeof length};
  msghdr head{};
  head.msg_iov = &part;
  head.msg_iovlen = 1;
  Control control;
  if (file >= 0) {
    head.msg_control = control.bytes;
    head.msg_controllen = sizeof control.bytes;
    cmsghdr* field = CMSG_FIRSTHDR(&head);
    field->cmsg_level = SOL_SOCKET;
    field->cmsg_type = SCM_RIGHTS;
    field->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(field), &file, sizeof file);
  }
  ssize_t sent = 0;
  do {
    sent = sendmsg(socket, &head, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(sizeof length);
}

// Whether something can be read before the deadline.
bool WaitFor(int socket, std::optional<std::chrono::steady_clock::time_point> deadline) {
  using std::chrono::milliseconds;
  while (true) {
    int wait = -1;
    if (deadline) {
      const auto left =
          std::chrono::ceil<milliseconds>(*deadline - std::chrono::steady_clock::now());
      wait = static_cast<int>(std::clamp<milliseconds::rep>(left.count(), 0, 1'000'000));
    }
    pollfd waiting{socket, POLLIN, 0};
    const int ready = poll(&waiting, 1, wait);
    if (ready > 0) return true;
    if (ready == 0) return false;
    if (errno != EINTR) return true;  // the read will tell
  }
}

Received ReceiveHead(int socket, std::uint64_t& length, Descriptor& file) {
  iovec part{&length, sizeof length};
  msghdr head{};
  head.msg_iov = &part;
  head.msg_iovlen = 1;
  Control control;
  head.msg_control = control.bytes;
  head.msg_controllen = sizeof control.bytes;
  ssize_t got = 0;
  do {
    got = recvmsg(socket, &head, MSG_CMSG_CLOEXEC | MSG_WAITALL);
  } while (got < 0 && errno == EINTR);
  for (cmsghdr* field = CMSG_FIRSTHDR(&head); field != nullptr; field = CMSG_NXTHDR(&head, field)) {
    if (field->cmsg_level != SOL_SOCKET || field->cmsg_type != SCM_RIGHTS) continue;
    int number = -1;
    std::memcpy(&number, CMSG_DATA(field), sizeof number);
    file = Descriptor(number);
  }
  return got == static_cast<ssize_t>(sizeof length) ? Received::kMessage : Received::kClosed;
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) close(number_);
}

int Descriptor::Release() { return std::exchange(number_, -1); }

Descriptor ShareBytes(std::string_view bytes) {
  Descriptor file(memfd_create("rasoat", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  while (file && !bytes.empty()) {
    const ssize_t written = write(file.get(), bytes.data(), bytes.size());
    if (written <= 0) {
      if (errno == EINTR) continue;
      throw Error(ErrorCode::kInternal, "", SystemMessage(errno));
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (!file) throw Error(ErrorCode::kInternal, "", SystemMessage(errno));
  return file;
}

bool Send(int socket, std::string_view message, int file) {
  if (!SendHead(socket, message.size(), file)) return false;
  while (!message.empty()) {
    const ssize_t sent = send(socket, message.data(), message.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    message.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

Received Receive(int socket, std::size_t longest,
                 std::optional<std::chrono::steady_clock::time_point> deadline, Message& message) {
  if (!WaitFor(socket, deadline)) return Received::kTimedOut;
  std::uint64_t length = 0;
  const Received head = ReceiveHead(socket, length, message.file);
  if (head != Received::kMessage) return head;
  if (length > longest) return Received::kTooLong;
  while (message.bytes.size() < length) {
    if (!WaitFor(socket, deadline)) return Received::kTimedOut;
    const std::size_t had = message.bytes.size();
    message.bytes.resize(std::min<std::size_t>(length, had + kStep));
    const ssize_t got = recv(socket, message.bytes.data() + had, message.bytes.size() - had, 0);
    message.bytes.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0 || (got < 0 && errno != EINTR)) return Received::kClosed;
  }
  return Received::kMessage;
}

}  // namespace rasoat::readers::worker
