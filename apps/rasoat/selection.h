#pragma once

#include <map>
#include <set>
#include <string>

#include "extractors/record/record.h"

// Which checks of a document a user wants to see.

namespace rasoat::apps {

// What becomes of a check in a report.
enum class Shown : std::uint8_t {
  kYes,
  kNo,          // holds, or cannot be judged, and nobody asked for it
  kKnown,       // stands in the baseline
  kSuppressed,  // somebody gave a reason why it is right
};

class Selection {
 public:
  // With `all`, checks that hold and those that cannot be judged are shown too.
  explicit Selection(bool all) : all_(all) {}

  // Reads the fingerprints of an earlier result: of `rasoat check --format json` or `sarif`. Throws
  // Error where the file cannot be read or is neither.
  void ReadBaseline(const std::string& path);

  // Reads lines of fingerprint, blank, reason; "#" begins a comment. Throws Error naming the line
  // that has no fingerprint or no reason.
  void ReadSuppressions(const std::string& path);

  Shown Of(const checks::Check& check) const;
  // The reason of a suppressed one.
  const std::string& ReasonOf(const checks::Check& check) const;
  bool has_baseline() const { return has_baseline_; }

 private:
  bool all_;
  bool has_baseline_ = false;
  std::set<std::string, std::less<>> known_;
  std::map<std::string, std::string, std::less<>> reasons_;
};

// What the documents of a run have; of the findings and questions, those that are shown.
struct Tally {
  std::size_t documents = 0;
  std::size_t checks = 0;
  std::size_t errors = 0;
  std::size_t notes = 0;
  std::size_t questions = 0;
  std::size_t known = 0;
  std::size_t suppressed = 0;

  void Add(const Record& record, const Selection& selection);
};

}  // namespace rasoat::apps
