#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extractors/lexicon/key_table.h"

// The administrative units of Việt Nam before and after 1 July 2025, when districts were abolished
// and provinces and communes merged. Source of names and codes: the national list of
// administrative units (Quyết định 124/2004/QĐ-TTg and its amendments; Quyết định
// 19/2025/QĐ-TTg), in gazetteer/*.tsv.

namespace rasoat::places {

enum class Kind : std::uint8_t {
  kProvince,     // tỉnh
  kCity,         // thành phố, of the centre or of a province
  kQuarter,      // quận
  kDistrict,     // huyện
  kTown,         // thị xã
  kCommune,      // xã
  kWard,         // phường
  kTownlet,      // thị trấn
  kSpecialZone,  // đặc khu
};

std::string_view KindName(Kind kind);  // "tỉnh"
std::optional<Kind> KindFromName(std::string_view name);

enum class Tier : std::uint8_t { kProvince, kDistrict, kCommune };

inline constexpr std::uint16_t kNone = 0xFFFF;

struct Unit {
  std::uint32_t code = 0;
  Kind kind = Kind::kProvince;
  Tier tier = Tier::kProvince;
  bool after = false;               // since 1 July 2025
  std::uint16_t parent = kNone;     // a unit's number
  std::uint16_t successor = kNone;  // of a former province: the one it is part of since
  std::uint32_t name = 0;           // in the letters
  std::uint8_t name_length = 0;
};

// The code as it is written: two digits for a province, three for a district, five for a commune.
std::string CodeOf(const Unit& unit);

struct Gazetteer {
  lexicon::KeyTable keys;  // number: the first in `by_name`
  std::span<const Unit> units;
  std::span<const std::uint16_t> by_name;  // runs of units with one name, each ended by kNone

  // The units of that name, of every kind, as numbers. `key`: see AppendNameKey.
  std::span<const std::uint16_t> Find(std::string_view key) const;
  std::string_view NameOf(const Unit& unit) const {
    return keys.letters.substr(unit.name, unit.name_length);
  }
  // Whether `inner` lies in `outer`.
  bool LiesIn(std::uint16_t inner, std::uint16_t outer) const;
};

// What names meet as: words and numbers in lower case with one blank between, other marks left
// out, numbers without leading zeros ("Phan Rang-Tháp Chàm" → "phan rang tháp chàm"). Appends a
// word of a name.
void AppendNameKey(std::string_view word, std::string& key);

const Gazetteer& SharedGazetteer();

}  // namespace rasoat::places
