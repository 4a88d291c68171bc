#include "extractors/statements/organisations.h"

#include "extractors/indicators/indicators.h"
#include "extractors/places/provinces.h"
#include "extractors/statements/home.h"
#include "pipeline/text/keys.h"

namespace rasoat::statements {
namespace {

using places::Kind;

std::string Slug(std::string_view words) {
  std::string slug;
  for (const char c : text::FoldedKey(words)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) slug.push_back(c);
    if (!plain && !slug.empty() && slug.back() != '-') slug.push_back('-');
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

bool SameName(std::string_view a, std::string_view b) {
  return text::TonedKey(a) == text::TonedKey(b);
}

const places::Unit* ProvinceByName(std::string_view name, bool after) {
  std::string key;
  const lexer::Lexed lexed(name, lexicon::SharedLexicon());
  for (std::size_t i = 0; i < lexed.size(); ++i) {
    if (lexed.IsWord(i)) places::AppendNameKey(lexed.Written(i), key);
  }
  for (const std::uint16_t number : places::SharedGazetteer().Find(key)) {
    const places::Unit& unit = places::SharedGazetteer().units[number];
    if (unit.tier == places::Tier::kProvince && unit.after == after) return &unit;
  }
  return nullptr;
}

// The codes of the place: by a mention of that name, else by the gazetteer within the province.
void SetPlace(const Text& text, const Committee& committee, const Home& home, Organisation& org) {
  org.place = {committee.kind + " " + committee.name, "", "", home.province_place.province_before,
               home.province_place.province_after};
  for (const Mention& mention : text.passage.mentions()) {
    const auto* unit = std::get_if<AdminUnit>(&mention.value);
    if (unit == nullptr || unit->level != committee.kind) continue;
    if (!SameName(unit->name, committee.name)) continue;
    const PlaceFact found = PlaceOf(*unit);
    const bool told = !found.province_before.empty() || !found.province_after.empty();
    if (told && InProvince(found, home)) {
      org.place = found;
      org.place.name = committee.kind + " " + committee.name;
      return;
    }
  }
  if (!Is(committee.kind, Kind::kProvince) && !IsCity(committee.kind)) return;
  const places::Unit* before = ProvinceByName(committee.name, false);
  const places::Unit* after = ProvinceByName(committee.name, true);
  if (before == nullptr && after == nullptr) return;
  org.place.code_before = before == nullptr ? "" : places::CodeOf(*before);
  org.place.code_after = after == nullptr ? "" : places::CodeOf(*after);
  const places::Provinces provinces =
      places::ProvincesOf(org.place.code_before, org.place.code_after);
  org.place.province_before = provinces.before;
  org.place.province_after = provinces.after;
  if (org.place.code_after.empty()) org.place.code_after = provinces.after;
}

std::string IdOf(const Committee& committee, const Home& home, const Organisation& org) {
  std::string id = "dang-bo:" + Slug(committee.kind + " " + committee.name);
  if (org.level != "TINH") return home.province.empty() ? id : id + "." + Slug(home.province);
  const places::Unit* unit = places::FindByCode(org.place.province_after, true);
  const bool later = home.date >= places::kTwoTiers;
  return later && unit != nullptr && places::WasEnlarged(*unit) ? id + ".2025" : id;
}

}  // namespace

bool Is(std::string_view kind, Kind wanted) { return places::KindFromName(kind) == wanted; }

bool IsCity(std::string_view kind) { return Is(kind, Kind::kCity); }

bool IsCommune(std::string_view kind) {
  return Is(kind, Kind::kCommune) || Is(kind, Kind::kWard) || Is(kind, Kind::kTownlet) ||
         Is(kind, Kind::kSpecialZone);
}

PlaceFact PlaceOf(const AdminUnit& unit) {
  PlaceFact place;
  place.name = (unit.level.empty() ? "" : unit.level + " ") + AsName(unit.name);
  place.code_before = unit.code_before;
  place.code_after = unit.code_after;
  const places::Provinces provinces = places::ProvincesOf(unit.code_before, unit.code_after);
  place.province_before = provinces.before;
  place.province_after = provinces.after;
  return place;
}

bool InProvince(const PlaceFact& place, const Home& home) {
  const PlaceFact& ours = home.province_place;
  if (home.province.empty()) return true;
  return (!place.province_before.empty() && place.province_before == ours.province_before) ||
         (!place.province_after.empty() && place.province_after == ours.province_after);
}

std::string LevelOn(const Committee& committee, std::string_view date) {
  if (committee.level == "XA" && !date.empty() && date < places::kTwoTiers) return "CS";
  if (committee.level != "CITY") return committee.level;
  if (!date.empty() && date >= places::kTwoTiers) return "TINH";
  if (committee.name.empty()) return "HUYEN";
  const places::Unit* unit = ProvinceByName(committee.name, false);
  return unit != nullptr && unit->kind == places::Kind::kCity ? "TINH" : "HUYEN";
}

namespace {

Organisation LookUp(const Text& text, const Committee& committee, const Home& home) {
  Organisation org;
  Committee named = committee;
  if (named.name.empty() && !home.province.empty()) {
    const bool city =
        IsCity(named.kind) && home.province_place.name == named.kind + " " + home.province;
    if (Is(named.kind, Kind::kProvince) || city) named.name = home.province;
  }
  org.level = LevelOn(named, home.date);
  org.kind = named.kind;
  const std::string kind =
      named.block ? std::string(indicators::NameOfCode("name", "block")) : named.kind;
  org.name = std::string(indicators::NameOfCode("name", "organisation")) + " " + kind +
             (named.name.empty() ? "" : " " + named.name);
  if (named.name.empty()) return org;
  if (named.block) {
    org.place = home.province_place;
  } else {
    SetPlace(text, named, home, org);
  }
  org.id = IdOf(named, home, org);
  return org;
}

}  // namespace

Organisation OrganisationOf(const Text& text, const Committee& committee, const Home& home) {
  const std::string key = committee.level + "|" + committee.kind + "|" + committee.name;
  const auto known = home.known.find(key);
  if (known != home.known.end()) return known->second;
  return home.known.emplace(key, LookUp(text, committee, home)).first->second;
}

}  // namespace rasoat::statements
