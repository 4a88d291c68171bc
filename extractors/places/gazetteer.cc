#include "extractors/places/gazetteer.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "pipeline/text/keys.h"

namespace rasoat::places {
namespace {

struct KindRow {
  std::string_view name;
  int line;
};

constexpr KindRow kKinds[] = {
#include "place_kinds.inc"
};
static_assert(std::size(kKinds) == static_cast<std::size_t>(Kind::kSpecialZone) + 1);

constexpr int kCodeDigits[] = {2, 3, 5};

}  // namespace

std::string_view KindName(Kind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }

std::optional<Kind> KindFromName(std::string_view name) {
  const auto* const found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                         [&](const KindRow& row) { return row.name == name; });
  if (found == std::end(kKinds)) return std::nullopt;
  return static_cast<Kind>(found - std::begin(kKinds));
}

std::string CodeOf(const Unit& unit) {
  char code[16];
  std::snprintf(code, sizeof code, "%0*u", kCodeDigits[static_cast<std::size_t>(unit.tier)],
                unit.code);
  return code;
}

std::span<const std::uint16_t> Gazetteer::Find(std::string_view key) const {
  const std::uint32_t first = keys.Find(key);
  if (first == 0) return {};
  const auto run = by_name.subspan(first);
  const auto end = std::find(run.begin(), run.end(), kNone);
  return run.first(static_cast<std::size_t>(end - run.begin()));
}

bool Gazetteer::LiesIn(std::uint16_t inner, std::uint16_t outer) const {
  for (std::uint16_t at = units[inner].parent; at != kNone; at = units[at].parent) {
    if (at == outer) return true;
  }
  return false;
}

void AppendNameKey(std::string_view word, std::string& key) {
  if (!key.empty()) key.push_back(' ');
  if (word.size() > 1 && word[0] == '0') word.remove_prefix(1);
  key += text::TonedKey(word);
}

}  // namespace rasoat::places
