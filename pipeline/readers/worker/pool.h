#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "pipeline/readers/worker/channel.h"
#include "pipeline/readers/worker/job.h"

namespace rasoat::readers::worker {

// A file that jobs are about. Its bytes are shared with the workers, not sent.
struct SharedFile {
  explicit SharedFile(std::string_view bytes);
  Descriptor bytes;
  std::string name;  // for Job::file
};

// A few child processes that read foreign files for this program, each with limits on memory, time
// and output (pipeline/imaging/sandbox.h). They start with the first jobs, are used again, and are
// replaced when they die. Thread-safe.
class Pool {
 public:
  // `program` is the worker's executable; at most `size` workers run at once.
  Pool(std::string program, int size);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  int size() const { return size_; }

  // Runs a job when a worker is free. Whatever goes wrong is in Answer::error: kTimedOut,
  // kReaderDied (the signal in its detail), kTooLarge, or what the worker says.
  Answer Run(const Job& job, const SharedFile& file);

 private:
  class Worker;

  std::unique_ptr<Worker> Take();
  void GiveBack(std::unique_ptr<Worker> worker);

  const std::string program_;
  const int size_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Worker>> idle_;
  int busy_ = 0;
};

}  // namespace rasoat::readers::worker
