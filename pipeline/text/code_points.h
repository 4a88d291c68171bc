#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

namespace rasoat::text {

// Counts the code points of valid UTF-8.
std::uint32_t CountCodePoints(std::string_view text);

// The first bytes of valid UTF-8, at most so many, that are whole code points.
std::string_view CutAtCodePoint(std::string_view text, std::size_t most);

// The code point at byte `at`, and moves behind it: U+FFFD for a broken one. Requires at < size.
char32_t NextCodePoint(std::string_view text, std::size_t& at);

// Turns byte offsets of one text into code point offsets. Building is one pass; each look-up reads
// at most a stride of bytes. Keeps a view: the text must outlive it.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  // Requires an offset at the start of a code point or at the end of the text.
  std::uint32_t ToCodePoints(std::uint32_t byte_offset) const;
  // The inverse; the end of the text for what lies behind it.
  std::uint32_t ToBytes(std::uint32_t code_points) const;
  Span ToCodePoints(Span bytes) const {
    return {ToCodePoints(bytes.start), ToCodePoints(bytes.end)};
  }

 private:
  static constexpr std::uint32_t kStride = 256;
  std::string_view text_;
  std::vector<std::uint32_t> counts_;  // code points before byte i * kStride
};

}  // namespace rasoat::text
