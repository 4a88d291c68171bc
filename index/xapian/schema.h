#pragma once

#include <cstddef>
#include <span>
#include <string_view>

// The one table of what stands in the index: the writer, the query parser and `rasoat schema` read
// it, docs/index-schema.md describes it, and a test compares the two.

namespace rasoat::xapian {

inline constexpr int kIndexSchema = 1;

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

namespace fields {

inline constexpr Field kText{
    "text", FieldKind::kText, "", -1, true, "toned key of every word and number of the text"};
inline constexpr Field kFoldedText{
    "text-folded", FieldKind::kText,
    "XF",          -1,
    true,          "the same words without marks, at the same positions"};
inline constexpr Field kTitle{
    "title", FieldKind::kText, "S", -1, true, "toned key of every word and number of the title"};
inline constexpr Field kFoldedTitle{
    "title-folded", FieldKind::kText,
    "XSF",          -1,
    true,           "the same without marks, at the same positions"};
inline constexpr Field kNumber{
    "number", FieldKind::kFilter, "XN", -1, true, "stated figure: XN1090, XN59.3%, XN184/310"};
inline constexpr Field kDocRef{
    "docref", FieldKind::kFilter, "XD", -1, true, "document number without marks: XD34-kl/tw"};
inline constexpr Field kRule{
    "rule", FieldKind::kFilter, "XR", -1, true, "rule of a finding: XRratio-percent"};
inline constexpr Field kVerdict{
    "verdict", FieldKind::kFilter, "XV", -1, true, "verdict of a check: XVinconsistent"};
inline constexpr Field kId{"id", FieldKind::kFilter, "Q", -1, false, "document id"};
inline constexpr Field kMediaType{"media-type", FieldKind::kFilter,      "T", -1,
                                  false,        "media type: Ttext/html"};
inline constexpr Field kPublished{
    "published", FieldKind::kValue, "", 0, false, "date of publication, YYYYMMDD"};
inline constexpr Field kSequence{
    "sequence", FieldKind::kValue, "", 3, false, "number of the change in the store, sortable"};
inline constexpr Field kChecks{"checks", FieldKind::kValue,           "", 8,
                               false,    "number of checks, sortable"};
inline constexpr Field kInconsistencies{
    "inconsistencies", FieldKind::kValue, "", 9, false, "number of inconsistent checks, sortable"};

}  // namespace fields

std::span<const Field* const> Schema();

// Terms are cut to this many bytes of key, at a code point; Xapian's limit is 245 with the prefix.
inline constexpr std::size_t kLongestKey = 64;
// Positions between two blocks of a document, so that no phrase crosses them.
inline constexpr unsigned kBlockGap = 100;

// The part of a key that is indexed and searched.
std::string_view CutKey(std::string_view key);

// Keys of the index's metadata.
namespace metadata {
inline constexpr std::string_view kSchema = "rasoat.schema";
inline constexpr std::string_view kFeatures = "rasoat.features";
inline constexpr std::string_view kUnicode = "rasoat.unicode";
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
