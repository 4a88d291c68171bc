#include "extractors/lexicon/lexicon.h"

#include <algorithm>

namespace rasoat::lexicon {

std::span<const WordId> Lexicon::Alike(std::string_view folded) const {
  const WordId first = a_.folded.Find(folded);
  if (first == 0) return {};
  const auto run = a_.alike.subspan(first);
  return run.first(static_cast<std::size_t>(std::find(run.begin(), run.end(), 0) - run.begin()));
}

std::uint32_t Lexicon::Child(std::uint32_t node, WordId word) const {
  if (node == 0) return a_.roots[word];
  const auto edges =
      a_.edges.subspan(a_.nodes[node].edges, a_.nodes[node + 1].edges - a_.nodes[node].edges);
  const auto found =
      std::lower_bound(edges.begin(), edges.end(), word,
                       [](const Automaton::Edge& edge, WordId id) { return edge.word < id; });
  return found == edges.end() || found->word != word ? 0 : found->node;
}

}  // namespace rasoat::lexicon
