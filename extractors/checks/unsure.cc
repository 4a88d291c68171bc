#include "extractors/checks/unsure.h"

#include <algorithm>

namespace rasoat::checks {
namespace {

constexpr Message kMessages[] = {
#include "unsure_messages.inc"
};

bool IsUnsure(const Document& document, Span span) {
  return span.length() > 0 && FindPlace(document, span).unsure;
}

bool RestsOnUnsure(const Document& document, const Check& check) {
  return IsUnsure(document, check.focus) ||
         std::any_of(check.operands.begin(), check.operands.end(),
                     [&](const Operand& operand) { return IsUnsure(document, operand.written); });
}

}  // namespace

void WithholdUnsure(const Document& document, std::vector<Check>& checks) {
  for (Check& check : checks) {
    if (!check.IsFinding() || !RestsOnUnsure(document, check)) continue;
    check.verdict = Verdict::kUndetermined;
    check.check_class = CheckClass::kQuestion;
    check.severity = Severity::kNone;
    check.reason = "unsure-digits";
    check.suggested.reset();
    check.suggestions.clear();
    const std::string page = std::to_string(FindPlace(document, check.focus).page.page);
    check.vietnamese = FormatMessage(kMessages, "unsure-digits", Language::kVietnamese,
                                     {{"page", page}, {"message", check.vietnamese}});
    check.english = FormatMessage(kMessages, "unsure-digits", Language::kEnglish,
                                  {{"page", page}, {"message", check.english}});
  }
}

}  // namespace rasoat::checks
