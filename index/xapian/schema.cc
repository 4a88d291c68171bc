#include "index/xapian/schema.h"

namespace rasoat::xapian {
namespace {

constexpr const Field* kSchema[] = {
    &fields::kText,   &fields::kFoldedText,      &fields::kTitle,     &fields::kFoldedTitle,
    &fields::kNumber, &fields::kDocRef,          &fields::kRule,      &fields::kVerdict,
    &fields::kId,     &fields::kMediaType,       &fields::kPublished, &fields::kSequence,
    &fields::kChecks, &fields::kInconsistencies,
};

constexpr Feature kFeatures[] = {
    {"toned-terms", "rw"},
    {"folded-terms", "rw"},
    {"figures", "w"},
};

}  // namespace

std::span<const Field* const> Schema() { return kSchema; }

std::span<const Feature> Features() { return kFeatures; }

std::string_view CutKey(std::string_view key) {
  if (key.size() <= kLongestKey) return key;
  std::size_t end = kLongestKey;
  while ((key[end] & 0xC0) == 0x80) --end;
  return key.substr(0, end);
}

}  // namespace rasoat::xapian
