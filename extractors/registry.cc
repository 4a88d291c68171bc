#include "extractors/registry.h"

#include <iterator>

#include "extractors/changes/changes.h"
#include "extractors/counts/counts.h"
#include "extractors/dates/dates.h"
#include "extractors/docrefs/docrefs.h"
#include "extractors/lexicon/tables.h"
#include "extractors/money/money.h"
#include "extractors/others/others.h"
#include "extractors/percents/percents.h"
#include "extractors/ratios/ratios.h"

namespace rasoat {

std::span<const Extractor> Extractors() {
  static const Extractor kExtractors[] = {
      {"docrefs", docrefs::Rules()},   {"dates", dates::Rules()},   {"others", others::Rules()},
      {"changes", changes::Rules()},   {"money", money::Rules()},   {"ratios", ratios::Rules()},
      {"percents", percents::Rules()}, {"counts", counts::Rules()},
  };
  return kExtractors;
}

const lexicon::Lexicon& SharedLexicon() {
  static const lexicon::Lexicon kLexicon(lexicon::Tables());
  return kLexicon;
}

std::vector<Mention> FindMentions(std::string_view text, std::string_view published, Trace* trace) {
  static const std::vector<std::span<const Rule>> kRules = [] {
    std::vector<std::span<const Rule>> rules;
    for (const Extractor& extractor : Extractors()) rules.push_back(extractor.rules);
    return rules;
  }();
  const lexer::Lexed lexed(text, SharedLexicon());
  return RunRules(kRules, lexed, published, trace);
}

}  // namespace rasoat
