#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/checks/relation.h"
#include "pipeline/model/message.h"

namespace rasoat::checks {

// How loud a check is: nothing, a note, an error.
enum class Severity : std::uint8_t { kNone, kNote, kError };

std::string_view SeverityName(Severity severity);

// A figure that would make a failed relation hold, where that can be proven.
struct Suggestion {
  std::uint32_t operand = 0;  // which one to change
  Decimal value;
  std::string_view slip;                 // how the written figure came about: "transposed"
  std::vector<std::uint32_t> satisfies;  // the checks of the document that would then hold
  std::string vietnamese;
  std::string english;

  const std::string& MessageIn(Language language) const {
    return language == Language::kVietnamese ? vietnamese : english;
  }
};

// A relation between stated figures that the text lets one verify. A finding is one whose verdict
// is rounding or inconsistent.
struct Check {
  std::string_view rule;  // "ratio-percent"
  Relation relation = Relation::kQuotient;
  Verdict verdict = Verdict::kUndetermined;
  CheckClass check_class = CheckClass::kUncomputable;
  Severity severity = Severity::kNone;
  std::vector<Operand> operands;        // as the relation orders them
  Statement statement;                  // how the judged figure is said
  std::string quote;                    // of relations without operands: "31/9/2023"
  std::string_view reason;              // of undetermined: "base-unknown"
  std::string stated;                   // the figure that is judged, as written: "59,3"
  std::string computed;                 // what the others give, decimals cut: "59.3548…"
  std::optional<Decimal> suggested;     // of a rounding finding: the percent well rounded
  std::vector<Suggestion> suggestions;  // of an inconsistent one, the best first, three at most
  bool rounded_up = false;  // consistent, and cutting off would have given another figure
  Span evidence;            // the shortest text that covers the relation
  Span focus;               // the figure that is judged
  std::string fingerprint;  // stable over edits elsewhere, see fingerprint.h
  std::string vietnamese;   // one sentence
  std::string english;
  std::string detail_vietnamese;  // the computation behind a finding; else empty
  std::string detail_english;

  bool IsFinding() const {
    return verdict == Verdict::kRounding || verdict == Verdict::kInconsistent;
  }
  bool IsQuestion() const { return check_class == CheckClass::kQuestion; }
  const std::string& MessageIn(Language language) const {
    return language == Language::kVietnamese ? vietnamese : english;
  }
  const std::string& DetailIn(Language language) const {
    return language == Language::kVietnamese ? detail_vietnamese : detail_english;
  }
};

}  // namespace rasoat::checks
