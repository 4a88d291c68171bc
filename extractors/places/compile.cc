// Build-time tool: lays out the gazetteer and writes it as C++ initialisers.
//   compile_gazetteer BEFORE.tsv AFTER.tsv OUT.inc

#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <vector>

#include "extractors/lexicon/initialisers.h"
#include "extractors/places/gazetteer.h"
#include "pipeline/text/normalize.h"
#include "pipeline/text/tokenizer.h"

namespace {

using namespace rasoat;
using places::Tier;
using places::Unit;

std::vector<std::string> SplitTabs(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back().push_back(c);
    }
  }
  return cells;
}

std::string KeyOf(const std::string& name) {
  std::string key;
  for (const text::Token& token : text::Tokenize(name)) {
    if (token.kind == text::TokenKind::kSymbol) continue;
    places::AppendNameKey(std::string_view(name).substr(token.start, token.end - token.start), key);
  }
  return key;
}

class Compiler {
 public:
  // Units stand before those that belong to them.
  void Read(const char* file, bool after) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error(std::string(file) + ": cannot be opened");
    std::map<std::string, std::uint16_t> by_code;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      if (line.empty() || line[0] == '#') continue;
      try {
        Add(SplitTabs(line), after, by_code);
      } catch (const std::exception& error) {
        throw std::runtime_error(std::string(file) + ":" + std::to_string(number) + ": " +
                                 error.what());
      }
    }
    (after ? after_ : before_) = std::move(by_code);
  }

  void Write(std::ostream& out) {
    for (const auto& [unit, code] : successors_) units_[unit].successor = after_.at(code);
    std::map<std::string, std::uint32_t> first;
    std::vector<std::uint16_t> by_name{places::kNone};
    for (const auto& [key, units] : names_) {
      first.emplace(key, static_cast<std::uint32_t>(by_name.size()));
      by_name.insert(by_name.end(), units.begin(), units.end());
      by_name.push_back(places::kNone);
    }
    const auto slots = lexicon::LayOut(first, letters_);
    out << "// GENERATED from gazetteer/*.tsv by extractors/places/compile.cc\n";
    lexicon::WriteLetters(out, letters_);
    lexicon::WriteSlots(out, "kKeys", slots);
    lexicon::WriteArray(out, "Unit", "kUnits", units_, [&](const Unit& u) {
      out << '{' << u.code << ", Kind{" << int(u.kind) << "}, Tier{" << int(u.tier) << "}, "
          << u.after << ", " << u.parent << ", " << u.successor << ", " << u.name << ", "
          << int{u.name_length} << '}';
    });
    lexicon::WriteArray(out, "std::uint16_t", "kByName", by_name,
                        [&](std::uint16_t unit) { out << unit; });
  }

 private:
  void Add(std::vector<std::string> cells, bool after,
           std::map<std::string, std::uint16_t>& by_code) {
    cells.resize(5);
    Unit unit;
    unit.code = static_cast<std::uint32_t>(std::stoul(cells[0]));
    const auto kind = places::KindFromName(cells[1]);
    if (!kind) throw std::runtime_error("unknown kind " + cells[1]);
    unit.kind = *kind;
    unit.tier = cells[0].size() == 2   ? Tier::kProvince
                : cells[0].size() == 3 ? Tier::kDistrict
                                       : Tier::kCommune;
    unit.after = after;
    if (!cells[3].empty()) unit.parent = by_code.at(cells[3]);
    const std::string name = text::Normalize(cells[2]).text;
    unit.name = static_cast<std::uint32_t>(letters_.size());
    unit.name_length = static_cast<std::uint8_t>(name.size());
    letters_ += name;
    const auto number = static_cast<std::uint16_t>(units_.size());
    if (!cells[4].empty()) successors_.emplace(number, cells[4]);
    if (!by_code.emplace(cells[0], number).second) throw std::runtime_error("stands twice");
    names_[KeyOf(name)].push_back(number);
    units_.push_back(unit);
  }

  std::string letters_;
  std::vector<Unit> units_;
  std::map<std::string, std::vector<std::uint16_t>> names_;
  std::map<std::string, std::uint16_t> before_;
  std::map<std::string, std::uint16_t> after_;
  std::map<std::uint16_t, std::string> successors_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: compile_gazetteer BEFORE.tsv AFTER.tsv OUT.inc\n";
    return 2;
  }
  try {
    Compiler compiler;
    compiler.Read(argv[1], false);
    compiler.Read(argv[2], true);
    std::ofstream out(argv[3]);
    compiler.Write(out);
    out.flush();
    if (!out) throw std::runtime_error(std::string(argv[3]) + ": cannot be written");
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
