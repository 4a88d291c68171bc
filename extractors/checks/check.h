#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/mention.h"
#include "pipeline/model/message.h"

namespace rasoat::checks {

// The four answers of the record format.
enum class Verdict : std::uint8_t { kConsistent, kRounding, kInconsistent, kUndetermined };

// The finer reason behind a verdict.
enum class CheckClass : std::uint8_t {
  kExact,         // consistent: equal
  kConsistent,    // consistent: rounds to it
  kLoose,         // consistent: a comparator that says less than it could
  kBoundary,      // consistent: "hơn 79" for exactly 79
  kTruncated,     // rounding: cut off instead of rounded
  kRaised,        // rounding: rounded up where it should go down
  kNearMiss,      // inconsistent by less than two units: the last digit slipped
  kWrong,         // inconsistent
  kUncomputable,  // undetermined: no base, or a base of zero
};

// How loud a check is: nothing, a note, an error.
enum class Severity : std::uint8_t { kNone, kNote, kError };

std::string_view VerdictName(Verdict verdict);
std::string_view ClassName(CheckClass check_class);
std::string_view SeverityName(Severity severity);

// A number of the relation, named as in the record format: {"numerator", {184}}.
struct CheckField {
  std::string_view name;
  std::vector<Decimal> values;
  bool list = false;  // "parts": [..] even when it has one
};

// A relation between stated figures that the text lets one verify. A finding is one whose verdict
// is rounding or inconsistent.
struct Check {
  std::string_view rule;  // "ratio-percent"
  Verdict verdict = Verdict::kUndetermined;
  CheckClass check_class = CheckClass::kUncomputable;
  Severity severity = Severity::kNone;
  std::vector<std::uint32_t> operands;  // indices of mentions
  std::vector<CheckField> fields;
  std::string stated;                // the figure that is judged, as written: "59,3"
  std::string computed;              // what the others give, decimals cut: "59.3548…"
  std::optional<Decimal> suggested;  // the figure that would be right, where that can be proven
  bool rounded_up = false;           // consistent, and cutting off would have given another figure
  Span evidence;                     // the shortest text that covers the relation
  Span focus;                        // the figure that is judged
  std::string vietnamese;
  std::string english;

  bool IsFinding() const {
    return verdict == Verdict::kRounding || verdict == Verdict::kInconsistent;
  }
  const std::string& MessageIn(Language language) const {
    return language == Language::kVietnamese ? vietnamese : english;
  }
};

}  // namespace rasoat::checks
