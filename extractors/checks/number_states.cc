#include "extractors/checks/number_states.h"

#include <algorithm>

#include "extractors/coverage.h"
#include "pipeline/text/tokenizer.h"

namespace rasoat::checks {
namespace {

struct Judged {
  Span span;
  bool withheld = false;
};

// The numbers that checks rest on, in text order.
std::vector<Judged> JudgedSpans(std::span<const Check> checks) {
  std::vector<Judged> judged;
  for (const Check& check : checks) {
    const bool withheld = check.verdict == Verdict::kUndetermined;
    for (const Operand& operand : check.operands) {
      if (operand.written.length() > 0) judged.push_back({operand.written, withheld});
    }
    if (check.operands.empty()) judged.push_back({check.evidence, withheld});
  }
  std::sort(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) {
    return a.span.start != b.span.start ? a.span.start < b.span.start : a.withheld < b.withheld;
  });
  return judged;
}

// What is judged at `span`; a relation that was judged goes before one that was not.
const Judged* Find(const std::vector<Judged>& judged, Span span) {
  const Judged* found = nullptr;
  auto behind = std::upper_bound(
      judged.begin(), judged.end(), span.start,
      [](std::uint32_t start, const Judged& other) { return start < other.span.start; });
  for (int looked = 0; behind != judged.begin() && looked < 8; ++looked) {
    --behind;
    if (behind->span.end < span.end) continue;
    if (found == nullptr || !behind->withheld) found = &*behind;
  }
  return found;
}

bool IsFigure(std::span<const Mention> mentions, Span span) {
  auto behind = std::upper_bound(
      mentions.begin(), mentions.end(), span.start,
      [](std::uint32_t start, const Mention& mention) { return start < mention.span.start; });
  for (int looked = 0; behind != mentions.begin() && looked < 8; ++looked) {
    --behind;
    const bool name = std::holds_alternative<Org>(behind->value) ||
                      std::holds_alternative<AdminUnit>(behind->value);
    if (!name && behind->span.Contains(span)) return true;
  }
  return false;
}

}  // namespace

std::string_view StateName(NumberState state) {
  switch (state) {
    case NumberState::kChecked: return "checked";
    case NumberState::kWithheld: return "withheld";
    case NumberState::kAlone: return "alone";
    case NumberState::kNoFigure: return "no-figure";
    case NumberState::kUnknown: return "unknown";
  }
  return "unknown";
}

std::vector<NumberInText> StatesOf(const Document& document, std::span<const Mention> mentions,
                                   std::span<const Check> checks) {
  const std::vector<Judged> judged = JudgedSpans(checks);
  const Coverage coverage = Cover(document);
  std::vector<NumberInText> states;
  for (const text::Token& token : text::Tokenize(document.text)) {
    if (token.kind != text::TokenKind::kNumber) continue;
    const Span span{token.start, token.end};
    NumberState state = NumberState::kNoFigure;
    if (const Judged* found = Find(judged, span)) {
      state = found->withheld ? NumberState::kWithheld : NumberState::kChecked;
    } else if (IsFigure(mentions, span)) {
      state = NumberState::kAlone;
    } else if (std::find(coverage.unknown.begin(), coverage.unknown.end(), span) !=
               coverage.unknown.end()) {
      state = NumberState::kUnknown;
    }
    states.push_back({span, state});
  }
  return states;
}

}  // namespace rasoat::checks
