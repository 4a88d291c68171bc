#pragma once

#include <cstdint>
#include <string_view>

namespace rasoat::checks {

// The four answers of the record format.
enum class Verdict : std::uint8_t { kConsistent, kRounding, kInconsistent, kUndetermined };

// The finer reason behind a verdict.
enum class CheckClass : std::uint8_t {
  kExact,         // consistent: equal
  kConsistent,    // consistent: rounds to it
  kLoose,         // consistent: a comparator that says less than it could
  kBoundary,      // consistent: "hơn 79" for exactly 79
  kWithin,        // consistent: within what the rounding of the given figures leaves open
  kTruncated,     // rounding: cut off instead of rounded
  kRaised,        // rounding: rounded up where it should go down
  kCoarse,        // rounding: a total with fewer decimals than its parts
  kNearMiss,      // inconsistent by less than two units: the last digit slipped
  kWrong,         // inconsistent
  kUncomputable,  // undetermined: no base, or a base of zero
  kWithheld,      // undetermined: a relation that the text does not state firmly enough
  kQuestion,      // undetermined: figures of different scope that invite a question
};

std::string_view VerdictName(Verdict verdict);
std::string_view ClassName(CheckClass check_class);

// What a stated figure is to the true value.
struct Judgement {
  Verdict verdict = Verdict::kUndetermined;
  CheckClass check_class = CheckClass::kUncomputable;

  bool Holds() const { return verdict == Verdict::kConsistent; }
  // Or off by no more than rounding explains.
  bool Fits() const { return Holds() || verdict == Verdict::kRounding; }
};

}  // namespace rasoat::checks
