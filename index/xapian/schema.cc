#include "index/xapian/schema.h"

#include "pipeline/model/hash.h"
#include "pipeline/text/code_points.h"

namespace rasoat::xapian {
namespace {

constexpr const Field* kSchema[] = {
    &fields::kText,
    &fields::kFoldedText,
    &fields::kTitle,
    &fields::kFoldedTitle,
    &fields::kLead,
    &fields::kFoldedLead,
    &fields::kOrganisation,
    &fields::kNumber,
    &fields::kFigure,
    &fields::kUnit,
    &fields::kDocRef,
    &fields::kPlace,
    &fields::kProvince,
    &fields::kRule,
    &fields::kVerdict,
    &fields::kCheck,
    &fields::kQuality,
    &fields::kPublisher,
    &fields::kKind,
    &fields::kId,
    &fields::kHost,
    &fields::kMediaType,
    &fields::kPublished,
    &fields::kPeriodStart,
    &fields::kPeriodEnd,
    &fields::kSequence,
    &fields::kPublisherFacet,
    &fields::kProvinceFacet,
    &fields::kKindFacet,
    &fields::kChecks,
    &fields::kInconsistencies,
    &fields::kSeverity,
    &fields::kYear,
    &fields::kRuleFacet,
    &fields::kVerdictFacet,
    &fields::kOrganisationFacet,
};

constexpr Feature kFeatures[] = {
    {"toned-terms", "rw"}, {"folded-terms", "rw"},  {"sentence-gaps", "rw"},
    {"figures", "rw"},     {"organisations", "rw"}, {"facets", "rw"},
};

}  // namespace

std::span<const Field* const> Schema() { return kSchema; }

std::span<const Feature> Features() { return kFeatures; }

std::string Term(const Field& field, std::string_view key) {
  std::string term(field.prefix);
  term += CutKey(key);
  return term;
}

std::string IdTerm(std::string_view id) {
  return std::string(fields::kId.prefix) + (id.size() > kLongestKey ? Sha256(id) : std::string(id));
}

std::string_view CutKey(std::string_view key) { return text::CutAtCodePoint(key, kLongestKey); }

}  // namespace rasoat::xapian
