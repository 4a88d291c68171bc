#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/model/span.h"

namespace rasoat {

// The way back from bytes of a target text to bytes of the source it was made from. Between the
// edits, source and target have the same bytes, or letters replaced by letters of the same length.
//   source "hoà, 2  bộ" -> target "hòa, 2 bộ": "oà" became "òa" (3 bytes each), and the two spaces
//   one (2 bytes in, 1 byte out). Part of an edit leads back to the whole of it; edits that touch
//   are one.
// Built front to back; copying is cheap where nothing was changed. Reading is thread-safe.
class OffsetMap {
 public:
  struct Edit {
    Span source;
    Span target;
    friend bool operator==(const Edit&, const Edit&) = default;
  };

  // Building: the next `length` bytes are kept, or `source_length` bytes became `target_length`.
  void Keep(std::uint32_t length);
  void Replace(std::uint32_t source_length, std::uint32_t target_length);

  // The smallest range of the source that `target` was made from. A range that begins or ends
  // inside an edit takes the whole edit.
  Span ToSource(Span target) const;

  // The map from the target of `this` straight to the source of `earlier`, whose target is the
  // source of `this`.
  OffsetMap After(const OffsetMap& earlier) const;

  std::uint32_t source_length() const { return source_length_; }
  std::uint32_t target_length() const { return target_length_; }
  const std::vector<Edit>& edits() const { return edits_; }

 private:
  std::vector<Edit> edits_;  // ascending, neither overlapping nor touching in both texts
  std::uint32_t source_length_ = 0;
  std::uint32_t target_length_ = 0;
};

}  // namespace rasoat
