#pragma once

#include <string>
#include <string_view>

#include "extractors/places/gazetteer.h"

// Units by their codes, and the provinces that they lie in before and after 1 July 2025.

namespace rasoat::places {

// The first day without districts: communes and wards lie in provinces, many of them merged.
inline constexpr std::string_view kTwoTiers = "2025-07-01";

// Null where no unit of that era has the code.
const Unit* FindByCode(std::string_view code, bool after);

// National codes; empty where there is none.
struct Provinces {
  std::string before;
  std::string after;
};

// The province that a unit with these codes lies in, or is. A former province's successor is given
// where only the former code is known.
Provinces ProvincesOf(std::string_view code_before, std::string_view code_after);

// Whether a province took in others on 1 July 2025, so that its figures before and after are of
// different territories.
bool WasEnlarged(const Unit& province);

}  // namespace rasoat::places
