#include "index/places.h"

#include <map>

#include "extractors/places/gazetteer.h"
#include "index/words.h"

namespace rasoat::index {
namespace {

using places::SharedGazetteer;
using places::Unit;

// Units by code, and provinces by folded name.
struct Lookup {
  std::map<std::string, const Unit*, std::less<>> before;
  std::map<std::string, const Unit*, std::less<>> after;
  std::map<std::string, const Unit*, std::less<>> names_before;
  std::map<std::string, const Unit*, std::less<>> names_after;
};

Lookup MakeLookup() {
  Lookup lookup;
  const places::Gazetteer& gazetteer = SharedGazetteer();
  for (const Unit& unit : gazetteer.units) {
    (unit.after ? lookup.after : lookup.before).emplace(places::CodeOf(unit), &unit);
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

const Unit* ProvinceOf(const Unit* unit) {
  const auto units = SharedGazetteer().units;
  while (unit != nullptr && unit->parent != places::kNone) unit = &units[unit->parent];
  return unit;
}

const Unit* SuccessorOf(const Unit* province) {
  if (province == nullptr || province->successor == places::kNone) return nullptr;
  return &SharedGazetteer().units[province->successor];
}

std::string CodeOf(const Unit* unit) { return unit == nullptr ? "" : places::CodeOf(*unit); }

}  // namespace

Provinces ProvincesOf(std::string_view code_before, std::string_view code_after) {
  const Unit* before = ProvinceOf(Find(SharedLookup().before, code_before));
  const Unit* after = ProvinceOf(Find(SharedLookup().after, code_after));
  if (after == nullptr) after = SuccessorOf(before);
  return {CodeOf(before), CodeOf(after)};
}

ProvinceName FindProvince(std::string_view name, bool former_only) {
  const std::string key = FoldedWords(name);
  if (!former_only) {
    if (const Unit* unit = Find(SharedLookup().names_after, key)) return {CodeOf(unit), true};
  }
  return {CodeOf(Find(SharedLookup().names_before, key)), false};
}

std::string NameOfProvince(std::string_view code_after) {
  const Unit* unit = Find(SharedLookup().after, code_after);
  return unit == nullptr ? std::string(code_after) : std::string(SharedGazetteer().NameOf(*unit));
}

}  // namespace rasoat::index
