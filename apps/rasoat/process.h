#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "apps/rasoat/command.h"
#include "extractors/record/record.h"
#include "index/prepared.h"
#include "pipeline/run/inputs.h"

namespace rasoat::apps {

// What became of one input.
struct Outcome {
  run::Input input;  // without its bytes
  Source source;
  std::vector<Record> records;
  std::vector<Prepared> prepared;  // of each record, where Keeping asks for it
  std::int64_t milliseconds = 0;   // that it took
  std::optional<Error> error;
  bool unchanged = false;
  bool deferred = false;
};

// The next input, or nothing at the end.
using NextInput = std::function<std::optional<run::Input>()>;

// Gives the hash of an input's bytes that need no reading again, or an empty string. Called one at
// a time, but while `deliver` may be running.
using KnownHash = std::function<std::string(const run::Input&)>;

// The executable that reads PDF files and pictures: beside this program.
std::string WorkerProgram();

// Reads, extracts and checks all inputs on `shared.jobs` threads and delivers the outcomes in
// input order. Says each failure and each warning on standard error, and shows progress on a
// terminal. Gives the number of inputs that failed.
std::size_t ProcessAll(run::Inputs& inputs, const Shared& shared,
                       const std::function<void(const Outcome&)>& deliver);

// How a command that keeps what it reads wants it.
struct Keeping {
  KnownHash known;
  readers::PageCache* cache = nullptr;
  // Files with pages to recognise are put here instead of being read; null to read them at once.
  std::vector<run::Input>* deferred = nullptr;
  bool prepare = false;   // for the database, on the threads that read
  std::size_t total = 0;  // how many inputs there are, where that is known
};
std::size_t Process(const NextInput& next, const Shared& shared,
                    const std::function<void(const Outcome&)>& deliver, const Keeping& keeping);

// Says what was passed over while walking the folders.
void SayNotes(const run::Inputs& inputs, const Shared& shared);

}  // namespace rasoat::apps
