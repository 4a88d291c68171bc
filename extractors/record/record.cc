#include "extractors/record/record.h"

#include "extractors/checks/registry.h"
#include "extractors/registry.h"

namespace rasoat {

Record MakeRecord(Document document) {
  Record record;
  record.document = std::move(document);
  const lexer::Lexed lexed(record.document.text, lexicon::SharedLexicon());
  for (Mention& mention : FindMentions(lexed, record.document.published)) {
    if (!std::holds_alternative<Other>(mention.value))
      record.mentions.push_back(std::move(mention));
  }
  const passage::Passage passage(lexed, record.mentions);
  record.checks = checks::RunChecks({passage, record.document.published});
  return record;
}

}  // namespace rasoat
