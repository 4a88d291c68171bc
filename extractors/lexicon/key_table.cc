#include "extractors/lexicon/key_table.h"

#include <bit>
#include <cstring>

namespace rasoat::lexicon {

namespace {

// Eight bytes at a time; the same when the table is made and when it is asked.
std::uint32_t HashOf(std::string_view key) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;
  std::uint64_t hash = key.size() * kFactor;
  for (std::size_t at = 0; at < key.size();) {
    std::uint64_t part = 0;
    for (int shift = 0; shift < 64 && at < key.size(); shift += 8) {
      part |= std::uint64_t{static_cast<unsigned char>(key[at++])} << shift;
    }
    hash = (hash ^ part) * kFactor;
    hash ^= hash >> 32;
  }
  return static_cast<std::uint32_t>(hash);
}

}  // namespace

std::uint32_t KeyTable::Find(std::string_view key) const {
  const std::uint32_t hash = HashOf(key);
  const std::size_t mask = slots.size() - 1;
  for (std::size_t at = hash & mask; slots[at].number != 0; at = (at + 1) & mask) {
    const Slot& slot = slots[at];
    const bool same = slot.hash == hash && slot.length == key.size() &&
                      std::memcmp(letters.data() + slot.start, key.data(), key.size()) == 0;
    if (same) return slot.number;
  }
  return 0;
}

std::vector<KeyTable::Slot> LayOut(const std::map<std::string, std::uint32_t>& keys,
                                   std::string& letters) {
  std::vector<KeyTable::Slot> slots(std::bit_ceil(keys.size() * 2 + 1));
  for (const auto& [key, number] : keys) {
    const std::uint32_t hash = HashOf(key);
    std::size_t at = hash & (slots.size() - 1);
    while (slots[at].number != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = {hash, static_cast<std::uint32_t>(letters.size()),
                 static_cast<std::uint8_t>(key.size()), number};
    letters += key;
  }
  return slots;
}

}  // namespace rasoat::lexicon
