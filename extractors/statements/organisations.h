#pragma once

#include <string>

#include "extractors/places/gazetteer.h"
#include "extractors/statements/cues.h"
#include "extractors/statements/statement.h"

// Organisations of the Party by the committees that stand for them, with stable ids and places.

namespace rasoat::statements {

struct Home;

// A place with its codes.
struct PlaceFact {
  std::string name;  // "huyện Nà Chí"
  std::string code_before;
  std::string code_after;
  std::string province_before;
  std::string province_after;
};

// An organisation by the committee that stands for it.
struct Organisation {
  std::string name;  // "Đảng bộ huyện Nà Chí"; "Đảng bộ huyện" where only that is told
  std::string id;     // empty without a name of its own
  std::string level;  // of its committee
  std::string kind;   // "huyện"
  PlaceFact place;
  Span evidence;
  explicit operator bool() const { return !name.empty(); }
};

// The organisation that a named committee stands for, in the same province as `home`.
Organisation OrganisationOf(const Text& text, const Committee& committee, const Home& home);

// TINH or HUYEN for a city, CS or XA for a commune by its date; others as they are.
std::string LevelOn(const Committee& committee, std::string_view date);

// Whether a kind of place, as it is written, is that one; a city; of the lowest tier.
bool Is(std::string_view kind, places::Kind wanted);
bool IsCity(std::string_view kind);
bool IsCommune(std::string_view kind);

PlaceFact PlaceOf(const AdminUnit& unit);

// A name that another province's unit bears is none of ours.
bool InProvince(const PlaceFact& place, const Home& home);

}  // namespace rasoat::statements
