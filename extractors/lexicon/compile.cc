// Build-time tool: lays out the automaton of all lexicons and writes it as C++ initialisers, so
// that nothing is read or built when the program starts.
//   compile_lexicon OUT.inc

#include "extractors/lexicon/builder.h"
#include "extractors/lexicon/initialisers.h"

namespace {

using rasoat::lexicon::Automaton;
using rasoat::lexicon::Builder;
using rasoat::lexicon::Entry;
using rasoat::lexicon::TagSet;
using rasoat::lexicon::WriteArray;
using rasoat::lexicon::WriteLetters;
using rasoat::lexicon::WriteSlots;

void Write(std::ostream& out, const Automaton& a) {
  const auto tags = [&](const TagSet& set) { out << '{' << set.low << "u, " << set.high << "u}"; };
  const auto number = [&](auto n) { out << n << 'u'; };
  out << "// GENERATED from the lexicon.tsv of every extractor by extractors/lexicon/compile.cc\n";
  WriteLetters(out, a.words.letters);
  WriteSlots(out, "kWords", a.words.slots);
  WriteArray(out, "WordId", "kBytes", a.bytes, number);
  WriteArray(out, "TagSet", "kBegins", a.begins, tags);
  WriteArray(out, "TagSet", "kEnds", a.ends, tags);
  WriteArray(out, "std::uint32_t", "kRoots", a.roots, number);
  WriteArray(out, "Automaton::Node", "kNodes", a.nodes,
             [&](const Automaton::Node& n) { out << '{' << n.edges << ", " << n.entries << '}'; });
  WriteArray(out, "Automaton::Edge", "kEdges", a.edges,
             [&](const Automaton::Edge& e) { out << '{' << e.word << ", " << e.node << '}'; });
  WriteArray(out, "Entry", "kEntries", a.entries, [&](const Entry& e) {
    out << '{' << e.table << ", " << e.index << ", Tag{" << static_cast<int>(e.tag) << "}, "
        << int{e.length} << ", " << (e.exact ? "true" : "false") << '}';
  });
  WriteSlots(out, "kFolded", a.folded.slots);
  WriteArray(out, "WordId", "kAlike", a.alike, number);
}

}  // namespace

int main(int argc, char** argv) {
  return rasoat::lexicon::RunTool(argc, argv, "compile_lexicon", [](std::ostream& out) {
    Write(out, Builder(rasoat::lexicon::Tables()).automaton());
  });
}
