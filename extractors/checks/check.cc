#include "extractors/checks/check.h"

namespace rasoat::checks {

std::string_view VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kConsistent: return "consistent";
    case Verdict::kRounding: return "rounding";
    case Verdict::kInconsistent: return "inconsistent";
    case Verdict::kUndetermined: return "undetermined";
  }
  return "undetermined";
}

std::string_view ClassName(CheckClass check_class) {
  switch (check_class) {
    case CheckClass::kExact: return "exact";
    case CheckClass::kConsistent: return "consistent";
    case CheckClass::kLoose: return "loose";
    case CheckClass::kBoundary: return "boundary";
    case CheckClass::kWithin: return "within";
    case CheckClass::kTruncated: return "truncated";
    case CheckClass::kRaised: return "raised";
    case CheckClass::kCoarse: return "coarse";
    case CheckClass::kNearMiss: return "near-miss";
    case CheckClass::kWrong: return "wrong";
    case CheckClass::kUncomputable: return "uncomputable";
    case CheckClass::kWithheld: return "withheld";
    case CheckClass::kQuestion: return "question";
  }
  return "uncomputable";
}

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kNone: return "none";
    case Severity::kNote: return "note";
    case Severity::kError: return "error";
  }
  return "none";
}

}  // namespace rasoat::checks
