#pragma once

#include <ostream>
#include <string_view>

#include "extractors/lexicon/key_table.h"

// Writes tables as C++ initialisers, for the tools that run when the project is built.

namespace rasoat::lexicon {

// `constexpr TYPE NAME[] = {…};`, each item printed by `print`.
template <typename Range, typename Print>
void WriteArray(std::ostream& out, std::string_view type, std::string_view name, const Range& range,
                Print print) {
  out << "constexpr " << type << ' ' << name << "[] = {\n";
  for (const auto& item : range) {
    print(item);
    out << ",\n";
  }
  out << "};\n";
}

// A string in lines, for the compiler's sake, never cut within a character.
inline void WriteLetters(std::ostream& out, std::string_view letters) {
  constexpr std::size_t kLine = 80;
  out << "constexpr std::string_view kLetters =\n\"";
  std::size_t written = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool boundary = (static_cast<unsigned char>(letters[i]) & 0xC0) != 0x80;
    if (written >= kLine && boundary) {
      out << "\"\n\"";
      written = 0;
    }
    if (letters[i] == '"' || letters[i] == '\\') out << '\\';
    out << letters[i];
    ++written;
  }
  out << "\";\n";
}

inline void WriteSlots(std::ostream& out, std::string_view name,
                       std::span<const KeyTable::Slot> slots) {
  WriteArray(out, "KeyTable::Slot", name, slots, [&](const KeyTable::Slot& slot) {
    out << '{' << slot.hash << "u, " << slot.start << ", " << int{slot.length} << ", "
        << slot.number << '}';
  });
}

}  // namespace rasoat::lexicon
