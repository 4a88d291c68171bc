#include "extractors/places/name.h"

#include <algorithm>

namespace rasoat::places {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;

constexpr std::size_t kLongestName = 7;     // tokens, of the gazetteer
constexpr std::size_t kLongestUnknown = 4;  // words
constexpr std::size_t kLongestPerson = 3;   // words, at least
constexpr std::size_t kLongestHeading = 3;  // words of a name in capitals

struct Found {
  std::size_t end = 0;
  std::vector<std::uint16_t> units;
};

// The longest name of the gazetteer at token i whose unit is `wanted`.
template <typename Wanted>
Found FindName(const Lexed& lexed, std::size_t i, Wanted wanted) {
  const Gazetteer& gazetteer = SharedGazetteer();
  Found found;
  std::string key;
  for (std::size_t k = i; k < i + kLongestName && k < lexed.size(); ++k) {
    if (k > i && lexed.StartsBlock(k)) break;
    const bool mark = lexed.IsDash(k) || lexed.IsSymbol(k, "'") || lexed.IsSymbol(k, "’");
    if (mark && k > i) continue;
    if (!lexed.IsWord(k) && !lexed.IsNumber(k)) break;
    // Within a name only what follows an apostrophe may be in lower case: "Ea H'leo".
    const bool inner = k > i && lexed.IsSymbol(k - 1, "'");
    if (lexed.IsWord(k) && !lexed.StartsUpper(k) && !inner) break;
    AppendNameKey(lexed.Written(k), key);
    std::vector<std::uint16_t> units;
    for (const std::uint16_t unit : gazetteer.Find(key)) {
      if (wanted(gazetteer.units[unit])) units.push_back(unit);
    }
    if (!units.empty()) found = {k + 1, std::move(units)};
  }
  return found;
}

bool TakesNumber(Kind kind) { return kind == Kind::kQuarter || kind == Kind::kWard; }

}  // namespace

std::size_t EndOfProperName(const Context& context, std::size_t i, std::size_t longest) {
  const Lexed& lexed = context.lexed();
  std::size_t end = i;
  while (end < i + longest && lexed.StartsUpper(end) && !lexed.StartsBlock(end) &&
         !lexed.IsAllCapitals(end) && !context.At(end, Tag::kOrgHead)) {
    ++end;
  }
  return end;
}

std::size_t EndOfHeadingName(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  if (context.At(i, Tag::kDocumentKind)) return i;
  std::size_t end = i;
  while (end < i + kLongestHeading && lexed.IsWord(end) && !lexed.StartsBlock(end) &&
         lexed.StartsUpper(end)) {
    ++end;
  }
  const bool closed = lexed.StartsBlock(end) || lexed.IsSymbol(end, ",") ||
                      lexed.IsSymbol(end, ")") || lexed.IsSymbol(end, ":");
  return closed ? end : i;
}

namespace {

// "UBND tỉnh Trần Thị Bình": three words that begin with a surname.
bool IsPerson(const Context& context, std::size_t begin, std::size_t end) {
  return end - begin >= kLongestPerson && context.At(begin, Tag::kSurname);
}

// A name that the gazetteer does not have: two words with capitals or more; a number for wards.
std::size_t EndOfUnknownName(const Context& context, std::size_t i, Kind kind, bool heading) {
  const Lexed& lexed = context.lexed();
  if (lexed.IsNumber(i)) {
    const bool number = TakesNumber(kind) && lexed.Written(i).size() <= 2;
    return number ? i + 1 : i;
  }
  const std::size_t end =
      heading ? EndOfHeadingName(context, i) : EndOfProperName(context, i, kLongestUnknown);
  return end < i + 2 || IsPerson(context, i, end) ? i : end;
}

}  // namespace

std::optional<Name> ReadPlace(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  const Term head = context.At(i, Tag::kPlaceHead);
  if (!head || context.At(i, Tag::kOrgHead)) return std::nullopt;  // "Huyện ủy", "Huyện đoàn"
  const std::size_t at = head.range.end;
  if (at >= lexed.size() || lexed.StartsBlock(at)) return std::nullopt;
  const auto kind = KindFromName(head.value().empty() ? head.entry->term() : head.value());
  if (!kind || (lexed.IsNumber(at) && !TakesNumber(*kind))) return std::nullopt;
  Found found = FindName(lexed, at, [&](const Unit& unit) { return unit.kind == *kind; });
  if (found.end == 0 && !context.At(at, Tag::kOrgHead)) {
    found.end = EndOfUnknownName(context, at, *kind, lexed.IsAllCapitals(i));
  }
  if (found.end <= at) return std::nullopt;
  // "quận 10 hồ sơ": the number belongs to what follows.
  const bool counts = lexed.IsNumber(at) && !lexed.StartsBlock(at + 1) &&
                      context.At(at + 1, Tag::kUnit) && !context.At(at + 1, Tag::kPlaceHead);
  if (counts) return std::nullopt;
  return Name{{i, found.end}, {at, found.end}, kind, std::move(found.units)};
}

std::size_t EndOfKnownName(const Context& context, std::size_t i) {
  if (!context.lexed().StartsUpper(i)) return i;
  const Found found = FindName(context.lexed(), i, [](const Unit&) { return true; });
  return found.end < i + 2 ? i : found.end;
}

namespace {

// The name of a unit of at least that tier which no other name surrounds.
std::optional<Name> ReadBare(const Context& context, std::size_t i, Tier lowest) {
  const Lexed& lexed = context.lexed();
  const auto inside_name = [&](std::size_t k) {
    return lexed.StartsUpper(k) && !lexed.StartsBlock(k) && !lexed.IsAllCapitals(k);
  };
  if (i > 0 && !lexed.StartsBlock(i) && inside_name(i - 1)) return std::nullopt;
  if (context.Before(i, Tag::kStreet)) return std::nullopt;
  Found found = FindName(lexed, i, [&](const Unit& unit) { return unit.tier <= lowest; });
  if (found.end == 0 || inside_name(found.end)) return std::nullopt;
  return Name{{i, found.end}, {i, found.end}, std::nullopt, std::move(found.units)};
}

}  // namespace

std::optional<Name> ReadProvince(const Context& context, std::size_t i) {
  return ReadBare(context, i, Tier::kProvince);
}

std::optional<Name> ReadBareOuter(const Context& context, std::size_t i) {
  return ReadBare(context, i, Tier::kDistrict);
}

}  // namespace rasoat::places
