#pragma once

#include <cstdint>

namespace rasoat {

// A half-open range of UTF-8 bytes, [start, end). Only the record writer turns spans into code
// points (extractors/record).
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  std::uint32_t length() const { return end - start; }
  bool empty() const { return start == end; }
  bool Contains(Span other) const { return start <= other.start && other.end <= end; }
  bool Overlaps(Span other) const { return start < other.end && other.start < end; }
  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace rasoat
