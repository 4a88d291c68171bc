#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

// The code list of what reports on inspection and supervision count: acts.tsv, measures.tsv. An
// indicator is ACT.OBJECT or ACT.OBJECT.MEASURE: THKL.DV.KT, members reprimanded. A new act or
// measure is a row; dates say since when, and until when, it is counted. Words that stand for them
// in texts: lexicon.tsv.

namespace rasoat::indicators {

struct Act {
  std::string_view code;
  std::string_view family;  // acts whose figures may stand for one another in a relation: "KT"
  std::string_view vietnamese;
  std::string_view english;
  std::string_view valid_from;  // ISO; empty: always
  std::string_view valid_to;
  std::string_view source;
  int line = 0;
};

struct Measure {
  std::string_view code;     // "-": the act itself
  std::string_view acts;     // that it goes with, between blanks
  std::string_view objects;  // likewise
  std::string_view vietnamese;
  std::string_view english;
  std::string_view valid_from;
  std::string_view valid_to;
  int line = 0;
};

// A value of a slot: codes.tsv.
struct Code {
  std::string_view list;  // "object", the slot
  std::string_view code;
  std::string_view vietnamese;
  std::string_view english;
  int line = 0;
};

std::span<const Code> Codes();

// Its Vietnamese name; the code itself where the list has no such code.
std::string_view NameOfCode(std::string_view list, std::string_view code);

std::span<const Act> Acts();
std::span<const Measure> Measures();

// Null where there is none.
const Act* FindAct(std::string_view code);

// The family of an act; empty for none.
std::string_view FamilyOf(std::string_view act);

// "THKL.DV.KT"; without a measure "THKL.DV". Empty where the code list has no such indicator.
std::string CodeOf(std::string_view act, std::string_view object, std::string_view measure);

// An indicator with its names, for code books.
struct Indicator {
  std::string code;
  std::string vietnamese;
  std::string english;
  std::string_view valid_from;
  std::string_view valid_to;
};
std::vector<Indicator> AllIndicators();

// The names of one; the code itself where the list has no such indicator.
Indicator Describe(std::string_view code);

}  // namespace rasoat::indicators
