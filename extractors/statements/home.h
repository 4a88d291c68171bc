#pragma once

#include <map>
#include <string>

#include "extractors/letterhead/letterhead.h"
#include "extractors/statements/organisations.h"

// Whose report a document is: the organisation, place and period that its figures have where they
// say nothing else. From the letterhead, the title and the first paragraphs.

namespace rasoat::statements {

struct Home {
  Organisation org;
  std::string date;  // ISO, of the document; empty
  PlaceFact place;   // of the organisation, else the first that the head names
  Span place_evidence;
  Slot period;           // stated by title, letterhead or the first paragraphs
  std::string province;  // its name, "Hà Giang"
  PlaceFact province_place;
  // Organisations that were looked up before, by their names: a memory of OrganisationOf.
  mutable std::map<std::string, Organisation> known = {};
};

// `title`: of a title that does not stand in the text, else null. `date`: of the document or empty.
// `headline`: the title as it is written, empty without one.
Home FindHome(const Text& text, const Text* title, const letterhead::Letterhead& letterhead,
              std::string_view date, std::string_view headline);

}  // namespace rasoat::statements
