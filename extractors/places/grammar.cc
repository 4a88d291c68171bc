#include <algorithm>

#include "extractors/places/name.h"
#include "extractors/places/places.h"

namespace rasoat::places {
namespace {

using lexer::Lexed;
using lexicon::Tag;

constexpr int kMostTiers = 3;

// The place that the one before token i is said to lie in: ", huyện Đan Phượng", " - tỉnh …".
std::optional<Name> ReadOuter(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  if (lexed.StartsBlock(i)) return std::nullopt;
  std::size_t at = i;
  if (lexed.IsSymbol(at, ",") || lexed.IsDash(at) || lexed.IsSymbol(at, "(") ||
      context.At(at, Tag::kBelongs)) {
    ++at;
  }
  if (lexed.StartsBlock(at)) return std::nullopt;
  auto outer = ReadPlace(context, at);
  return outer || at == i ? outer : ReadBareOuter(context, at);
}

// Keeps the units that lie in one of the outer ones; all, where none does.
void KeepThoseIn(std::vector<std::uint16_t>& units, const std::vector<std::uint16_t>& outer) {
  const Gazetteer& gazetteer = SharedGazetteer();
  std::vector<std::uint16_t> kept;
  for (const std::uint16_t unit : units) {
    const bool inside = std::any_of(outer.begin(), outer.end(), [&](std::uint16_t other) {
      return gazetteer.LiesIn(unit, other);
    });
    if (inside) kept.push_back(unit);
  }
  if (!kept.empty()) units = std::move(kept);
}

// "xã Tân Lập, huyện Đan Phượng, Hà Nội": the units of the first, narrowed by the others.
std::vector<std::uint16_t> Narrowed(const Context& context, const Name& name, int tiers) {
  std::vector<std::uint16_t> units = name.units;
  if (tiers == 0) return units;
  const auto outer = ReadOuter(context, name.range.end);
  if (outer) KeepThoseIn(units, Narrowed(context, *outer, tiers - 1));
  return units;
}

std::string OwnName(const Lexed& lexed, const Name& name) {
  if (name.units.empty()) return std::string(lexed.Written(name.own));
  const Gazetteer& gazetteer = SharedGazetteer();
  return std::string(gazetteer.NameOf(gazetteer.units[name.units.front()]));
}

Candidate MakePlace(const Context& context, const Name& name) {
  const Gazetteer& gazetteer = SharedGazetteer();
  AdminUnit place;
  place.name = OwnName(context.lexed(), name);
  if (name.kind) place.level = KindName(*name.kind);
  std::size_t before = 0;
  std::size_t after = 0;
  const Unit* former = nullptr;
  for (const std::uint16_t number : Narrowed(context, name, kMostTiers)) {
    const Unit& unit = gazetteer.units[number];
    if (place.level.empty()) place.level = KindName(unit.kind);
    (unit.after ? after : before) += 1;
    (unit.after ? place.code_after : place.code_before) = CodeOf(unit);
    if (!unit.after) former = &unit;
  }
  place.ambiguous = before > 1 || after > 1;
  if (before > 1) place.code_before.clear();
  if (after > 1) place.code_after.clear();
  // A province that was merged goes on under another name.
  if (before == 1 && after == 0 && former->successor != kNone) {
    place.code_after = CodeOf(gazetteer.units[former->successor]);
  }
  return {name.range, std::move(place)};
}

std::optional<Candidate> HeadAndName(const Context& context, std::size_t anchor) {
  const auto name = ReadPlace(context, anchor);
  if (!name) return std::nullopt;
  return MakePlace(context, *name);
}

std::optional<Candidate> BareProvince(const Context& context, std::size_t anchor) {
  if (!context.At(anchor, Tag::kProvinceName)) return std::nullopt;
  const auto name = ReadProvince(context, anchor);
  if (!name) return std::nullopt;
  return MakePlace(context, *name);
}

constexpr Rule kRules[] = {
    {"places/head-name", HeadAndName},
    {"places/bare-province", BareProvince},
};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

}  // namespace rasoat::places
