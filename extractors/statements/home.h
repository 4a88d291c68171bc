#pragma once

#include <string>

#include "extractors/letterhead/letterhead.h"
#include "extractors/statements/cues.h"
#include "extractors/statements/statement.h"

// Whose report a document is: the organisation, place and period that its figures have where they
// say nothing else. From the letterhead, the title and the first paragraphs.

namespace rasoat::statements {

// A place with its codes.
struct PlaceFact {
  std::string name;  // "huyện Nà Chí"
  std::string code_before;
  std::string code_after;
  std::string province_before;
  std::string province_after;
};

// An organisation by the committee that stands for it.
struct Organisation {
  std::string name;  // "Đảng bộ huyện Nà Chí"; "Đảng bộ huyện" where only that is told
  std::string id;     // empty without a name of its own
  std::string level;  // of its committee
  std::string kind;   // "huyện"
  PlaceFact place;
  Span evidence;
  explicit operator bool() const { return !name.empty(); }
};

struct Home {
  Organisation org;
  std::string date;  // ISO, of the document; empty
  PlaceFact place;   // of the organisation, else the first that the head names
  Span place_evidence;
  Slot period;           // stated by title, letterhead or the first paragraphs
  std::string province;  // its name, "Hà Giang"
  PlaceFact province_place;
};

// `title`: of a title that does not stand in the text, else null. `date`: of the document or empty.
Home FindHome(const Text& text, const Text* title, const letterhead::Letterhead& letterhead,
              std::string_view date);

// The organisation that a named committee stands for, in the same province as `home`.
Organisation OrganisationOf(const Text& text, const Committee& committee, const Home& home);

// TINH or HUYEN for a city, CS or XA for a commune by its date; others as they are.
std::string LevelOn(const Committee& committee, std::string_view date);

}  // namespace rasoat::statements
