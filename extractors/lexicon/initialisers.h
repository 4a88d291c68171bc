#pragma once

#include <fstream>
#include <iostream>
#include <ostream>
#include <stdexcept>
#include <string>
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

// The main function of such a tool, `NAME OUT.inc`: `write` fills the file. Gives the exit status.
template <typename Write>
int RunTool(int argc, char** argv, std::string_view name, Write write) {
  if (argc != 2) {
    std::cerr << "usage: " << name << " OUT.inc\n";
    return 2;
  }
  try {
    std::ofstream out(argv[1]);
    write(out);
    out.flush();
    if (!out) throw std::runtime_error(std::string(argv[1]) + ": cannot be written");
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}

}  // namespace rasoat::lexicon
