#include "extractors/places/provinces.h"

#include <algorithm>
#include <map>

namespace rasoat::places {
namespace {

using Units = std::map<std::string, const Unit*, std::less<>>;

const Units& UnitsOf(bool after) {
  static const auto make = [](bool era) {
    Units units;
    for (const Unit& unit : SharedGazetteer().units) {
      if (unit.after == era) units.emplace(CodeOf(unit), &unit);
    }
    return units;
  };
  static const Units before = make(false);
  static const Units since = make(true);
  return after ? since : before;
}

const Unit* ProvinceOf(const Unit* unit) {
  const auto units = SharedGazetteer().units;
  while (unit != nullptr && unit->parent != kNone) unit = &units[unit->parent];
  return unit;
}

const Unit* SuccessorOf(const Unit* province) {
  if (province == nullptr || province->successor == kNone) return nullptr;
  return &SharedGazetteer().units[province->successor];
}

std::string Code(const Unit* unit) { return unit == nullptr ? std::string() : CodeOf(*unit); }

}  // namespace

const Unit* FindByCode(std::string_view code, bool after) {
  const Units& units = UnitsOf(after);
  const auto found = units.find(code);
  return found == units.end() ? nullptr : found->second;
}

Provinces ProvincesOf(std::string_view code_before, std::string_view code_after) {
  const Unit* before = ProvinceOf(FindByCode(code_before, false));
  const Unit* after = ProvinceOf(FindByCode(code_after, true));
  if (after == nullptr) after = SuccessorOf(before);
  return {Code(before), Code(after)};
}

bool WasEnlarged(const Unit& province) {
  const auto units = SharedGazetteer().units;
  const auto number = static_cast<std::uint16_t>(&province - units.data());
  return std::count_if(units.begin(), units.end(), [&](const Unit& unit) {
           return !unit.after && unit.tier == Tier::kProvince && unit.successor == number;
         }) > 1;
}

}  // namespace rasoat::places
