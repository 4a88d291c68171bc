#include "extractors/lexicon/lexicon.h"

namespace rasoat::lexicon {
namespace {

#include "compiled_lexicon.inc"

constexpr Automaton kAutomaton{
    {kLetters, kWords},  kBytes, kBegins, kEnds, kRoots, kNodes, kEdges, kEntries,
    {kLetters, kFolded}, kAlike};

}  // namespace

const Lexicon& SharedLexicon() {
  static constexpr Lexicon kLexicon(kAutomaton);
  return kLexicon;
}

}  // namespace rasoat::lexicon
