#include "extractors/lexicon/tables.h"

namespace rasoat::lexicon {
namespace {

constexpr Row kNumbers[] = {
#include "numbers_lexicon.inc"
};
constexpr Row kComparators[] = {
#include "comparators_lexicon.inc"
};
constexpr Row kUnits[] = {
#include "units_lexicon.inc"
};
constexpr Row kCounts[] = {
#include "counts_lexicon.inc"
};
constexpr Row kRatios[] = {
#include "ratios_lexicon.inc"
};
constexpr Row kPercents[] = {
#include "percents_lexicon.inc"
};
constexpr Row kDates[] = {
#include "dates_lexicon.inc"
};
constexpr Row kChanges[] = {
#include "changes_lexicon.inc"
};
constexpr Row kMoney[] = {
#include "money_lexicon.inc"
};
constexpr Row kDocrefs[] = {
#include "docrefs_lexicon.inc"
};
constexpr Row kOthers[] = {
#include "others_lexicon.inc"
};

constexpr Row kOrgs[] = {
#include "orgs_lexicon.inc"
};
constexpr Row kPlaces[] = {
#include "places_lexicon.inc"
};

constexpr Row kPassage[] = {
#include "passage_lexicon.inc"
};

constexpr Row kIndicators[] = {
#include "indicators_lexicon.inc"
};

constexpr Table kTables[] = {
    {"numbers", kNumbers}, {"comparators", kComparators}, {"units", kUnits},
    {"counts", kCounts},   {"ratios", kRatios},           {"percents", kPercents},
    {"dates", kDates},     {"changes", kChanges},         {"money", kMoney},
    {"docrefs", kDocrefs}, {"others", kOthers},           {"orgs", kOrgs},
    {"places", kPlaces},   {"passage", kPassage},         {"indicators", kIndicators},
};

}  // namespace

std::span<const Table> Tables() { return kTables; }

}  // namespace rasoat::lexicon
