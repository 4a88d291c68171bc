#pragma once

#include <optional>
#include <vector>

#include "extractors/engine.h"
#include "extractors/places/gazetteer.h"

namespace rasoat::places {

// A place as it is written: a head word and an own name.
struct Name {
  lexer::TokenRange range;           // head and name: "huyện Cao Lộc"
  lexer::TokenRange own;             // "Cao Lộc"
  std::optional<Kind> kind;          // by the head word
  std::vector<std::uint16_t> units;  // that have this name and kind; none: not in the gazetteer
};

// Reads the place that begins with a head word at token i: "huyện Cao Lộc", "TP. Thủ Đức",
// "phường 5", "thị xã Hòa Châu" (not in the gazetteer: words with capitals, four at most).
std::optional<Name> ReadPlace(const Context& context, std::size_t i);

// Reads the name of a province at token i, without a head word: "Thái Nguyên"; or of a province or
// district: "Đan Phượng".
std::optional<Name> ReadProvince(const Context& context, std::size_t i);
std::optional<Name> ReadBareOuter(const Context& context, std::size_t i);

// The end of the longest name of the gazetteer, of two or more words, that begins at token i; i for
// none.
std::size_t EndOfKnownName(const Context& context, std::size_t i);

// "LANG HOA" in "ĐẢNG ỦY PHƯỜNG LANG HOA": in a heading capitals tell nothing, the name goes to the
// heading's end.
std::size_t EndOfHeadingName(const Context& context, std::size_t i);

// The end of a proper name of at most `longest` words with capitals that begins at token i.
std::size_t EndOfProperName(const Context& context, std::size_t i, std::size_t longest);

}  // namespace rasoat::places
