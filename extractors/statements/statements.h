#pragma once

#include <span>
#include <string>
#include <vector>

#include "extractors/checks/check.h"
#include "extractors/letterhead/letterhead.h"
#include "extractors/passage/passage.h"
#include "extractors/statements/statement.h"
#include "extractors/tables/structure.h"
#include "pipeline/model/document.h"

namespace rasoat::statements {

// What a document's figures are joined from. All of it must outlive the call.
struct Subject {
  const passage::Passage& passage;
  const passage::Passage* title = nullptr;  // of a title that does not stand in the text
  const Document* document = nullptr;       // null for a bare text
  std::string date;                         // of the document, ISO; empty where it states none
  const letterhead::Letterhead& letterhead;
  std::span<const tables::Table> tables;
  std::span<const checks::Check> checks;
};

// One statement for each figure among the mentions, in their order. What the text does not tell
// stays empty.
std::vector<Statement> Join(const Subject& subject);

}  // namespace rasoat::statements
