#include "extractors/record/record.h"

#include "extractors/checks/registry.h"
#include "extractors/registry.h"

namespace rasoat {

Record MakeRecord(Document document) {
  Record record;
  record.document = std::move(document);
  for (Mention& mention : FindMentions(record.document.text, record.document.published)) {
    if (!std::holds_alternative<Other>(mention.value))
      record.mentions.push_back(std::move(mention));
  }
  record.checks = checks::RunChecks({record.document.text, record.mentions});
  return record;
}

}  // namespace rasoat
