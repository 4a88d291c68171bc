#include "index/places.h"

#include <map>

#include "extractors/places/provinces.h"
#include "index/words.h"

namespace rasoat::index {
namespace {

using places::SharedGazetteer;
using places::Unit;

// Provinces by folded name.
struct Lookup {
  std::map<std::string, const Unit*, std::less<>> names_before;
  std::map<std::string, const Unit*, std::less<>> names_after;
};

Lookup MakeLookup() {
  Lookup lookup;
  const places::Gazetteer& gazetteer = SharedGazetteer();
  for (const Unit& unit : gazetteer.units) {
    if (unit.tier != places::Tier::kProvince) continue;
    const std::string name = FoldedWords(gazetteer.NameOf(unit));
    (unit.after ? lookup.names_after : lookup.names_before).emplace(name, &unit);
  }
  return lookup;
}

const Lookup& SharedLookup() {
  static const Lookup lookup = MakeLookup();
  return lookup;
}

const Unit* Find(const std::map<std::string, const Unit*, std::less<>>& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : found->second;
}

std::string CodeOf(const Unit* unit) { return unit == nullptr ? "" : places::CodeOf(*unit); }

}  // namespace

ProvinceName FindProvince(std::string_view name, bool former_only) {
  const std::string key = FoldedWords(name);
  if (!former_only) {
    if (const Unit* unit = Find(SharedLookup().names_after, key)) return {CodeOf(unit), true};
  }
  return {CodeOf(Find(SharedLookup().names_before, key)), false};
}

std::string NameOfProvince(std::string_view code_after) {
  const Unit* unit = places::FindByCode(code_after, true);
  return unit == nullptr ? std::string(code_after) : std::string(SharedGazetteer().NameOf(*unit));
}

}  // namespace rasoat::index
