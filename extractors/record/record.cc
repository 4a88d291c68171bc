#include "extractors/record/record.h"

#include "extractors/checks/registry.h"
#include "extractors/checks/unsure.h"
#include "extractors/facts/dateline.h"
#include "extractors/registry.h"
#include "extractors/statements/statements.h"
#include "extractors/tables/cells.h"
#include "pipeline/model/calendar.h"

namespace rasoat {
namespace {

// The document's own date, ISO: the one it came with, that of its letterhead, or a date line.
std::string DateOf(const Record& record, const lexer::Lexed& lexed) {
  if (!record.document.published.empty()) return record.document.published;
  const std::string& stated = record.letterhead.date.text;
  return ParseIsoDate(stated) ? stated : FindDateline(lexed);
}

}  // namespace

Record MakeRecord(Document document) {
  Record record;
  record.document = std::move(document);
  const lexer::Lexed lexed(record.document.text, lexicon::SharedLexicon());
  for (Mention& mention : FindMentions(lexed, record.document.published)) {
    if (!std::holds_alternative<Other>(mention.value))
      record.mentions.push_back(std::move(mention));
  }
  record.tables = tables::ReadTables(record.document);
  tables::AddCellMentions(record.tables, record.mentions);
  const passage::Passage passage(lexed, record.mentions);
  // Most titles stand in the text as well.
  const bool apart = record.document.text.find(record.document.title) == std::string::npos;
  const std::string_view title_text = apart ? std::string_view(record.document.title) : "";
  const lexer::Lexed title(title_text, lexicon::SharedLexicon());
  const std::vector<Mention> title_mentions = FindMentions(title, record.document.published);
  const passage::Passage title_passage(title, title_mentions);
  record.checks = checks::RunChecks(
      {passage, record.document.published, apart ? &title_passage : nullptr, &record.tables});
  record.letterhead = letterhead::Find(record.document, lexed, record.mentions);
  checks::WithholdUnsure(record.document, record.checks);
  record.statements =
      statements::Join({passage, apart ? &title_passage : nullptr, &record.document,
                        DateOf(record, lexed), record.letterhead, record.tables, record.checks});
  if (record.document.title_guessed) {
    std::string stated = letterhead::TitleOf(record.letterhead);
    if (!stated.empty()) record.document.title = std::move(stated);
  }
  return record;
}

}  // namespace rasoat
