#include "extractors/places/name.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace rasoat::places {
namespace {

using lexer::Lexed;
using lexer::Term;
using lexicon::Tag;

constexpr std::size_t kLongestName = 7;     // tokens, of the gazetteer
constexpr std::size_t kLongestUnknown = 4;  // words
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

bool IsAllCapitals(std::string_view word) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, word.size(), c);
    if (u_islower(c)) return false;
    letters += u_isupper(c) ? 1 : 0;
  }
  return letters >= 2;
}

std::size_t EndOfProperName(const Context& context, std::size_t i, std::size_t longest) {
  const Lexed& lexed = context.lexed();
  std::size_t end = i;
  while (end < i + longest && lexed.StartsUpper(end) && !lexed.StartsBlock(end) &&
         !IsAllCapitals(lexed.Written(end)) && !context.At(end, Tag::kOrgHead)) {
    ++end;
  }
  return end;
}

namespace {

// "ĐẢNG ỦY PHƯỜNG LANG HOA": in a heading capitals tell nothing; the name goes to its end.
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

}  // namespace

std::optional<Name> ReadPlace(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  const Term head = context.At(i, Tag::kPlaceHead);
  if (!head) return std::nullopt;
  const std::size_t at = head.range.end;
  if (at >= lexed.size() || lexed.StartsBlock(at)) return std::nullopt;
  const auto kind = KindFromName(head.value().empty() ? head.entry->term() : head.value());
  if (!kind || context.At(at, Tag::kOrgHead)) return std::nullopt;
  if (lexed.IsNumber(at) && !TakesNumber(*kind)) return std::nullopt;
  Found found = FindName(lexed, at, [&](const Unit& unit) { return unit.kind == *kind; });
  if (found.end == 0) {
    found.end = IsAllCapitals(lexed.Written(i)) ? EndOfHeadingName(context, at)
                                                : EndOfProperName(context, at, kLongestUnknown);
    const bool number = lexed.IsNumber(at) && TakesNumber(*kind) && lexed.Written(at).size() <= 2;
    if (number) found.end = at + 1;
  }
  if (found.end == at) return std::nullopt;
  return Name{{i, found.end}, {at, found.end}, kind, std::move(found.units)};
}

std::optional<Name> ReadProvince(const Context& context, std::size_t i) {
  const Lexed& lexed = context.lexed();
  const auto inside_name = [&](std::size_t k) {
    return lexed.StartsUpper(k) && !lexed.StartsBlock(k) && !IsAllCapitals(lexed.Written(k));
  };
  if (i > 0 && !lexed.StartsBlock(i) && inside_name(i - 1)) return std::nullopt;
  Found found =
      FindName(lexed, i, [](const Unit& unit) { return unit.tier == Tier::kProvince; });
  if (found.end == 0 || inside_name(found.end)) return std::nullopt;
  return Name{{i, found.end}, {i, found.end}, std::nullopt, std::move(found.units)};
}

}  // namespace rasoat::places
