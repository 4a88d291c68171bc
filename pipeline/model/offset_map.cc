#include "pipeline/model/offset_map.h"

#include <algorithm>

namespace rasoat {
namespace {

using Edit = OffsetMap::Edit;

Edit Swapped(const Edit& edit) { return {edit.target, edit.source}; }

// Where `offset` of the target lies in the source, for an offset that is inside no edit. At the
// edge of an edit, `before` chooses the side.
std::uint32_t Translate(const std::vector<Edit>& edits, std::uint32_t offset, bool before) {
  const auto past = std::partition_point(edits.begin(), edits.end(), [&](const Edit& edit) {
    return before ? edit.target.start < offset : edit.target.end <= offset;
  });
  if (past == edits.begin()) return offset;
  const Edit& last = *std::prev(past);
  if (offset < last.target.end) return before ? last.source.start : last.source.end;
  return last.source.end + (offset - last.target.end);
}

}  // namespace

void OffsetMap::Keep(std::uint32_t length) {
  source_length_ += length;
  target_length_ += length;
}

void OffsetMap::Replace(std::uint32_t source_length, std::uint32_t target_length) {
  const Span source{source_length_, source_length_ + source_length};
  const Span target{target_length_, target_length_ + target_length};
  source_length_ = source.end;
  target_length_ = target.end;
  if (source.empty() && target.empty()) return;
  if (!edits_.empty() && edits_.back().source.end == source.start &&
      edits_.back().target.end == target.start) {
    edits_.back().source.end = source.end;
    edits_.back().target.end = target.end;
  } else {
    edits_.push_back({source, target});
  }
}

Span OffsetMap::ToSource(Span target) const {
  if (edits_.empty()) return target;
  const auto first = std::partition_point(edits_.begin(), edits_.end(), [&](const Edit& edit) {
    return edit.target.end <= target.start;
  });
  std::uint32_t start = 0;
  if (first != edits_.end() && first->target.start < target.start) {
    start = first->source.start;
  } else {
    start = first == edits_.begin()
                ? target.start
                : std::prev(first)->source.end + (target.start - std::prev(first)->target.end);
  }
  const auto after = std::partition_point(edits_.begin(), edits_.end(), [&](const Edit& edit) {
    return edit.target.start < target.end;
  });
  std::uint32_t end = target.end;
  if (after != edits_.begin()) {
    const Edit& last = *std::prev(after);
    end = target.end < last.target.end ? last.source.end
                                       : last.source.end + (target.end - last.target.end);
  }
  return {start, std::max(start, end)};
}

OffsetMap OffsetMap::After(const OffsetMap& earlier) const {
  if (edits_.empty()) return earlier;
  if (earlier.edits_.empty()) return *this;
  // Every edit of either map is a range of the middle text; ranges that touch become one edit.
  std::vector<Span> ranges;
  ranges.reserve(edits_.size() + earlier.edits_.size());
  for (const Edit& edit : edits_) ranges.push_back(edit.source);
  for (const Edit& edit : earlier.edits_) ranges.push_back(edit.target);
  std::sort(ranges.begin(), ranges.end(), [](Span a, Span b) { return a.start < b.start; });
  std::vector<Span> merged;
  for (const Span range : ranges) {
    if (!merged.empty() && range.start <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, range.end);
    } else {
      merged.push_back(range);
    }
  }
  std::vector<Edit> inverse;  // of this map: middle text -> final target
  inverse.reserve(edits_.size());
  for (const Edit& edit : edits_) inverse.push_back(Swapped(edit));
  OffsetMap result;
  for (const Span range : merged) {
    const Span source{Translate(earlier.edits_, range.start, true),
                      Translate(earlier.edits_, range.end, false)};
    const Span target{Translate(inverse, range.start, true), Translate(inverse, range.end, false)};
    result.Keep(target.start - result.target_length_);
    result.Replace(source.length(), target.length());
  }
  result.Keep(target_length_ - result.target_length_);
  return result;
}

}  // namespace rasoat
