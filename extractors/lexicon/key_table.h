#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// A hash table from strings to numbers that is laid out when the project is built and costs
// nothing when the program starts.

namespace rasoat::lexicon {

struct KeyTable {
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t start = 0;  // in `letters`
    std::uint8_t length = 0;
    std::uint32_t number = 0;  // 0: an empty slot
  };

  std::string_view letters;
  std::span<const Slot> slots;  // a power of two, probed one by one

  // The number of a key, 0 for none.
  std::uint32_t Find(std::string_view key) const;
};

// Appends the keys to `letters` and lays out their slots. Numbers are not 0; keys have at most 255
// bytes.
std::vector<KeyTable::Slot> LayOut(const std::map<std::string, std::uint32_t>& keys,
                                   std::string& letters);

}  // namespace rasoat::lexicon
