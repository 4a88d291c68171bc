#include "pipeline/model/message.h"

#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

namespace rasoat {
namespace {

icu::UnicodeString ToIcu(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

}  // namespace

std::string FormatMessage(Catalogue catalogue, std::string_view id, Language language,
                          std::initializer_list<MessageArgument> arguments) {
  const auto found = std::find_if(catalogue.begin(), catalogue.end(),
                                  [&](const Message& message) { return message.id == id; });
  if (found == catalogue.end()) return std::string(id);
  const bool vietnamese = language == Language::kVietnamese;
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat format(
      icu::UnicodeString::fromUTF8(vietnamese ? found->vietnamese : found->english),
      icu::Locale(vietnamese ? "vi" : "en"), status);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [name, value] : arguments) {
    names.push_back(ToIcu(name));
    values.emplace_back(ToIcu(value));
  }
  icu::UnicodeString text;
  format.format(names.data(), values.data(), static_cast<int32_t>(names.size()), text, status);
  if (U_FAILURE(status)) return std::string(id);
  std::string utf8;
  return text.toUTF8String(utf8);
}

}  // namespace rasoat
