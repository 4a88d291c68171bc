#include "pipeline/readers/worker/pool.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <new>
#include <thread>

extern char** environ;

namespace rasoat::readers::worker {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kLongestAnswer = std::size_t{512} << 20;
constexpr int kPatience = 100;  // hundredths of a second that a worker has to end
constexpr int kSecondsToOpen = 30;
constexpr int kSecondsAPage = 4;
constexpr int kSecondsToRecognise = 180;  // a page: as OCRmyPDF

int SecondsFor(const Job& job) {
  const int pages = job.last_page - job.first_page + 1;
  return kSecondsToOpen + pages * (job.task == Task::kRead ? kSecondsAPage : kSecondsToRecognise);
}

// One thread each: there are as many workers as the user allows. OpenMP reads this before main().
std::vector<std::string> Environment() {
  std::vector<std::string> variables = {"OMP_THREAD_LIMIT=1"};
  for (char** variable = environ; *variable != nullptr; ++variable) {
    if (!std::string_view(*variable).starts_with("OMP_")) variables.emplace_back(*variable);
  }
  return variables;
}

std::string NewName() {
  static std::atomic<unsigned long long> count{0};
  return std::to_string(getpid()) + "-" + std::to_string(++count);
}

}  // namespace

SharedFile::SharedFile(std::string_view content) : bytes(ShareBytes(content)), name(NewName()) {}

class Pool::Worker {
 public:
  explicit Worker(const std::string& program) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
      throw Error(ErrorCode::kInternal, "", SystemMessage(errno));
    }
    socket_ = Descriptor(ends[0]);
    const Descriptor theirs(ends[1]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, theirs.get(), STDIN_FILENO);
    // What libraries print quotes documents.
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string name = program;
    char* arguments[] = {name.data(), nullptr};
    std::vector<std::string> variables = Environment();
    std::vector<char*> environment;
    for (std::string& variable : variables) environment.push_back(variable.data());
    environment.push_back(nullptr);
    const int failure =
        posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments, environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) {
      process_ = -1;
      throw Error(ErrorCode::kInternal, "", program + ": " + SystemMessage(failure));
    }
  }

  ~Worker() {
    if (process_ < 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  bool alive() const { return alive_; }

  Answer Run(const Job& job, const SharedFile& file) {
    const int seconds = SecondsFor(job);
    const auto deadline = Clock::now() + std::chrono::seconds(seconds);
    alive_ = false;  // until it has answered
    Message message;
    if (!Send(socket_.get(), Encode(job), file.bytes.get())) return {.error = HowItDied()};
    switch (Receive(socket_.get(), kLongestAnswer, deadline, message)) {
      case Received::kMessage: break;
      case Received::kClosed: return {.error = HowItDied()};
      case Received::kTimedOut:
        return {.error = Error(ErrorCode::kTimedOut, "", std::to_string(seconds) + " s")};
      case Received::kTooLong:
        return {.error = Error(ErrorCode::kTooLarge, "",
                               std::to_string(kLongestAnswer >> 20) + " MiB of text")};
    }
    try {
      Answer answer = DecodeAnswer(message.bytes);
      alive_ = true;
      return answer;
    } catch (const Error& error) {
      return {.error = error};
    }
  }

 private:
  Error HowItDied() {
    int status = 0;
    // Its end of the socket closes a moment before it is gone: its own end shall be told, not ours.
    for (int i = 0; i < kPatience && waitpid(process_, &status, WNOHANG) == 0; ++i) {
      if (i + 1 == kPatience) {
        kill(process_, SIGKILL);
        waitpid(process_, &status, 0);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    process_ = -1;
    std::string how = "exit " + std::to_string(WEXITSTATUS(status));
    if (WIFSIGNALED(status)) how = std::string("SIG") + sigabbrev_np(WTERMSIG(status));
    return {ErrorCode::kReaderDied, "", how};
  }

  Descriptor socket_;
  pid_t process_ = -1;
  bool alive_ = true;
};

Pool::Pool(std::string program, int size) : program_(std::move(program)), size_(size) {}

Pool::~Pool() = default;

std::unique_ptr<Pool::Worker> Pool::Take() {
  std::unique_lock lock(mutex_);
  freed_.wait(lock, [this] { return busy_ < size_; });
  ++busy_;
  if (idle_.empty()) return nullptr;
  std::unique_ptr<Worker> worker = std::move(idle_.back());
  idle_.pop_back();
  return worker;
}

void Pool::GiveBack(std::unique_ptr<Worker> worker) {
  if (worker && !worker->alive()) worker.reset();
  const std::lock_guard guard(mutex_);
  if (worker) idle_.push_back(std::move(worker));
  --busy_;
  freed_.notify_one();
}

Answer Pool::Run(const Job& job, const SharedFile& file) {
  std::unique_ptr<Worker> worker = Take();
  Answer answer;
  try {
    if (!worker) worker = std::make_unique<Worker>(program_);
    answer = worker->Run(job, file);
  } catch (const Error& error) {
    answer.error = error;
  } catch (const std::bad_alloc&) {
    answer.error = Error(ErrorCode::kTooLarge, "", "memory");
  }
  GiveBack(std::move(worker));
  return answer;
}

}  // namespace rasoat::readers::worker
