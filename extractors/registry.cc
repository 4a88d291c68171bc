#include "extractors/registry.h"

#include <iterator>

#include "extractors/changes/changes.h"
#include "extractors/counts/counts.h"
#include "extractors/dates/dates.h"
#include "extractors/docrefs/docrefs.h"
#include "extractors/docrefs/resolve.h"
#include "extractors/money/money.h"
#include "extractors/orgs/orgs.h"
#include "extractors/others/others.h"
#include "extractors/percents/percents.h"
#include "extractors/places/places.h"
#include "extractors/ratios/ratios.h"

namespace rasoat {

std::span<const Extractor> Extractors() {
  static const Extractor kExtractors[] = {
      {"docrefs", docrefs::Rules()},     {"dates", dates::Rules()},   {"others", others::Rules()},
      {"changes", changes::Rules()},     {"money", money::Rules()},   {"ratios", ratios::Rules()},
      {"percents", percents::Rules()},   {"counts", counts::Rules()}, {"orgs", orgs::Rules(), true},
      {"places", places::Rules(), true},
  };
  return kExtractors;
}

std::vector<Mention> FindMentions(std::string_view text, std::string_view published, Trace* trace) {
  return FindMentions(lexer::Lexed(text, lexicon::SharedLexicon()), published, trace);
}

std::vector<Mention> FindMentions(const lexer::Lexed& lexed, std::string_view published,
                                  Trace* trace) {
  auto mentions = RunRules(Extractors(), lexed, GatherFacts(lexed, published), trace);
  docrefs::ResolveShortForms(lexed.text(), mentions);
  return mentions;
}

}  // namespace rasoat
