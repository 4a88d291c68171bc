#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <new>
#include <thread>
#include <utility>

#include "pipeline/imaging/recognise.h"
#include "pipeline/imaging/work.h"
#include "pipeline/readers/worker/channel.h"

namespace rasoat::imaging {
namespace {

using readers::worker::Answer;
using readers::worker::Descriptor;
using readers::worker::Job;
using readers::worker::Message;
using readers::worker::Received;
using readers::worker::Task;

constexpr std::size_t kLongestJob = std::size_t{1} << 20;

// The bytes of a shared file, for as long as this lives.
class Mapping {
 public:
  Mapping() = default;
  explicit Mapping(int file) {
    struct stat info {};
    if (fstat(file, &info) != 0 || info.st_size == 0) return;
    size_ = static_cast<std::size_t>(info.st_size);
    void* at = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    if (at == MAP_FAILED) throw std::bad_alloc();
    bytes_ = static_cast<const char*>(at);
  }
  Mapping(Mapping&& other) noexcept { *this = std::move(other); }
  Mapping& operator=(Mapping&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (bytes_ != nullptr) munmap(const_cast<char*>(bytes_), size_);
  }
  std::string_view bytes() const { return {bytes_, size_}; }

 private:
  const char* bytes_ = nullptr;
  std::size_t size_ = 0;
};

class Server {
 public:
  Answer Work(const Job& job, const Descriptor& file) {
    try {
      Open(job, file);
      return job.task == Task::kRead ? file_->Read(job) : file_->Recognise(job, recogniser_);
    } catch (const Error& error) {
      return {.error = error};
    } catch (const std::bad_alloc&) {
      return {.error = Error(ErrorCode::kTooLarge, "", "memory")};
    } catch (const std::exception& error) {
      return {.error = Error(ErrorCode::kMalformed, "", error.what())};
    }
  }

 private:
  void Open(const Job& job, const Descriptor& file) {
    if (file_ && name_ == job.file) return;
    file_.reset();
    mapping_ = Mapping(file.get());
    file_ = job.media_type == "application/pdf" ? OpenPdf(mapping_.bytes())
                                                : OpenPicture(mapping_.bytes(), job.media_type);
    name_ = job.file;
  }

  Mapping mapping_;  // outlives the file in it
  std::unique_ptr<PagedFile> file_;
  std::string name_;
  Recogniser recogniser_;
};

}  // namespace

void EndWith(int socket) {
  std::thread([socket] {
    pollfd waiting{socket, POLLRDHUP, 0};
    while ((waiting.revents & (POLLRDHUP | POLLHUP | POLLERR)) == 0) poll(&waiting, 1, -1);
    _exit(0);
  }).detach();
}

void Serve(int socket) {
  Server server;
  while (true) {
    Message message;
    if (Receive(socket, kLongestJob, std::nullopt, message) != Received::kMessage) return;
    const Answer answer = server.Work(readers::worker::DecodeJob(message.bytes), message.file);
    if (!readers::worker::Send(socket, Encode(answer))) return;
  }
}

}  // namespace rasoat::imaging
