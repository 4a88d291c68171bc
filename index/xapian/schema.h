#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

// The one table of what stands in the index: the writer, the query and `rasoat schema` read it,
// docs/index-schema.md describes it, and a test compares the two.

namespace rasoat::xapian {

inline constexpr int kIndexSchema = 2;

enum class FieldKind {
  kText,    // free text with positions
  kFilter,  // boolean terms
  kValue,   // a slot
};

struct Field {
  std::string_view name;
  FieldKind kind;
  std::string_view prefix;  // of terms; empty for toned text, and for values
  int slot;                 // of values; -1 for terms
  bool many;                // may occur more than once in a document
  std::string_view content;
};

// Requires a field of kValue.
constexpr unsigned SlotOf(const Field& field) { return static_cast<unsigned>(field.slot); }

// A text field without marks stands at the same positions as the one with them.
struct TextField {
  const Field& toned;
  const Field& folded;
};

namespace fields {

inline constexpr Field MakeText(std::string_view name, std::string_view prefix,
                                std::string_view content) {
  return {name, FieldKind::kText, prefix, -1, true, content};
}
inline constexpr Field MakeFilter(std::string_view name, std::string_view prefix, bool many,
                                  std::string_view content) {
  return {name, FieldKind::kFilter, prefix, -1, many, content};
}
inline constexpr Field MakeValue(std::string_view name, int slot, bool many,
                                 std::string_view content) {
  return {name, FieldKind::kValue, "", slot, many, content};
}

inline constexpr Field kText =
    MakeText("text", "", "toned key of every word and number of the text, and of the title");
inline constexpr Field kFoldedText = MakeText(
    "text-folded", "XF", "the same words without marks, at the same positions; no numbers");
inline constexpr Field kTitle =
    MakeText("title", "S", "toned key of every word and number of the title");
inline constexpr Field kFoldedTitle =
    MakeText("title-folded", "XSF", "the same without marks, at the same positions");
inline constexpr Field kLead =
    MakeText("lead", "XL", "toned key of every word and number of the lead (sapo)");
inline constexpr Field kFoldedLead =
    MakeText("lead-folded", "XLF", "the same without marks, at the same positions");
inline constexpr Field kOrganisation =
    MakeText("organisation", "XO",
             "words of the organisations named, without marks, each name between XO^ and XO$");

inline constexpr Field kNumber =
    MakeFilter("number", "XN", true, "stated figure: XN1090, XN59.3%, XN184/310");
inline constexpr Field kFigure =
    MakeFilter("figure", "XQ", true, "what is counted and how much, by leading digits: XQkg:53128");
inline constexpr Field kUnit = MakeFilter("unit", "XU", true, "what is counted, toned: XUchi");
inline constexpr Field kDocRef = MakeFilter(
    "docref", "XD", true, "document number without marks, and its code: XD34-kl/tw, XDkl/tw");
inline constexpr Field kPlace = MakeFilter(
    "place", "XA", true, "own name of an administrative unit named, without marks: XAcao loc");
inline constexpr Field kProvince = MakeFilter(
    "province", "XP", true, "province of the document: XPb:20 until 30 June 2025, XPa:20 since");
inline constexpr Field kRule = MakeFilter("rule", "XR", true, "rule of a finding: XRratio-percent");
inline constexpr Field kVerdict =
    MakeFilter("verdict", "XV", true, "verdict of a check, or question: XVinconsistent");
inline constexpr Field kCheck =
    MakeFilter("check", "XC", true, "rule and verdict of one check: XCratio-percent/inconsistent");
inline constexpr Field kQuality =
    MakeFilter("quality", "XX", true, "ocr, legacy, noaccent, unsure, table");
inline constexpr Field kPublisher =
    MakeFilter("publisher", "XJ", false, "who published it, without marks; else the host");
inline constexpr Field kKind =
    MakeFilter("kind", "XK", false, "kind of document without marks: XKbao cao");
inline constexpr Field kId = MakeFilter("id", "Q", false, "document id");
inline constexpr Field kHost = MakeFilter("host", "H", false, "host of its address: Hnhandan.vn");
inline constexpr Field kMediaType = MakeFilter("media-type", "T", false, "media type: Ttext/html");

inline constexpr Field kPublished = MakeValue("published", 0, false, "date, YYYYMMDD");
inline constexpr Field kPeriodStart =
    MakeValue("period-start", 1, false, "first day of the period reported on, YYYYMMDD");
inline constexpr Field kPeriodEnd = MakeValue("period-end", 2, false, "last day of it, YYYYMMDD");
inline constexpr Field kSequence =
    MakeValue("sequence", 3, false, "number of the change in the store, sortable");
inline constexpr Field kPublisherFacet = MakeValue("publisher-facet", 4, false, "publisher");
inline constexpr Field kProvinceFacet =
    MakeValue("province-facet", 5, true, "codes of its provinces since 1 July 2025");
inline constexpr Field kKindFacet = MakeValue("kind-facet", 6, false, "kind of document");
inline constexpr Field kChecks = MakeValue("checks", 8, false, "number of checks, sortable");
inline constexpr Field kInconsistencies =
    MakeValue("inconsistencies", 9, false, "number of inconsistent checks, sortable");
inline constexpr Field kSeverity = MakeValue(
    "severity", 10, false, "worst finding: 2 inconsistent, 1 rounding, 0 none; then their number");
inline constexpr Field kYear = MakeValue("year", 12, false, "year of the date");
inline constexpr Field kRuleFacet = MakeValue("rule-facet", 14, true, "rules of its findings");
inline constexpr Field kVerdictFacet =
    MakeValue("verdict-facet", 15, true, "verdicts of its checks");
inline constexpr Field kOrganisationFacet =
    MakeValue("organisation-facet", 16, true, "organisations named, as written");

inline constexpr TextField kTextField{kText, kFoldedText};
inline constexpr TextField kTitleField{kTitle, kFoldedTitle};
inline constexpr TextField kLeadField{kLead, kFoldedLead};
inline constexpr TextField kOrganisationField{kOrganisation, kOrganisation};

}  // namespace fields

std::span<const Field* const> Schema();

// The term of a key in a field. Keys are cut to kLongestKey bytes.
std::string Term(const Field& field, std::string_view key);

// The term of an id: never cut, since two long ones may differ at the end only; a long one is
// replaced by its hash.
std::string IdTerm(std::string_view id);

// Terms are cut to this many bytes of key, at a code point; Xapian's limit is 245 with the prefix.
inline constexpr std::size_t kLongestKey = 64;
std::string_view CutKey(std::string_view key);

// Positions left out between two sentences and between two blocks. A window that is no wider than
// the gap never reaches from one into the next, so that phrases and NEAR stay within a sentence,
// and words of one paragraph are found together without those of the next.
inline constexpr unsigned kSentenceGap = 200;
inline constexpr unsigned kBlockGap = 2000;

// Between the values of a slot that has many.
inline constexpr char kValueSeparator = '\x1F';

// Marks around the name of an organisation, among its words.
inline constexpr std::string_view kNameStart = "^";
inline constexpr std::string_view kNameEnd = "$";

// Keys of the index's metadata.
namespace metadata {
inline constexpr std::string_view kSchema = "rasoat.schema";
inline constexpr std::string_view kFeatures = "rasoat.features";
inline constexpr std::string_view kUnicode = "rasoat.unicode";
inline constexpr std::string_view kProgram = "rasoat.program";
inline constexpr std::string_view kSequence = "rasoat.sequence";
}  // namespace metadata

// A line of kFeatures: a name, and whether a program must know it to read or to write.
struct Feature {
  std::string_view name;
  std::string_view flags;  // "r", "w", "rw"
};

// What this program's indexes have; a newer index may have more.
std::span<const Feature> Features();

}  // namespace rasoat::xapian
