// Build-time tool: lays out the gazetteer and writes it as C++ initialisers.
//   compile_gazetteer OUT.inc

#include <map>
#include <span>
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

// A row of a gazetteer table: code, kind, name, code of the unit it belongs to, successor.
struct Row {
  const char* code;
  const char* kind;
  const char* name;
  const char* parent;
  const char* successor;
  int line;
};

constexpr Row kBefore[] = {
#include "gazetteer_before.inc"
};
constexpr Row kAfter[] = {
#include "gazetteer_after.inc"
};

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
  void Read(std::string_view table, std::span<const Row> rows, bool after) {
    std::map<std::string, std::uint16_t> by_code;
    for (const Row& row : rows) {
      try {
        Add(row, after, by_code);
      } catch (const std::exception& error) {
        throw std::runtime_error(std::string(table) + ":" + std::to_string(row.line) + ": " +
                                 error.what());
      }
    }
    if (after) after_ = std::move(by_code);
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
  void Add(const Row& row, bool after, std::map<std::string, std::uint16_t>& by_code) {
    const std::string code = row.code;
    const std::string parent = row.parent;
    const std::string successor = row.successor;
    Unit unit;
    unit.code = static_cast<std::uint32_t>(std::stoul(code));
    const auto kind = places::KindFromName(row.kind);
    if (!kind) throw std::runtime_error(std::string("unknown kind ") + row.kind);
    unit.kind = *kind;
    unit.tier = code.size() == 2   ? Tier::kProvince
                : code.size() == 3 ? Tier::kDistrict
                                   : Tier::kCommune;
    unit.after = after;
    if (!parent.empty()) unit.parent = by_code.at(parent);
    const std::string name = text::Normalize(row.name).text;
    unit.name = static_cast<std::uint32_t>(letters_.size());
    unit.name_length = static_cast<std::uint8_t>(name.size());
    letters_ += name;
    const auto number = static_cast<std::uint16_t>(units_.size());
    if (!successor.empty()) successors_.emplace(number, successor);
    if (!by_code.emplace(code, number).second) throw std::runtime_error("stands twice");
    names_[KeyOf(name)].push_back(number);
    units_.push_back(unit);
  }

  std::string letters_;
  std::vector<Unit> units_;
  std::map<std::string, std::vector<std::uint16_t>> names_;
  std::map<std::string, std::uint16_t> after_;
  std::map<std::uint16_t, std::string> successors_;
};

}  // namespace

int main(int argc, char** argv) {
  return lexicon::RunTool(argc, argv, "compile_gazetteer", [](std::ostream& out) {
    Compiler compiler;
    compiler.Read("gazetteer/before.tsv", kBefore, false);
    compiler.Read("gazetteer/after.tsv", kAfter, true);
    compiler.Write(out);
  });
}
