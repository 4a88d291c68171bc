#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace rasoat::readers::markup {

// The whole number at the start of an attribute's value.
inline std::optional<int> ReadNumber(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc()) return std::nullopt;
  return value;
}

inline int ReadNumber(std::string_view text, int otherwise) {
  return ReadNumber(text).value_or(otherwise);
}

}  // namespace rasoat::readers::markup
