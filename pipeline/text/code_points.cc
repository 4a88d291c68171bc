#include "pipeline/text/code_points.h"

#include <unicode/utf8.h>

#include <algorithm>

namespace rasoat::text {

std::uint32_t CountCodePoints(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string_view CutAtCodePoint(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while ((text[most] & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

char32_t NextCodePoint(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
  return static_cast<char32_t>(c);
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  counts_.reserve(text.size() / kStride + 1);
  std::uint32_t count = 0;
  for (std::size_t start = 0; start <= text.size(); start += kStride) {
    counts_.push_back(count);
    count += CountCodePoints(text.substr(start, kStride));
  }
}

std::uint32_t CodePointIndex::ToCodePoints(std::uint32_t byte_offset) const {
  const std::uint32_t block = byte_offset / kStride;
  const std::uint32_t start = block * kStride;
  return counts_[block] + CountCodePoints(text_.substr(start, byte_offset - start));
}

std::uint32_t CodePointIndex::ToBytes(std::uint32_t code_points) const {
  // The last stride that begins with no more code points before it; from there one by one.
  const auto behind = std::upper_bound(counts_.begin(), counts_.end(), code_points);
  const auto block = static_cast<std::size_t>(behind - counts_.begin()) - 1;
  std::uint32_t left = code_points - counts_[block];
  std::size_t at = block * kStride;
  // A stride may begin inside a code point, which is counted before it.
  while (at < text_.size() && ((text_[at] & 0xC0) == 0x80 || left-- > 0)) ++at;
  return static_cast<std::uint32_t>(at);
}

}  // namespace rasoat::text
